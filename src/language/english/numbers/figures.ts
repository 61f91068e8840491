import { plain, startsSentence, type Token } from '../../text/tokens.js';
import { monthBeforeThe } from './month-names.js';
import {
  hasDigitCue,
  hasTimeCue,
  hasYearCue,
  isDate,
  isMonth,
  isPlainOrdinal,
  isUncertain,
  neighbourAfter,
} from './number-context.js';
import { splitAtAnd } from './number-list.js';
import { findNumberRuns, type NumberRun } from './number-run.js';
import { dayHalf, withSuffix } from './number-suffix.js';
import { readNumber, type SpokenNumber } from './spoken-number.js';
import { isCounting, readDigits, readTime, readYear } from './spoken-patterns.js';
import { isLoneYear, isTimetable, lateTime } from './year-and-time-cues.js';

/** The brand's rule for numbers: words below ten and figures from ten on, figures for all, or as they were spoken. */
export type NumberStyle = 'ten-and-above' | 'all-figures' | 'as-spoken';

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A day of a month with its year: `march fourteenth twenty twenty six`. */
function dayAndYear(tokens: readonly Token[], run: NumberRun): Piece[] | null {
  const named = isMonth(tokens[run.from - 1]) || monthBeforeThe(tokens, run.from) >= 0;
  if (!named || run.words.length !== run.to - run.from) return null;
  for (let cut = 1; cut < run.words.length; cut += 1) {
    const day = readNumber(run.words.slice(0, cut));
    const rest = run.words.slice(cut);
    const year = readYear(rest) ?? readNumber(rest)?.value;
    const isYear = year !== undefined && /^(1[1-9]|20)\d\d$/.test(year);
    if (day === null || day.kind === 'decimal' || Number(day.value) > 31 || !isYear) continue;
    return [
      { from: run.from, to: run.from + cut, text: `${day.figure},` },
      { from: run.from + cut, to: run.to, text: year },
    ];
  }
  return null;
}

const DECADES = 'twenties thirties forties fifties sixties seventies eighties nineties'.split(' ');

/** `the nineteen eighties` → `1980s`; null for anything else. */
function decadeOf(tokens: readonly Token[], run: NumberRun): string | null {
  const century = run.words.length === 1 ? Number(readNumber(run.words)?.value ?? 0) : 0;
  const decade = DECADES.indexOf(plain(neighbourAfter(tokens, run)));
  const led = /^(the|early|late|mid|mid-|of|in)$/.test(plain(tokens[run.from - 1]));
  return led && century >= 15 && century <= 20 && decade >= 0 ? `${century}${decade + 2}0s` : null;
}

/** The digits of sets and games: "won the final six four three six". */
function isScore(tokens: readonly Token[], run: NumberRun): boolean {
  const before = tokens.slice(Math.max(0, run.from - 4), run.from).map(plain);
  return before.some((word) => /^(final|match|set|sets|game|games|won|beat|lost|score|scored|semifinal)$/.test(word));
}

/** `the nine oh six is late`: a train, by the time at which it leaves. */
function isService(tokens: readonly Token[], run: NumberRun): boolean {
  const routed = /^(bus|tram|route|line|service)$/.test(plain(neighbourAfter(tokens, run)));
  return plain(tokens[run.from - 1]) === 'the' && run.words.includes('oh') && !routed && isTimetable(tokens, run);
}

/** Years, times of day and digit strings, each only if the context shows that it is one. */
function patternPiece(tokens: readonly Token[], run: NumberRun): Piece | null {
  const decade = decadeOf(tokens, run);
  if (decade !== null) return { from: run.from, to: run.to + 1, text: decade };
  const digits = isScore(tokens, run) ? null : readDigits(run.words);
  if (digits !== null && digits.length >= 3) {
    const certain = hasDigitCue(tokens, run) || (digits.length >= 5 && !isCounting(digits));
    if (certain) return { from: run.from, to: run.to, text: digits };
  }
  const time = readTime(run.words);
  if (time !== null && (hasTimeCue(tokens, run) || isService(tokens, run))) {
    const half = dayHalf(tokens, run.to);
    return { from: run.from, to: half?.to ?? run.to, text: half === null ? time : `${time} ${half.text}` };
  }
  const late = lateTime(tokens, run);
  if (late !== null && !hasYearCue(tokens, run)) return { from: run.from, to: run.to, text: late };
  const year = readYear(run.words);
  const unit = plain(neighbourAfter(tokens, run));
  const counted = /^(dollars?|euros?|pounds?|percent|cents?|people|times|minutes|hours|days|years)$/.test(unit);
  const dated = year !== null && (hasYearCue(tokens, run) || isLoneYear(tokens, run, year));
  return dated && !counted ? { from: run.from, to: run.to, text: year } : null;
}

/** Whether a number by itself is written in figures under the style. */
function wantsFigure(tokens: readonly Token[], run: NumberRun, number: SpokenNumber, style: NumberStyle): boolean {
  if (run.words[0] === 'a' && run.words.length === 2) return false;
  if (number.kind === 'decimal') return true;
  if (number.kind === 'ordinal' && !isPlainOrdinal(tokens, run)) return false;
  if (number.kind === 'ordinal' && isDate(tokens, run)) return true;
  if (startsSentence(tokens, run.from)) return false;
  const threshold = style === 'all-figures' && number.kind === 'cardinal' && number.value !== '1' ? 0 : 10;
  return Number(number.value) >= threshold;
}

/** `I think it was two thousand and thirteen`: the number counts nothing after it. */
function isYearAlone(tokens: readonly Token[], run: NumberRun, number: SpokenNumber): boolean {
  if (number.kind !== 'cardinal' || !/^20\d[1-9]$/.test(number.value)) return false;
  const next = plain(neighbourAfter(tokens, run));
  const was = /^(was|is|in|since|about|around|maybe|probably|like)$/.test(plain(tokens[run.from - 1]));
  return was && (next === '' || /^(and|but|or|when|so|because|that|i|we|he|she|they|it)$/.test(next));
}

function numberPiece(
  tokens: readonly Token[],
  run: NumberRun,
  runs: readonly NumberRun[],
  style: NumberStyle,
): Piece | null {
  const number = readNumber(run.words);
  if (number === null) return null;
  const suffixed = withSuffix(tokens, run, number, runs);
  if (suffixed !== null) return { from: run.from, to: suffixed.to, text: suffixed.figure };
  const half = run.words.length === 1 && Number(number.value) <= 12 ? dayHalf(tokens, run.to) : null;
  if (half !== null && number.kind === 'cardinal' && number.value !== '0') {
    return { from: run.from, to: half.to, text: `${number.value} ${half.text}` };
  }
  if (!wantsFigure(tokens, run, number, style)) return null;
  const isYear = (/^(19|20)\d\d$/.test(number.value) && hasYearCue(tokens, run)) || isYearAlone(tokens, run, number);
  return { from: run.from, to: run.to, text: isYear ? number.value : number.figure };
}

/** The parts of one run that are written in figures; none if the run is ambiguous. */
function piecesOf(tokens: readonly Token[], runs: readonly NumberRun[], index: number, style: NumberStyle): Piece[] {
  const run = runs[index]!;
  if (isUncertain(tokens, run, runs[index - 1], runs[index + 1])) return [];
  // "Between a hundred and ten and a hundred and thirty": the second `and` separates the two numbers.
  const second = plain(neighbourAfter(tokens, run)) === 'and' && runs[index + 1]?.from === run.to + 1;
  const between = plain(tokens[run.from - 1]) === 'between' && !second;
  const dated = dayAndYear(tokens, run);
  if (dated !== null) return dated;
  const whole = between && run.words.includes('and') ? null : patternPiece(tokens, run);
  if (whole !== null) return [whole];
  if (!between || !run.words.includes('and')) {
    const piece = numberPiece(tokens, run, runs, style);
    if (piece !== null || readNumber(run.words) !== null) return piece === null ? [] : [piece];
  }
  const parts = splitAtAnd(run, between);
  return parts.flatMap((part) => numberPiece(tokens, part, parts, style) ?? []);
}

/** Writes spoken numbers in figures in the given style. It never changes a value: an ambiguous number stays in words. */
export function writeFigures(tokens: readonly Token[], style: NumberStyle): Token[] {
  if (style === 'as-spoken') return [...tokens];
  const runs = findNumberRuns(tokens);
  const pieces = runs.flatMap((_, index) => piecesOf(tokens, runs, index, style));
  const written: Token[] = [];
  let at = 0;
  for (const piece of pieces) {
    if (piece.from < at) continue;
    written.push(...tokens.slice(at, piece.from));
    const [first, last] = [tokens[piece.from]!, tokens[piece.to - 1]!];
    const comma = piece.text.endsWith(',');
    const after = comma && last.after !== '' ? last.after : comma ? ',' : last.after;
    written.push({ ...first, text: comma ? piece.text.slice(0, -1) : piece.text, after, end: last.end });
    at = piece.to;
  }
  return [...written, ...tokens.slice(at)];
}
