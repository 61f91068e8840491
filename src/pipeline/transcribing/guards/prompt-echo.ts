import { keysOf } from '../merging/spoken-tokens.js';

/** So many of the prompt's words in a row, over several of its terms, are not spoken by chance. */
const LONG_ECHO = 8;

/**
 * Whether an answer says the prompt back instead of the speech: a long run of the terms in their order, or nothing but a run over
 * several terms. A single term is no echo: people do say the names of their brand.
 */
export function echoesPrompt(text: string, terms: readonly string[]): boolean {
  const said = keysOf(text);
  const prompt: { readonly key: string; readonly term: number }[] = terms.flatMap((term, index) =>
    keysOf(term).map((key) => ({ key, term: index })),
  );
  for (let i = 0; i < said.length; i++) {
    for (let j = 0; j < prompt.length; j++) {
      let length = 0;
      while (i + length < said.length && said[i + length] === prompt[j + length]?.key) length += 1;
      const severalTerms = length > 0 && prompt[j]?.term !== prompt[j + length - 1]?.term;
      if (severalTerms && (length >= LONG_ECHO || length === said.length)) return true;
    }
  }
  return false;
}
