import { isNumberWord } from '../figures/english/number-words.js';
import { plain, type Token } from '../text/tokens.js';
import {
  AUXILIARIES,
  CLAUSE_TAKERS,
  CONJUNCTIONS,
  DETERMINERS,
  PREPOSITIONS,
  SUBJECT_CONTRACTION,
  SUBJECT_PRONOUNS,
} from '../text/word-classes.js';

/** Words that a figure may swallow: `$`, `%`, `555`, `9:30`, `1980s`. */
const IN_FIGURES =
  /^(dollars?|bucks?|quid|o'clock|euros?|pounds?|cents?|pence|percent|cent|point|double|triple|oh|(twen|thir|for|fif|six|seven|eigh|nine)ties)$/;
/** Whether a figure may take the word in: it needs no partner of its own. */
export function isInFigures(word: string): boolean {
  return IN_FIGURES.test(word) || word.split('-').some(isNumberWord) || /\d/.test(word);
}

const LIGHT = [AUXILIARIES, CLAUSE_TAKERS, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, SUBJECT_PRONOUNS];

/** A word without its ending, so that "record", "records" and "recorded" are one. */
export function stemOf(word: string): string {
  const base = word.replace(/'s?$/, '').replace(/[^\p{L}\p{N}]/gu, '');
  return base.length > 4 ? base.replace(/(ings?|ed|es|ly|s|e|y|ies)$/, '') : base.replace(/s$/, '');
}

/** A word that carries meaning of its own; figures and function words do not count. */
export function isContentWord(token: Token): boolean {
  const word = plain(token);
  if (word.length < 3 || /\d/.test(word) || SUBJECT_CONTRACTION.test(word)) return false;
  if (IN_FIGURES.test(word) || word.split('-').some(isNumberWord)) return false;
  return !LIGHT.some((words) => words.has(word));
}
