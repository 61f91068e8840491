import { plain, type Token } from '../text/tokens.js';

/** Tokens that are written as one word. */
export interface Join {
  /** Token indices, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Whether nothing separates the words of a range: no punctuation, quote or paragraph. */
export function isOneBreath(tokens: readonly Token[], from: number, to: number): boolean {
  if (from < 0 || to > tokens.length) return false;
  for (let at = from; at < to; at += 1) {
    const token = tokens[at]!;
    if (token.quoted || token.locked || token.text === '') return false;
    if (at > from && (token.before !== '' || token.gap === '\n\n')) return false;
    if (at < to - 1 && token.after !== '') return false;
  }
  return true;
}

/** Writes each stretch as one token. Stretches must be sorted and must not overlap. */
export function joinTokens(tokens: readonly Token[], joins: readonly Join[]): Token[] {
  const result: Token[] = [];
  let at = 0;
  for (const { from, to, text } of joins) {
    if (from < at) continue;
    const [first, last] = [tokens[from]!, tokens[to - 1]!];
    result.push(...tokens.slice(at, from), { ...first, text, after: last.after, end: last.end });
    at = to;
  }
  return [...result, ...tokens.slice(at)];
}

/** The letter of a token of one letter, in lower case; empty for anything else. */
export function letterOf(token: Token | undefined): string {
  const word = plain(token);
  return /^[a-z]$/.test(word) ? word : '';
}
