import type { Item } from '../items/item.js';
import { readingsOf } from './figure-keys.js';

/** The spoken names of the signs in addresses and codes. */
const SIGNS =
  /^(dot|at|slash|dash|hyphen|underscore|plus|point|punkt|punto|ponto|arroba|barra|guion|guión|strich|schrägstrich|minus|tiret|streepje)$/;
/** The radio and telephone spelling alphabet: each word stands for its first letter. */
const ALPHABET =
  /^(alpha|alfa|bravo|charlie|delta|echo|foxtrot|golf|hotel|india|juliet|juliett|kilo|lima|mike|november|oscar|papa|quebec|romeo|sierra|tango|uniform|victor|whiskey|whisky|xray|yankee|zulu)$/;
/** A zero spoken as a letter or an exclamation. */
const ZERO = /^(oh|o)$/;

/** Words for dictated capitals, and signs that codes keep, as in passwords. */
const CASES = /^(capital|capitals|lower|upper|case|lowercase|uppercase)$/;
const MARKS: ReadonlyMap<string, readonly string[]> = new Map([
  ['hash', ['#']],
  ['star', ['*']],
  ['asterisk', ['*']],
  // A mark at the end of a code may also be punctuation.
  ['exclamation', ['!', '']],
  ['mark', ['']],
]);

/** Only the letters and digits. */
function bareOf({ words }: Item): string {
  return words
    .join('')
    .replaceAll('&', 'and')
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** The item as one word without spaces; empty for a hesitation. */
export function asWords(item: Item): readonly string[] {
  const bare = bareOf(item);
  if (item.figure === null && SIGNS.test(bare)) return [bare, ''];
  return [item.kind === 'noise' ? '' : bare];
}

/** The item as a code contains it: `36` for a figure, `b` for "bravo", `0` for "oh", empty for a sign or a hesitation. */
export function asSigns(item: Item): readonly string[] {
  const bare = bareOf(item);
  if (item.kind === 'noise') return [''];
  if (item.figure === null) {
    if (SIGNS.test(bare)) return [bare, ''];
    if (CASES.test(bare)) return ['', bare];
    const mark = MARKS.get(bare);
    if (mark !== undefined) return [...mark, bare];
    if (ALPHABET.test(bare)) return [bare[0]!, bare];
    if (ZERO.test(bare)) return ['0', bare, ''];
    return bare === 'quarter' ? [bare, 'q'] : [bare];
  }
  const strings = readingsOf(item.figure).filter((reading) => /^[SDT]?\w+$/.test(reading));
  const signs = item.words.join('').match(/^[\p{L}\p{N}]*[#*!][\p{L}\p{N}#*!]*$/u)?.[0];
  if (signs !== undefined) return [signs];
  return [...new Set([...strings.map((one) => one.replace(/^[SDT](?=.)/, '').toLowerCase()), bare])];
}
