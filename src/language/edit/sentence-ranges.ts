import type { TokenRange } from '../annotate/annotation.js';
import { endsSentence, plain, type Token } from '../text/tokens.js';

/** A sentence with its words in lower case. */
export interface Sentence extends TokenRange {
  readonly words: readonly string[];
  /** It ends with a question mark, and is not quoted. */
  readonly asks: boolean;
}

/** Whether a quotation is still open after the token. */
function staysQuoted(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return tokens[at]!.quoted && next?.quoted === true && !/["“«]/u.test(next.before);
}

/** The sentences of punctuated tokens. One within a quotation belongs to the sentence that the quotation began in. */
export function sentencesOf(tokens: readonly Token[]): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  for (const [at, token] of tokens.entries()) {
    const last = at === tokens.length - 1;
    const paragraph = tokens[at + 1]?.gap === '\n\n';
    const lower = /^\p{Ll}/u.test(tokens[at + 1]?.text ?? '') && token.quoted;
    if (!last && !paragraph && (!endsSentence(token) || staysQuoted(tokens, at) || lower)) continue;
    const words = tokens
      .slice(from, at + 1)
      .map(plain)
      .filter(Boolean);
    sentences.push({ from, to: at + 1, words, asks: token.after.includes('?') && !token.quoted });
    from = at + 1;
  }
  return sentences;
}

/** The tokens with a paragraph before each of the places. */
export function withParagraphs(tokens: readonly Token[], places: readonly number[]): Token[] {
  const starts = new Set(places.filter((place) => place > 0));
  return tokens.map((token, at) => (starts.has(at) ? { ...token, gap: '\n\n' } : token));
}
