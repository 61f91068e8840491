import { ENGLISH_UNITS } from '../../figures/english/english-units.js';
import { digitOf, isNumberWord, ORDINAL_CARDINALS, SCALE_POWERS } from '../../figures/english/number-words.js';
import { plain, type Token } from '../../text/tokens.js';
import { DETERMINERS } from '../../text/word-classes.js';

/** A maximal run of number words: no adjacent token belongs to the same number. */
export interface NumberRun {
  /** Token indices, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** Its words in lower case, hyphens taken apart. */
  readonly words: readonly string[];
}

/** The number words of one token: `twenty-three` has two; null if any part is not a number word. */
export function numberParts(token: Token | undefined): readonly string[] | null {
  if (token === undefined || token.text === '' || token.quoted) return null;
  const parts = plain(token).split('-');
  return parts.every(isNumberWord) ? parts : null;
}

/** Before the `and` within a number: "two hundred and five", but "five and seven" are two. */
const SCALED = /^(.*-)?(hundred|thousand|[a-z]+illion|lakhs?|crores?)$/;

/** Whether the token may occur between number words: the `and`, `point`, `oh` and `double` of spoken numbers. */
function joins(tokens: readonly Token[], at: number): boolean {
  const word = plain(tokens[at]);
  const next = tokens[at + 1];
  if (next === undefined || tokens[at]?.after !== '' || next.before !== '') return false;
  const digitNext = digitOf(plain(next)) !== null || (word === 'point' && plain(next) === 'o' && isOh(tokens, at + 1));
  if (word === 'and') return SCALED.test(plain(tokens[at - 1])) && numberParts(next) !== null;
  // "Three point ten": this is not a readable number, and neither are its parts.
  if (word === 'point') return digitNext || numberParts(next) !== null;
  return (word === 'double' || word === 'triple') && digitNext;
}

/** `oh` beside a digit, and `o` among the digits after `point` or between two digits. */
function isOh(tokens: readonly Token[], at: number): boolean {
  const word = plain(tokens[at]);
  const after = /^(point|o)$/.test(plain(tokens[at - 1]));
  if (word === 'o' && after && plain(tokens[at + 1]) === 'o') return isOh(tokens, at + 1);
  if (word === 'o')
    return digitOf(plain(tokens[at + 1])) !== null && (after || digitOf(plain(tokens[at - 1])) !== null);
  return word === 'oh' && (digitOf(plain(tokens[at - 1])) !== null || digitOf(plain(tokens[at + 1])) !== null);
}

/** `a hundred`, `a million`, but not `half a million` or `three quarters of a million`. */
function isArticle(tokens: readonly Token[], at: number): boolean {
  const next = plain(tokens[at + 1]);
  if (/^(half|quarter|third|of)$/.test(plain(tokens[at - 1]))) return false;
  return plain(tokens[at]) === 'a' && (next === 'hundred' || SCALE_POWERS.has(next)) && tokens[at]?.after === '';
}

/** The `one` of "the second one", which counts nothing. */
function isThatOne(tokens: readonly Token[], at: number): boolean {
  return (
    /^ones?$/.test(plain(tokens[at])) &&
    ORDINAL_CARDINALS.has(plain(tokens[at - 1])) &&
    numberParts(tokens[at + 1]) === null
  );
}

function endOfRun(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at < tokens.length) {
    const token = tokens[at]!;
    if (at > from && isThatOne(tokens, at)) break;
    if (at > from && (token.before !== '' || token.gap !== '')) break;
    const belongs =
      numberParts(token) !== null || isOh(tokens, at) || (at === from ? isArticle(tokens, at) : joins(tokens, at));
    if (!belongs) break;
    at += 1;
    if (token.after !== '') break;
  }
  return at;
}

/** `point two metres`, `point one two`: a decimal without its whole. Of `at that point five people` the point is a place. */
function isBarePoint(tokens: readonly Token[], at: number): boolean {
  if (plain(tokens[at]) !== 'point' || !joins(tokens, at)) return false;
  const before = plain(tokens[at - 1]);
  if (
    DETERMINERS.has(before) ||
    /^(one|point|first|last|high|low|only)$/.test(before) ||
    numberParts(tokens[at - 1]) !== null
  )
    return false;
  const [digit, next] = [tokens[at + 1]!, tokens[at + 2]];
  const more = digitOf(plain(next)) !== null || ENGLISH_UNITS.has(plain(next));
  return digit.after === '' && more;
}

/** `naught point two`: a decimal with its nought. */
function isNought(tokens: readonly Token[], at: number): boolean {
  return /^(nought|naught)$/.test(plain(tokens[at])) && plain(tokens[at + 1]) === 'point' && joins(tokens, at + 1);
}

/** Whether a run can start here: with a number word, `oh` before a digit, or the article of `a hundred`. */
function starts(tokens: readonly Token[], at: number): boolean {
  const word = plain(tokens[at]);
  if (tokens[at]?.quoted) return false;
  if (isBarePoint(tokens, at) || isNought(tokens, at)) return true;
  if (word === 'double' || word === 'triple') return joins(tokens, at) && numberParts(tokens[at + 2]) !== null;
  return numberParts(tokens[at]) !== null || isArticle(tokens, at) || (word === 'oh' && isOh(tokens, at));
}

/** All runs of number words, in order. */
export function findNumberRuns(tokens: readonly Token[]): NumberRun[] {
  const runs: NumberRun[] = [];
  let at = 0;
  while (at < tokens.length) {
    if (!starts(tokens, at)) {
      at += 1;
      continue;
    }
    const first = plain(tokens[at]);
    const led = /^(double|triple|point|nought|naught)$/.test(first);
    const to = led ? endOfRun(tokens, /^n/.test(first) ? at + 2 : at + 1) : endOfRun(tokens, at);
    const words = tokens.slice(at, to).flatMap((token) => plain(token).split('-'));
    if (/^(naught|nought)$/.test(first)) words[0] = 'zero';
    runs.push({ from: at, to, words });
    at = Math.max(to, at + 1);
  }
  return runs;
}
