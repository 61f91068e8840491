import { GERMAN } from './de.js';
import { ENGLISH } from './en.js';
import { SPANISH } from './es.js';
import { FRENCH } from './fr.js';
import { ITALIAN } from './it.js';
import type { Lexicon } from './lexicon.js';
import { DUTCH } from './nl.js';
import { PORTUGUESE } from './pt.js';

/** Every lexicon. */
export const ALL_LEXICONS: readonly Lexicon[] = [ENGLISH, GERMAN, SPANISH, FRENCH, ITALIAN, PORTUGUESE, DUTCH];

const LEXICONS: ReadonlyMap<string, Lexicon> = new Map(ALL_LEXICONS.map((lexicon) => [lexicon.language, lexicon]));

/** The lexicon of a language; null if it has no rules. Takes any BCP 47 tag. */
export function lexiconOf(language: string | null): Lexicon | null {
  return language === null ? null : (LEXICONS.get(language.toLowerCase().split('-')[0]!) ?? null);
}
