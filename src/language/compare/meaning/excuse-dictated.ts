import { numberWordsOf } from '../../figures/number-words-of.js';
import { BETWEEN_SIGNS, isPlus } from '../../figures/spoken-signs.js';
import type { Lexicon } from '../../lexicons/lexicon.js';
import type { Matching } from '../align/matching.js';
import type { Item } from '../items/item.js';

/** Dictated names of punctuation marks, and the marks that the text has for them. */
const MARKS: readonly (readonly [string, RegExp])[] = [
  ['quote', /["“„'‘]/u],
  ['unquote', /["”'’]/u],
  ['end quote', /["”'’]/u],
  ['close quote', /["”'’]/u],
  ['open quote', /["“„'‘]/u],
  ['comma', /,/],
  ['period', /\./],
  ['full stop', /\./],
  ['colon', /:/],
  ['semicolon', /;/],
  ['question mark', /\?/],
  ['exclamation mark', /!/],
  ['exclamation point', /!/],
  ['new line', /\n/],
  ['new paragraph', /\n/],
  ['dash', /[-—–]/],
  ['hyphen', /-/],
];

/** The negations of which a double negation has one too many. */
const DOUBLE: ReadonlyMap<string, string> = new Map([
  ['nothing', 'quantifier:anything'],
  ['nobody', 'quantifier:anybody'],
  ['no', 'quantifier:any'],
  ['none', 'quantifier:any'],
  ['nowhere', 'anywher'],
  ['never', 'ever'],
]);
const DOUBLE_REACH = 7;

/** Excuses dictated punctuation marks, and the second negation of "didn't have nothing". English only. */
export function excuseDictated(matching: Matching, lexicon: Lexicon | null): void {
  if (lexicon?.language !== 'en') return;
  const { raw, partners } = matching;
  for (const at of raw.items.keys()) {
    if (partners[at]! >= 0 || matching.excusedLost[at] !== null) continue;
    const mark = MARKS.find(([name]) =>
      name.split(' ').every((word, step) => raw.items[at + step]?.words[0] === word && partners[at + step]! < 0),
    );
    if (mark?.[1].test(textAround(matching, at))) {
      matching.excuse(
        mark[0].split(' ').map((_, step) => at + step),
        [],
        'dictated mark',
      );
    }
    excuseDouble(matching, at);
  }
}

/** A word of the sign before a number: `plus or minus`, `plus ou moins`. A minus alone belongs to the number and is not an item. */
function isOfSign(language: string | null, word: string): boolean {
  return isPlus(language, word) || BETWEEN_SIGNS.test(word) || numberWordsOf(language)?.minus.has(word) === true;
}

/** Maximum number of words of a sign before its number. */
const SIGN_WORDS = 3;

/** Excuses the words of a sign that the text writes as one before the same figure: `+85`, `±0.3`. */
export function excuseSpokenSigns({ raw, refined, partners, excusedLost }: Matching): void {
  for (const [at, { figure }] of raw.items.entries()) {
    const written = figure === null ? undefined : refined.items[partners[at]!];
    if (written === undefined || !/[+±]/u.test(refined.annotated.text.slice(written.start - 1, written.start + 1)))
      continue;
    for (let back = at - 1; back >= Math.max(0, at - SIGN_WORDS); back -= 1) {
      if (partners[back]! >= 0 || !isOfSign(raw.annotated.language, raw.items[back]!.words[0] ?? '')) break;
      excusedLost[back] ??= 'sign of a figure';
    }
  }
}

/** Excuses the "plus" of a telephone number that begins with `+` in the text: `+31 6 …`. */
export function excusePlusOfNumbers(matching: Matching): void {
  const { raw, refined, partners, excusedLost } = matching;
  for (const at of raw.items.keys()) {
    const first = raw.items[at + 1];
    const lost = partners[at]! < 0 && excusedLost[at] === null;
    if (!lost || first?.figure == null || !isPlus(raw.annotated.language, raw.items[at]!.words[0] ?? '')) continue;
    const place = matching.placeOf(at);
    const written = refined.items
      .slice(Math.max(0, place - 2), place + 3)
      .find(({ words }) => words[0]!.startsWith('+'));
    const digits = written?.words.join('').replace(/\D/gu, '') ?? '';
    const said = first.figure.readings.map((reading) => reading.replace(/\D/gu, ''));
    if (said.some((row) => row !== '' && digits.startsWith(row))) excusedLost[at] = 'sign of a figure';
  }
}

/** The part of the text between the partners of the words beside a spoken item. */
function textAround({ refined, partners }: Matching, at: number): string {
  const before = partners.slice(Math.max(0, at - 4), at).findLast((partner) => partner >= 0) ?? -1;
  const [from, to] = [refined.items[before], refined.items[before + 1]];
  const { text } = refined.annotated;
  return text.slice(from?.end ?? 0, to?.start ?? text.length);
}

function excuseDouble(matching: Matching, at: number): void {
  const { raw, refined } = matching;
  const any = raw.items[at]!.kind === 'negation' ? DOUBLE.get(raw.items[at]!.words[0] ?? '') : undefined;
  if (
    any === undefined ||
    !raw.items.slice(Math.max(0, at - DOUBLE_REACH), at).some(({ kind }: Item) => kind === 'negation')
  )
    return;
  const place = matching.placeOf(at);
  for (let written = Math.max(0, place - 3); written <= Math.min(refined.items.length - 1, place + 3); written += 1) {
    if (refined.items[written]!.key !== any || matching.partnersOfWritten[written]! >= 0) continue;
    matching.excuse([at], [written], 'double negation');
    return;
  }
}
