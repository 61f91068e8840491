import type { TokenRange } from '../annotate/annotation.js';
import { endsSentence, plain, type Token } from '../text/tokens.js';

/** A sentence and its words in lower case. */
export interface Sentence extends TokenRange {
  readonly words: readonly string[];
  /** Whether it ends with a question mark and is not quoted. */
  readonly asks: boolean;
}

/** Whether a quotation is open after the token. */
function staysQuoted(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return tokens[at]!.quoted && next?.quoted === true && !/["“«]/u.test(next.before);
}

/** The sentences of punctuated tokens. A sentence within a quotation belongs to the sentence in which the quotation began. */
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

/** The tokens with a paragraph break before each of the indices. */
export function withParagraphs(tokens: readonly Token[], places: readonly number[]): Token[] {
  const starts = new Set(places.filter((place) => place > 0));
  return tokens.map((token, at) => (starts.has(at) ? { ...token, gap: '\n\n' } : token));
}
