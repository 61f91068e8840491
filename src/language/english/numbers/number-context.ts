import { MONTHS, ORDINAL_CARDINALS, SCALE_POWERS } from '../../figures/english/number-words.js';
import { plain, startsSentence, type Token } from '../../text/tokens.js';
import { monthBeforeThe } from './month-names.js';
import { type NumberRun, numberParts } from './number-run.js';
import { readNumber } from './spoken-number.js';
import { readYear } from './spoken-patterns.js';

const YEAR_CUES = new Set(
  'in since of by from until till during year before after the early late mid season circa'.split(' '),
);
const TIME_CUES = new Set('at by until till from around about before after'.split(' '));
const DIGIT_CUES = new Set(
  'number call dial code extension pin phone text telephone reference section flight suite case docket account zip postcode highway on is at'.split(
    ' ',
  ),
);
const RANGE_WORDS = new Set(['to', 'or', 'and', 'through', 'between']);
const DAY_PARTS = new Set(['morning', 'afternoon', 'evening']);

function isFigure(token: Token | undefined): boolean {
  return token !== undefined && /^\p{Sc}?\d/u.test(token.text);
}

/** The token before the run, unless punctuation separates them. */
function neighbourBefore(tokens: readonly Token[], run: NumberRun): Token | undefined {
  const before = tokens[run.from - 1];
  return before?.after === '' && tokens[run.from]?.before === '' ? before : undefined;
}

/** The token after the run, unless punctuation separates them. */
export function neighbourAfter(tokens: readonly Token[], run: NumberRun): Token | undefined {
  return tokens[run.to - 1]?.after === '' ? tokens[run.to] : undefined;
}

/** Whether the run is the second half of a range or choice of numbers: `ten to twenty`. */
export function closesRange(tokens: readonly Token[], run: NumberRun): boolean {
  const link = neighbourBefore(tokens, run);
  const first = tokens[run.from - 2];
  return RANGE_WORDS.has(plain(link)) && (numberParts(first) !== null || isFigure(first));
}

/** `two to` in `two to three hundred`: alone it would be read as 2. */
function opensRange(tokens: readonly Token[], run: NumberRun): boolean {
  return RANGE_WORDS.has(plain(neighbourAfter(tokens, run))) && numberParts(tokens[run.to + 1]) !== null;
}

function hasScale(words: readonly string[]): boolean {
  return words.some((word) => word === 'hundred' || SCALE_POWERS.has(word));
}

/** `one twenty over eighty` is a blood pressure or a fraction: both numbers stay in words. */
function isOver(tokens: readonly Token[], at: number): boolean {
  const [before, after] = [numberParts(tokens[at - 1]), numberParts(tokens[at + 1])];
  return plain(tokens[at]) === 'over' && before !== null && after !== null;
}

/** `ten past four`, `twenty five past`: minutes on the clock are words like its hours. */
function isMinutes(tokens: readonly Token[], run: NumberRun): boolean {
  return plain(neighbourAfter(tokens, run)) === 'past' && numberParts(tokens[run.to + 1]) !== null;
}

/** `half past three`, `quarter to twelve`: the hour is a word like its minutes. */
function isClockHour(tokens: readonly Token[], run: NumberRun): boolean {
  const link = plain(neighbourBefore(tokens, run));
  return /^(past|to|of|till)$/.test(link) && /^(half|quarter)$/.test(plain(tokens[run.from - 2]));
}

/** `a dollar twenty`: the first number is an article, so the second is not written in figures either. */
function followsArticledUnit(tokens: readonly Token[], run: NumberRun): boolean {
  return /^(dollar|euro|pound)$/.test(plain(neighbourBefore(tokens, run))) && plain(tokens[run.from - 2]) === 'a';
}

/** Whether the context makes the value of the run uncertain, so that the words must stay. */
export function isUncertain(tokens: readonly Token[], run: NumberRun, before?: NumberRun, after?: NumberRun): boolean {
  if (isFigure(neighbourBefore(tokens, run)) || isFigure(neighbourAfter(tokens, run))) return true;
  const next = plain(neighbourAfter(tokens, run));
  if (next === 'and' && plain(tokens[run.to + 1]).match(/^(a|an|half|three|two)$/)) {
    if (/^(half|quarter|third|quarters|thirds)$/.test(plain(tokens[run.to + 2]))) return true;
  }
  if (closesRange(tokens, run) && hasScale(run.words) && before !== undefined && !hasScale(before.words)) return true;
  if (opensRange(tokens, run) && after !== undefined && hasScale(after.words) && !hasScale(run.words)) return true;
  if (isOver(tokens, run.to)) return true;
  if (isClockHour(tokens, run)) return true;
  if (isMinutes(tokens, run) || isOver(tokens, run.from - 1) || followsArticledUnit(tokens, run)) return true;
  // "Ten, ten fifteen": two readings of one figure keep one form.
  if ([before, after].some((other) => sharesHead(run, other))) return true;
  const commaBefore = before !== undefined && before.to === run.from && hasScale(before.words);
  const commaAfter = after !== undefined && after.from === run.to && hasScale(run.words);
  if (commaBefore || commaAfter) return true;
  // "three hundred ten year olds": 310, or 300 children of ten years.
  const aged = next === 'year' && /^olds?$/.test(plain(tokens[run.to + 1]));
  if (aged && run.words.length > 2 && hasScale(run.words) && !run.words.includes('and')) return true;
  return /^(half|quarter|couple|few|several|thirds|quarters|halves|fifths|tenths)$/.test(next);
}

export function isMonth(token: Token | undefined): boolean {
  return MONTHS.has(plain(token));
}

/** Whether a run is adjacent to another that begins with the same number: `ten, ten fifteen`, `twenty, twenty five people`. */
function sharesHead(run: NumberRun, other: NumberRun | undefined): boolean {
  const beside = other !== undefined && (other.from === run.to || other.to === run.from);
  return beside && other.words[0] === run.words[0] && other.words.length !== run.words.length;
}

/** `to nineteen eighteen` after `from nineteen fourteen`. */
function closesYears(tokens: readonly Token[], run: NumberRun): boolean {
  if (!/^(to|through|and|until)$/.test(plain(neighbourBefore(tokens, run)))) return false;
  if (/^1[1-9]\d\d$|^20\d\d$/.test(plain(tokens[run.from - 2]))) return true;
  let from = run.from - 1;
  while (numberParts(tokens[from - 1]) !== null) from -= 1;
  const words = tokens.slice(from, run.from - 1).flatMap((token) => numberParts(token) ?? []);
  const years = readYear(words) !== null || /^20[0-4]\d$/.test(readNumber(words)?.value ?? '');
  return /^(from|between|in|of)$/.test(plain(tokens[from - 1])) && years;
}

/** Whether a year is expected here: after `in`, `since`, a month, or a day of a month. */
export function hasYearCue(tokens: readonly Token[], run: NumberRun): boolean {
  const before = tokens[run.from - 1];
  if (before === undefined || startsSentence(tokens, run.from)) return false;
  const day = /^\d{1,2}(st|nd|rd|th)?$/.test(plain(before)) && isMonth(tokens[run.from - 2]);
  return YEAR_CUES.has(plain(before)) || isMonth(before) || day || closesYears(tokens, run);
}

/** Whether a time of day is expected here: `at …`, `… am`, `… in the morning`. */
export function hasTimeCue(tokens: readonly Token[], run: NumberRun): boolean {
  const next = neighbourAfter(tokens, run);
  if (/^[ap]\.?m$/.test(plain(next)) || (/^[ap]$/.test(plain(next)) && plain(tokens[run.to + 1]) === 'm')) return true;
  if (plain(next) === 'in' && DAY_PARTS.has(plain(tokens[run.to + 2]))) return true;
  if (!TIME_CUES.has(plain(tokens[run.from - 1]))) return false;
  const closes =
    next === undefined ||
    /^(on|in|and|for|to|until|till|every|sharp|with|the|we|i|each|now|tomorrow|today|tonight|please|instead|from|because|so|but|or|when|if|you|they|he|she|it|it's|i'm|we're)$/;
  return closes === true || closes.test(plain(next)) || /day$/.test(plain(next));
}

/** Whether three or four digits in a row are a code or telephone number here. */
export function hasDigitCue(tokens: readonly Token[], run: NumberRun): boolean {
  const before = plain(tokens[run.from - 1]);
  return DIGIT_CUES.has(before) && !/^(on|is|at)$/.test(before);
}

/** Whether an ordinal of one of these words may be written in figures: fractions and spans of seconds may not. */
export function isPlainOrdinal(tokens: readonly Token[], run: NumberRun): boolean {
  const last = run.words.at(-1) ?? '';
  if (/(hundredth|thousandth|millionth)$/.test(last) || !ORDINAL_CARDINALS.has(last)) return false;
  if (plain(tokens[run.from - 1]) === 'a') return false;
  const next = plain(neighbourAfter(tokens, run));
  if (last !== 'second' || run.words.length === 1) return true;
  return isDate(tokens, run) || /^(century|floor|street|anniversary|birthday|edition)$/.test(next);
}

/** `fourteenth of march`, `march fourteenth`. */
export function isDate(tokens: readonly Token[], run: NumberRun): boolean {
  if (isMonth(neighbourBefore(tokens, run)) || isMonth(neighbourAfter(tokens, run))) return true;
  if (monthBeforeThe(tokens, run.from) >= 0) return true;
  return plain(neighbourAfter(tokens, run)) === 'of' && isMonth(tokens[run.to + 1]);
}
