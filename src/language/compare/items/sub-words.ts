import type { Lexicon } from '../../lexicons/lexicon.js';
import type { Token } from '../../text/tokens.js';
import { plain } from '../../text/tokens.js';
import { openContraction } from './contractions.js';

/** One word as it is compared: contractions, hyphens and slashes opened. */
export interface SubWord {
  /** Lower case, plain apostrophes. */
  readonly word: string;
  /** Index of its token. */
  readonly at: number;
  readonly start: number;
  readonly end: number;
  readonly capital: boolean;
  /** Whether punctuation follows it, which ends a phrase. */
  readonly setOff: boolean;
}

const LETTERS_JOINED = /^[\p{L}\p{M}'’]{2,}(?:[-‐‑/][\p{L}\p{M}'’]+)+$/u;

/** Scripts without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u;
const SEGMENTER = new Intl.Segmenter(undefined, { granularity: 'word' });

function pieces(token: Token): { text: string; start: number }[] {
  if (UNSPACED.test(token.text)) {
    const segments = [...SEGMENTER.segment(token.text)].filter(({ isWordLike }) => isWordLike);
    return segments.map(({ segment, index }) => ({ text: segment, start: token.start + index }));
  }
  if (!LETTERS_JOINED.test(token.text)) return [{ text: token.text, start: token.start }];
  const found = [...token.text.matchAll(/[^-‐‑/]+/gu)];
  return found.map((match) => ({ text: match[0], start: token.start + match.index }));
}

/** Every word of the tokens, opened. Words of one token share its index. */
export function subWords(tokens: readonly Token[], lexicon: Lexicon | null): SubWord[] {
  const english = lexicon?.language === 'en';
  const words: SubWord[] = [];
  for (const [at, token] of tokens.entries()) {
    const parts = pieces(token);
    for (const [index, { text, start }] of parts.entries()) {
      const lower = text
        .toLowerCase()
        .replaceAll('’', "'")
        .replace(/^'(?=\p{L})|'$/gu, '');
      const capital = /^\p{Lu}/u.test(text);
      const end = start + text.length;
      const setOff = index === parts.length - 1 && /[.!?…,;:]/u.test(token.after);
      for (const word of english ? openContraction(lower, plain(tokens[at + 1])) : elided(lower, lexicon)) {
        if (/[\p{L}\p{N}\p{Sc}%]/u.test(word)) words.push({ word, at, start, end, capital, setOff });
      }
    }
  }
  return words;
}

/** Spelling variants of Dutch: a capital may lack its accent, and `-ie` is `hij`. */
const DUTCH: ReadonlyMap<string, string> = new Map([
  ['eén', 'één'],
  ['ie', 'hij'],
  ["'ie", 'hij'],
]);

/** `l'eau` → l', eau. */
function elided(word: string, lexicon: Lexicon | null): readonly string[] {
  if (lexicon?.language === 'nl') return [DUTCH.get(word) ?? word];
  const clitic = lexicon?.elisions?.exec(word)?.[0];
  return clitic === undefined ? [word] : [clitic, word.slice(clitic.length)];
}
