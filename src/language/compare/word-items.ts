import { numberValues } from '../english/numbers/number-values.js';
import { plain, type Token } from '../text/tokens.js';
import { isNegation } from '../text/word-classes.js';
import { stemOf } from './content-words.js';
import { groupOf } from './meaning-words.js';
import { unitOf } from './units-kept.js';

/** A word as it is compared: contractions written out, every number the same sign, spelling and grammar levelled. */
export interface WordItem {
  readonly key: string;
  /** The word in lower case; empty for a number. */
  readonly word: string;
  /** The number's value, null for a word. */
  readonly value: string | null;
  readonly start: number;
  readonly end: number;
  /** Index of its token. */
  readonly at: number;
}

export const NUMBER = '#';
/** What informal speech runs together. */
const RUN_TOGETHER: ReadonlyMap<string, string> = new Map([
  ['gonna', 'going to'],
  ['wanna', 'want to'],
  ['gotta', 'have to'],
  ['kinda', 'kind of'],
  ['sorta', 'sort of'],
  ['dunno', 'do not know'],
  ['gimme', 'give me'],
  ['lemme', 'let me'],
  ['cannot', 'can not'],
  ["can't", 'can not'],
  ["won't", 'will not'],
  ["shan't", 'shall not'],
  ["let's", 'let us'],
  ["ain't", 'is not'],
  ["y'all", 'you all'],
]);
const AFTER_HAS = /^(been|got|had|become|taken|gone|done|seen|made|come)$/;

/** The words that one token stands for, contractions written out. */
export function contracted(word: string, next: string): string[] {
  const together = RUN_TOGETHER.get(word);
  if (together !== undefined) return together.split(' ');
  if (/n't$/.test(word)) return [word.slice(0, -3), 'not'];
  const [, stem = '', ending = ''] = /^(.+?)'(s|m|re|ve|ll|d)$/.exec(word) ?? [];
  if (ending === 're') return [stem, 'are'];
  if (ending === 've') return [stem, 'have'];
  if (ending === 'll') return [stem, 'will'];
  if (ending === 'm') return [stem, 'am'];
  if (ending === 'd') return [stem, /^(better|been|had|gone)$/.test(next) ? 'had' : 'would'];
  const clitic = /^(it|that|there|here|he|she|what|who|where|how|when|everything|everybody|everyone|nobody)$/.test(
    stem,
  );
  if (ending === 's' && clitic) return [stem, AFTER_HAS.test(next) ? 'has' : 'is'];
  return word.split('-').filter(Boolean);
}

/** American spelling, roughly, and no ending. */
function keyOf(word: string, counted: boolean): string {
  const bare = word.replace(/'s?$/, '').replace(/[^\p{L}\p{N}@.]/gu, '');
  const spelt = bare
    .replace(/(?<=\w{3})our(?=(s|ed|ing|ite|ites)?$)/, 'or')
    .replace(/(?<=(met|lit|cent|theat))re(?=s?$)/, 'er')
    .replace(/(?<=\w{3})is(?=(e|es|ed|ing|ation)$)/, 'iz')
    .replace(/^haemo/, 'hemo')
    .replace(/ll(?=(ed|ing)$)/, 'l')
    .replace(/^practis/, 'practic');
  return groupOf(bare) ?? unitOf(bare, counted) ?? (isNegation(bare) ? bare : stemOf(spelt) || spelt);
}

/** Ways to say the same of a number: "something like 20", "around 20"; "more than 20", "over 20". */
function levelled(items: readonly WordItem[]): WordItem[] {
  const kept: WordItem[] = [];
  for (const [at, item] of items.entries()) {
    const next = items[at + 1];
    const [one, two] = [item.word, `${items[at - 1]?.word ?? ''} ${item.word}`];
    const merged = /^(something like|more than|less than|fewer than)$/.test(two) && next?.key === NUMBER;
    if (merged) kept.pop();
    const meant = two.startsWith('some') ? 'about' : two.startsWith('more') ? 'over' : 'under';
    if (merged) kept.push({ ...item, key: meant, word: meant });
    else if (/^(around|roughly|approximately)$/.test(one) && next?.key === NUMBER) kept.push({ ...item, key: 'about' });
    else if (one === 'got' && items[at - 1]?.key === 'have.present' && next?.word === 'to') continue;
    else if (one !== 'per' || next?.word !== 'cent') kept.push(item);
  }
  return kept;
}

/** Every word of the tokens that is compared; what is all punctuation is left out. */
export function wordItems(tokens: readonly Token[]): WordItem[] {
  const numbers = numberValues(tokens);
  const items: WordItem[] = [];
  let next = 0;
  for (const [at, token] of tokens.entries()) {
    while (next < numbers.length && numbers[next]!.end <= token.start) next += 1;
    const number = numbers[next];
    const inside = number !== undefined && token.start < number.end && token.end > number.start;
    const word = plain(token).replace(/\.$/, '');
    const half = /^([ap])\.?m$/.exec(word)?.[1];
    const { start, end } = token;
    if (half !== undefined && (inside || items.at(-1)?.key === NUMBER)) {
      items.push({ key: `time.${half}m`, word: `${half}m`, value: null, start, end, at });
      continue;
    }
    if (inside) {
      const again = items.at(-1)?.key === NUMBER && items.at(-1)!.start === number.start;
      if (!again) items.push({ key: NUMBER, word: '', value: number.value, start: number.start, end: number.end, at });
      continue;
    }
    for (const part of contracted(word, plain(tokens[at + 1]))) {
      const key = keyOf(part, items.at(-1)?.key === NUMBER);
      if (key !== '') items.push({ key, word: part, value: null, start, end, at });
    }
  }
  return levelled(items);
}
