import { ENGLISH_NUMBERS } from './english/english-numbers.js';
import { DUTCH_NUMBERS } from './languages/dutch.js';
import { FRENCH_NUMBERS } from './languages/french.js';
import { GERMAN_NUMBERS } from './languages/german.js';
import { ITALIAN_NUMBERS } from './languages/italian.js';
import { PORTUGUESE_NUMBERS } from './languages/portuguese.js';
import { SPANISH_NUMBERS } from './languages/spanish.js';
import type { NumberWords } from './number-words.js';

const NUMBER_WORDS: readonly NumberWords[] = [
  ENGLISH_NUMBERS,
  GERMAN_NUMBERS,
  SPANISH_NUMBERS,
  FRENCH_NUMBERS,
  ITALIAN_NUMBERS,
  PORTUGUESE_NUMBERS,
  DUTCH_NUMBERS,
];
const BY_LANGUAGE: ReadonlyMap<string, NumberWords> = new Map(NUMBER_WORDS.map((words) => [words.language, words]));

/** The number words of a language; null if none are known, so that only digits are read. Takes any BCP 47 tag. */
export function numberWordsOf(language: string | null): NumberWords | null {
  return language === null ? null : (BY_LANGUAGE.get(language.toLowerCase().split('-')[0]!) ?? null);
}
