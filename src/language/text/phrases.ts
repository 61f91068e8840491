import { plain, type Token } from './tokens.js';

/** A phrase to look for, cut into lower-case words. */
export interface Phrase<T> {
  readonly words: readonly string[];
  readonly value: T;
}

/** A phrase found in tokens. */
export interface PhraseHit<T> {
  readonly value: T;
  /** Token indices, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** What the last word carries beyond the phrase: a possessive or plural ending, else empty. */
  readonly ending: string;
}

/** Finds phrases in tokens by whole words, the longest first. Built once, asked for every token. */
export class PhraseFinder<T> {
  private readonly byFirst = new Map<string, Phrase<T>[]>();

  constructor(phrases: readonly Phrase<T>[]) {
    const longestFirst = phrases
      .filter(({ words }) => words.length > 0)
      .toSorted((a, b) => b.words.length - a.words.length);
    for (const phrase of longestFirst) {
      const key = phrase.words.length === 1 ? stem(phrase.words[0]!) : phrase.words[0]!;
      this.byFirst.set(key, [...(this.byFirst.get(key) ?? []), phrase]);
    }
  }

  /** The longest phrase that begins at a token, null for none. Punctuation inside breaks a phrase. */
  at(tokens: readonly Token[], from: number): PhraseHit<T> | null {
    const first = plain(tokens[from]);
    if (first === '') return null;
    const candidates = [...(this.byFirst.get(first) ?? []), ...(this.byFirst.get(stem(first)) ?? [])];
    for (const phrase of candidates.toSorted((a, b) => b.words.length - a.words.length)) {
      const ending = matches(tokens, from, phrase.words);
      if (ending !== null) return { value: phrase.value, from, to: from + phrase.words.length, ending };
    }
    return null;
  }

  /** Every phrase, in order, none overlapping another. */
  all(tokens: readonly Token[]): PhraseHit<T>[] {
    const hits: PhraseHit<T>[] = [];
    for (let at = 0; at < tokens.length; at += 1) {
      const hit = this.at(tokens, at);
      if (hit === null) continue;
      hits.push(hit);
      at = hit.to - 1;
    }
    return hits;
  }
}

/** The words of a phrase as tokens spell them. */
export function phraseWords(text: string): string[] {
  return text.toLowerCase().replaceAll('’', "'").split(/\s+/u).filter(Boolean);
}

/** A key that a word shares with its possessive and plural. */
function stem(word: string): string {
  return word.replace(/(?:'s|s'|s)$/u, '');
}

/** The ending beyond the phrase, null where it does not match. */
function matches(tokens: readonly Token[], from: number, words: readonly string[]): string | null {
  for (const [step, word] of words.entries()) {
    const token = tokens[from + step];
    const last = step === words.length - 1;
    const inside = step > 0 && (token?.before !== '' || token?.gap === '\n\n');
    if (token === undefined || inside || (!last && token.after !== '')) return null;
    const here = plain(token);
    if (!last) {
      if (here !== word) return null;
      continue;
    }
    if (here === word) return '';
    if (here === `${word}'s`) return "'s";
    return here === `${word}s` && !word.endsWith('s') ? 's' : null;
  }
  return null;
}
