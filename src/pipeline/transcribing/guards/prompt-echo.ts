import { keysOf } from '../merging/spoken-tokens.js';

/** Nobody says this many of the prompt's words in a row, across several of its terms, by chance. */
const LONG_ECHO = 8;
/** This many terms in the prompt's own order, with nothing between them, come from the prompt and not from the speaker. */
const MANY_TERMS = 3;

/** Words of an answer that are the prompt's, counted as `keysOf` gives them. */
export interface Echo {
  readonly from: number;
  readonly length: number;
  /** Nothing else was said. */
  readonly whole: boolean;
}

/**
 * Where an answer repeats the prompt instead of the speech: a long run of the terms in their order, several whole terms of it, or nothing but
 * a run over several terms. A single term is not an echo: people do say the names of their brand.
 */
export function findEcho(text: string, terms: readonly string[]): Echo | null {
  const said = keysOf(text);
  const prompt = terms.flatMap((term, index) => keysOf(term).map((key) => ({ key, term: index })));
  let longest: Echo | null = null;
  for (let from = 0; from < said.length; from++) {
    for (let j = 0; j < prompt.length; j++) {
      let length = 0;
      while (from + length < said.length && said[from + length] === prompt[j + length]?.key) length += 1;
      if (length === 0 || length <= (longest?.length ?? 0)) continue;
      const run = prompt.slice(j, j + length);
      const several = run[0]?.term !== run.at(-1)?.term;
      const whole = length === said.length;
      const enough = length >= LONG_ECHO || whole || wholeTerms(prompt, j, length) >= MANY_TERMS;
      if (several && enough) longest = { from, length, whole };
    }
  }
  return longest;
}

/** How many terms a run of the prompt holds from their first word to their last. */
function wholeTerms(prompt: readonly { readonly term: number }[], first: number, length: number): number {
  const inside = new Set(prompt.slice(first, first + length).map(({ term }) => term));
  inside.delete(prompt[first - 1]?.term as number);
  inside.delete(prompt[first + length]?.term as number);
  return inside.size;
}
