import type { Lexicon } from '../../lexicons/lexicon.js';
import type { SentenceWords } from './sentence-words.js';

/** The words of a text, as the finders of clauses read them. */
export interface ClauseWords {
  readonly rules: SentenceWords;
  readonly lexicon: Lexicon;
  word(at: number): string;
  flows(at: number): boolean;
  isFinite(at: number): boolean;
}

const EXCLAIMS = /^qué (?:va|bien|mal|pena|suerte|horror|risa|raro|bueno|bonito|maravilla|alegría|lástima|vergüenza)$/;
/** Requests after which an interrogative opens an indirect question: `cuéntame cómo`. */
const TELL = /^(?:cuént|cont|d[ií]|díg|expl[ií]c|expliqu|enséñ|mir|habl)\p{L}*(?:me|nos|le)$|^dime$/u;

/** Phrases in which an interrogative does not open a question. */
const WITHIN = /(?:[aeií]r|ndo|que|de|a|en|con|por|ni|y)$/;

/** Whether an interrogative belongs to the words before it: an exclamation (`qué va`), or an indirect question (`cuéntame cómo`). */
export function asksNobody(text: ClauseWords, at: number): boolean {
  return EXCLAIMS.test(`${text.word(at)} ${text.word(at + 1)}`) || TELL.test(text.word(at - 1));
}

/** `cuántas barras`: a written accent marks an interrogative; after a verb it opens an indirect question. */
export function isMarkedQuestion(text: ClauseWords, at: number): boolean {
  const [before, word, next] = [at - 1, at, at + 1].map((place) => text.word(place)) as [string, string, string];
  const marked = text.rules.language === 'es' && /[áéíóú]/.test(word) && next !== '';
  // "¿Sabes qué fue?" asks with its verb.
  const within = text.isFinite(at - 1) || text.rules.asksYou?.test(before) === true;
  return marked && !within && (at === 0 || /^[yeo]$/.test(before) || !WITHIN.test(before));
}

/** The index of the verb of `no tenías miedo`, `avete un seggiolone`; -1 for none. */
export function verbAskingYou(text: ClauseWords, at: number): number {
  const { rules, lexicon } = text;
  const before = text.word(at - 1);
  const { determiners, prepositions, pronouns, conjunctions } = lexicon;
  const joined = rules.joins.has(before) || rules.turns.has(before);
  const bound = [determiners, prepositions, pronouns, rules.subjects, rules.subordinators, rules.between, rules.asks];
  if (rules.asksYou === null || bound.some((words) => words.has(before))) return -1;
  if (conjunctions.has(before) && !joined) return -1;
  let verb = at;
  while (verb < at + 3 && rules.between.has(text.word(verb)) && text.flows(verb)) verb += 1;
  return rules.asksYou.test(text.word(verb)) ? verb : -1;
}

/** `¿Cuántos tenemos ahora? | Tenemos dos mil`: an answer to one's own question repeats its verb. */
export function answersItself(text: ClauseWords, from: number, at: number): boolean {
  if (text.rules.verbSecond || !text.isFinite(at) || !text.flows(at - 1) || at - from < 4) return false;
  for (let back = from; back < at - 1; back += 1) if (text.word(back) === text.word(at)) return true;
  return false;
}
