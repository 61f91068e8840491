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

/** From this confidence on no sentence of the tests is taken for another language. */
export const SURE = 0.2;

/** Below it a text in Latin letters may be in any language (`No idea.`, `Gate B36`). */
const LEAST_CONFIDENCE = 0.03;
/** Words from which letter groups alone tell a language in Latin letters (`Ah, okay.` has those of Tagalog). */
const LEAST_BY_LETTERS = 3;
/** Words from which a margin counts in full: a single word is often a word of another language too (`once`, `onze`). */
const ENOUGH_WORDS = 4;
/**
 * From so many words on, or letters of another script than the Latin, the letter groups can be relied on: of English cut into pieces, none of
 * 3,900 pieces of eight words or more was taken for another language by them.
 */
const LEAST_WORDS = 8;
const LEAST_LETTERS = 20;
/** Characters that are looked at: enough for certainty, and bounds the time on a long transcript. */
const LOOK_AT = 5_000;

/**
 * The language of a text, of two words on. Null where nothing tells: no letters, or no language more likely than another. A text that quotes
 * another language keeps the one that most of it is in. The same text gives the same answer.
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
