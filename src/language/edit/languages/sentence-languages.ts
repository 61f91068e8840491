import type { SentenceWords } from './sentence-words.js';
import { GERMAN_SENTENCES } from './words/de.js';
import { SPANISH_SENTENCES } from './words/es.js';
import { FRENCH_SENTENCES } from './words/fr.js';
import { ITALIAN_SENTENCES } from './words/it.js';
import { DUTCH_SENTENCES } from './words/nl.js';
import { PORTUGUESE_SENTENCES } from './words/pt.js';

/** Every language besides English whose sentence ends are found. */
export const SENTENCE_LANGUAGES: readonly SentenceWords[] = [
  GERMAN_SENTENCES,
  SPANISH_SENTENCES,
  FRENCH_SENTENCES,
  ITALIAN_SENTENCES,
  PORTUGUESE_SENTENCES,
  DUTCH_SENTENCES,
];

/** How sentences begin in a language; null if unknown. Takes any BCP 47 tag. */
export function sentenceWordsOf(language: string | null): SentenceWords | null {
  const primary = (language ?? '').toLowerCase().split('-')[0]!;
  return SENTENCE_LANGUAGES.find((words) => words.language === primary) ?? null;
}
