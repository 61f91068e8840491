import { isNumberWord } from '../../figures/english/number-words.js';
import { numberWordsOf } from '../../figures/number-words-of.js';
import { canBeFinite } from '../../text/parts-of-speech.js';
import { startsSentence } from '../../text/tokens.js';
import type { EditTerm, RepairMatch } from './edit-terms.js';
import { figureBefore, figureRepair, sparingFigures } from './figure-repairs.js';
import { QUESTION_WORDS } from './restart-shapes.js';
import type { Speech } from './speech.js';

/** How many words at the end of the reparandum the repair may repeat at its own end. */
const TAIL = 4;

/** `weekday`, `month` or empty. Short names and `march` are too often other words. */
export function calendarKind(speech: Speech, at: number): string {
  const word = speech.word(at);
  const isAmong = (names: readonly (readonly string[])[]) =>
    word.length > 3 && names.some((forms) => forms.includes(word));
  if (isAmong(speech.lists!.weekdays)) return 'weekday';
  return isAmong(speech.lists!.months) && word !== 'march' ? 'month' : '';
}

/** A word of a closed class: it opens its phrase. */
export function isFunctionWord(speech: Speech, at: number): boolean {
  const { determiners, prepositions, conjunctions, auxiliaries, pronouns } = speech.lists!;
  return [determiners, prepositions, conjunctions, auxiliaries, pronouns].some((words) => words.has(speech.word(at)));
}

/** A figure or a number word of the language. Articles (`un`, `ein`) do not count: they also open other phrases. */
function isNumber(speech: Speech, at: number): boolean {
  const word = speech.word(at);
  if (/^[\p{Sc}]?\d/u.test(word)) return true;
  if (speech.tongue === 'en') return word.split('-').every(isNumberWord);
  return !isFunctionWord(speech, at) && (numberWordsOf(speech.tongue)?.read(word.split('-'), 0)?.length ?? 0) > 0;
}

function isProper(speech: Speech, at: number): boolean {
  const capital = /^\p{Lu}/u.test(speech.tokens[at]?.text ?? '') && !startsSentence(speech.tokens, at);
  return speech.punctuated && capital && !isNumber(speech, at);
}

/** The factor that the strength of a term applies to the confidence of a match. */
function weighed(term: EditTerm, strong: number, weak: number, pause: number): number {
  return term.strength === 'strong' ? strong : term.strength === 'weak' ? weak : pause;
}

/** A bare `no` is a determiner before a noun, but never before a determiner, preposition or question word. */
function isBareNo(term: EditTerm): boolean {
  return term.strength === 'weak' && term.words.includes('no');
}

/** The place of the same word, or of another one of its class, that opens the reparandum. */
function leadBefore(speech: Speech, start: number, term: EditTerm): RepairMatch | null {
  const [first, lists] = [speech.word(term.to), speech.lists!];
  const classes = [lists.determiners, lists.prepositions].filter((words) => words.has(first));
  for (let at = term.from - 1; at >= start; at -= 1) {
    if (speech.word(at) !== first) continue;
    const near = term.from - at <= 6;
    const weak = isBareNo(term) || term.words.includes('rather') ? 0.9 : 0.75;
    const from = numberStart(speech, start, at);
    return { from, confidence: near ? weighed(term, 0.95, weak, 0.6) : 0.6 };
  }
  for (let at = term.from - 1; at >= Math.max(start, term.from - 5) && classes.length > 0; at -= 1) {
    if (!classes.some((words) => words.has(speech.word(at)))) continue;
    const near = term.from - at <= 4 && first !== 'to';
    return { from: at, confidence: near ? weighed(term, 0.9, isBareNo(term) ? 0.85 : 0.7, 0.4) : 0.6 };
  }
  return null;
}

/** `the first law, uh, third law`: the repair repeats the last word after the same number of words. */
function tailBefore(speech: Speech, start: number, term: EditTerm): RepairMatch | null {
  const last = speech.word(term.from - 1);
  for (let step = 1; step < TAIL; step += 1) {
    if (!speech.flowsOn(term.to + step - 1)) return null;
    if (speech.word(term.to + step) !== last || term.from - 1 - step < start) continue;
    const led = isFunctionWord(speech, term.from - 1 - step) && !isFunctionWord(speech, term.to);
    return { from: led ? term.from - step : term.from - 1 - step, confidence: weighed(term, 0.95, 0.9, 0.85) };
  }
  return null;
}

/** The first word of the number that a word belongs to: `two` in "two thousand and nineteen". The word itself if it is not a number. */
function numberStart(speech: Speech, start: number, at: number): number {
  const counts = (place: number) => isNumber(speech, place);
  let from = at;
  while (counts(from) && from > start && !speech.isBroken(from - 1)) {
    const linked = /^(hundred|thousand)$/.test(speech.word(from - 2)) && speech.word(from - 1) === 'and';
    if (linked && from - 2 >= start && !speech.isBroken(from - 2)) from -= 2;
    else if (counts(from - 1)) from -= 1;
    else break;
  }
  return from;
}

/** A number replaces another. */
function numberBefore(speech: Speech, start: number, term: EditTerm): RepairMatch | null {
  if (!isNumber(speech, term.to) || !isNumber(speech, term.from - 1)) return null;
  return { from: numberStart(speech, start, term.from - 1), confidence: weighed(term, 0.95, 0.9, 0.85) };
}

/** A word, or one of several names, replaces another one of its kind. */
function wordBefore(speech: Speech, start: number, term: EditTerm): RepairMatch | null {
  const last = term.from - 1;
  if (isFunctionWord(speech, term.to) || isFunctionWord(speech, last) || QUESTION_WORDS.test(speech.word(term.to)))
    return null;
  // "It's now thirty seven, no fever": a word cannot correct a number.
  if (term.strength === 'weak' && isNumber(speech, last)) return null;
  const names = isProper(speech, last) && isProper(speech, term.to);
  if (names) {
    let from = last;
    while (from > start + 1 && isProper(speech, from - 1) && !speech.isBroken(from - 1)) from -= 1;
    return { from, confidence: weighed(term, 0.93, isBareNo(term) ? 0.9 : 0.8, 0.7) };
  }
  // "We need apples, no wait, people want pears" does not correct a single word.
  const same = sharesTag(speech, last, term.to) && !canBeFinite(speech.tagsAt(term.to + 1));
  return { from: last, confidence: same ? weighed(term, 0.9, 0.7, 0.4) : weighed(term, 0.7, 0.5, 0.2) };
}

function sharesTag(speech: Speech, one: number, other: number): boolean {
  const tags = speech.tagsAt(one);
  const others = speech.tagsAt(other);
  if (tags === undefined || others === undefined) return false;
  return ['Noun', 'PastTense', 'PresentTense', 'Infinitive', 'Adjective', 'Adverb', 'Gerund', 'Value'].some(
    (tag) => tags.has(tag) && others.has(tag),
  );
}

/** The same ending, a number, the same opening word or the same kind of word. */
function wordsBefore(speech: Speech, start: number, term: EditTerm): RepairMatch | null {
  return (
    tailBefore(speech, start, term) ??
    numberBefore(speech, start, term) ??
    leadBefore(speech, start, term) ??
    wordBefore(speech, start, term)
  );
}

/** Finds the reparandum of an edit term by the structure of the repair: a figure, the same opening word, the same ending, the same kind of word. */
export function matchBefore(speech: Speech, start: number, term: EditTerm): RepairMatch | null {
  // A hesitation alone is never certain.
  if (term.strength === 'pause') return wordsBefore(speech, start, term);
  const figures = figureRepair(speech, start, term);
  const whole = figureBefore(figures, term);
  if (whole !== null) return whole;
  const match = wordsBefore(speech, start, term);
  return match === null ? null : sparingFigures(match, figures);
}
