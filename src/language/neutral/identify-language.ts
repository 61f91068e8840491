import { evidenceOf, lowerWords } from './language-evidence.js';
import { languageOfScript, mainScript } from './scripts.js';
import { KNOWN_LANGUAGES } from './vocabulary.js';

/** A language that was found in a text. */
export interface IdentifiedLanguage {
  /** BCP 47 primary tag. */
  readonly language: string;
  /** 0: as likely as the next one. 1: certain. From `SURE` on it can be relied on. */
  readonly confidence: number;
}

/** At this confidence no sentence of the tests is assigned to a wrong language. */
export const SURE = 0.2;

/** Below it a text in Latin letters may be in any language (`No idea.`, `Gate B36`). */
const LEAST_CONFIDENCE = 0.03;
/** From this many words on, letter groups alone identify a language in Latin script (`Ah, okay.` looks like Tagalog). */
const LEAST_BY_LETTERS = 3;
/** From this many words on, a margin counts in full: a single word often exists in another language too (`once`, `onze`). */
const ENOUGH_WORDS = 4;
/**
 * From this many words on, or letters of a non-Latin script, the letter groups are reliable: of English cut into pieces, none of
 * 3,900 pieces of eight words or more was taken for another language by them.
 */
const LEAST_WORDS = 8;
const LEAST_LETTERS = 20;
/** How many characters are examined: enough for certainty, and bounds the time on a long transcript. */
const LOOK_AT = 5_000;

/**
 * Detects the language of a text of two words or more. Null without evidence: no letters, or two equally likely languages. A text that quotes
 * another language has the language of its larger part. The same text gives the same answer.
 */
export function identifyLanguage(text: string): IdentifiedLanguage | null {
  const sample = text.slice(0, LOOK_AT);
  const script = mainScript(sample);
  if (script === null) return null;
  const sole = languageOfScript(script);
  if (sole !== null) return { language: sole, confidence: 1 };
  const words = lowerWords(sample).length;
  if (words === 0) return null;
  const [best, next] = evidenceOf(sample);
  if (best === undefined || best.score <= 0) return null;
  const margin = 1 - (next?.score ?? 0) / best.score;
  const long = words >= LEAST_WORDS || (script !== 'Latin' && sample.length >= LEAST_LETTERS);
  const confidence = Math.max(margin * Math.min(1, words / ENOUGH_WORDS) ** 2, long && best.letters ? SURE : 0);
  const letters = !KNOWN_LANGUAGES.includes(best.language) && words < LEAST_BY_LETTERS;
  if (script === 'Latin' && (letters || confidence < LEAST_CONFIDENCE)) return null;
  return { language: best.language, confidence: Math.round(confidence * 1000) / 1000 };
}
