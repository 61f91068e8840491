import type { Lexicon } from './lexicon.js';

const LEXICONS: ReadonlyMap<string, Lexicon> = new Map();

/** What is known of a language; null where it has no rules. Takes any BCP 47 tag. */
export function lexiconOf(language: string | null): Lexicon | null {
  return language === null ? null : (LEXICONS.get(language.toLowerCase().split('-')[0]!) ?? null);
}
