import { GERMAN_OPPOSITES } from './de.js';
import { ENGLISH_OPPOSITES } from './en.js';
import { SPANISH_OPPOSITES } from './es.js';
import { FRENCH_OPPOSITES } from './fr.js';
import { ITALIAN_OPPOSITES } from './it.js';
import { DUTCH_OPPOSITES } from './nl.js';
import type { Opposites } from './pairs.js';
import { PORTUGUESE_OPPOSITES } from './pt.js';

/** The tables of opposites, by language. */
export const OPPOSITES: Readonly<Record<string, readonly Opposites[]>> = {
  en: ENGLISH_OPPOSITES,
  de: GERMAN_OPPOSITES,
  es: SPANISH_OPPOSITES,
  fr: FRENCH_OPPOSITES,
  it: ITALIAN_OPPOSITES,
  pt: PORTUGUESE_OPPOSITES,
  nl: DUTCH_OPPOSITES,
};
