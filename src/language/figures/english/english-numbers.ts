import type { FigureMatch, FractionMatch, NumberWords } from '../number-words.js';
import { matchNumber } from './cardinal.js';
import { ALL_SCALES, ORDINAL_CARDINALS } from './number-words.js';

/** The denominator that a word names: `half`, `thirds`, `quarter`, `tenths`; null for none. `seconds` are time. */
function denominatorOf(word: string | undefined, plural: boolean): string | null {
  const name = word ?? '';
  if (name === (plural ? 'halves' : 'half')) return '2';
  if (name === (plural ? 'quarters' : 'quarter')) return '4';
  const single = plural ? name.replace(/s$/, '') : name;
  const cardinal = single !== name || !plural ? ORDINAL_CARDINALS.get(single) : undefined;
  if (cardinal === undefined || /^(first|second)$/.test(single)) return null;
  return matchNumber(['one', cardinal], cardinal === 'hundred' || ALL_SCALES.has(cardinal) ? 0 : 1)?.value ?? null;
}

/** `half`, `a quarter`, `one third`, `two thirds`, `nineteen twentieths`. */
function fraction(words: readonly string[], at: number): FractionMatch | null {
  if (words[at] === 'half') return { numerator: '1', denominator: '2', length: 1 };
  if (/^(a|one|an)$/.test(words[at] ?? '')) {
    const denominator = denominatorOf(words[at + 1], false);
    if (denominator !== null) return { numerator: '1', denominator, length: 2 };
  }
  const top = matchNumber(words, at);
  if (top === null || top.ordinal) return null;
  const denominator = denominatorOf(words[at + top.length], top.value !== '1');
  return denominator === null ? null : { numerator: top.value, denominator, length: top.length + 1 };
}

/** `a dozen`, `two dozen`, `half a dozen`. */
function dozens(words: readonly string[], at: number): FigureMatch | null {
  const half = words[at] === 'half' && words[at + 1] === 'a';
  const one = words[at] === 'a' || half;
  const count = one ? null : matchNumber(words, at);
  const length = half ? 2 : one ? 1 : (count?.length ?? 0);
  if (length === 0 || count?.ordinal || words[at + length] !== 'dozen') return null;
  const value = half ? '6' : String(BigInt(count?.value ?? 1) * 12n);
  return { figure: { class: 'cardinal', readings: [value], unit: null }, length: length + 1 };
}

/** `ten grand`: thousands of dollars or pounds. */
function grands(words: readonly string[], at: number): FigureMatch | null {
  const count = matchNumber(words, at);
  if (count === null || count.ordinal || words[at + count.length] !== 'grand') return null;
  const readings = [`${count.value}000`];
  const others = ['USD', 'GBP'].map((unit) => ({ class: 'money' as const, readings, unit }));
  return { figure: { class: 'cardinal', readings, unit: null, others }, length: count.length + 1 };
}

/** `naught point one`: the nought of a decimal. */
function noughtBeforePoint(words: readonly string[], at: number): ReturnType<typeof matchNumber> {
  const nought = /^n[oa]ught$/.test(words[at] ?? '') && words[at + 1] === 'point';
  return nought ? { value: '0', length: 1, ordinal: false } : null;
}

/** The number words of English. */
export const ENGLISH_NUMBERS: NumberWords = {
  language: 'en',
  read: (words, at) => noughtBeforePoint(words, at) ?? matchNumber(words, at),
  point: new Set(['point']),
  minus: new Set(['minus', 'negative']),
  scales: new Map([...ALL_SCALES, ['hundred', 2], ['k', 3]]),
  digits: new Map([
    ['oh', '0'],
    ['o', '0'],
    ['nought', '0'],
    ['naught', '0'],
  ]),
  repeats: new Map([
    ['double', 2],
    ['triple', 3],
  ]),
  dateLinks: new Set(['of', 'the']),
  per: new Set(['per', 'a', 'an', 'each']),
  partLinks: [['a'], ['an'], ['of', 'a'], ['of', 'an']],
  and: new Set(['and']),
  articles: new Set(['a', 'an']),
  fraction,
  figure: (words, at) => dozens(words, at) ?? grands(words, at),
};
