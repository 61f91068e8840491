import { ENGLISH_NUMBERS } from '../english/numbers/english-numbers.js';
import type { NumberWords } from './number-words.js';

const NUMBER_WORDS: readonly NumberWords[] = [ENGLISH_NUMBERS];
const BY_LANGUAGE: ReadonlyMap<string, NumberWords> = new Map(NUMBER_WORDS.map((words) => [words.language, words]));

/** The number words of a language; null where none are known, so that only digits are read. Takes any BCP 47 tag. */
export function numberWordsOf(language: string | null): NumberWords | null {
  return language === null ? null : (BY_LANGUAGE.get(language.toLowerCase().split('-')[0]!) ?? null);
}
