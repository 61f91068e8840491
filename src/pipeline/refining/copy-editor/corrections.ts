import { plain, type Token } from '../text/tokens.js';

/** What people say when they put themselves right, longest first. */
const MARKERS = ['no sorry i mean', 'sorry i mean', 'no i mean', 'no sorry', 'no wait', 'or rather'].map((marker) =>
  marker.split(' '),
);

function markerAt(tokens: readonly Token[], at: number): number {
  const marker = MARKERS.find((words) => words.every((word, step) => plain(tokens[at + step]) === word));
  if (marker === undefined) return 0;
  return tokens.slice(at, at + marker.length).every((token) => !token.quoted && !/[.!?;:]/.test(token.after))
    ? marker.length
    : 0;
}

function withComma(token: Token): Token {
  return token.after === '' ? { ...token, after: ',' } : token;
}

/**
 * Sets a spoken self-correction off with commas: "on Monday, no, sorry, Tuesday". Which of the two was meant stays for
 * the reader to see: leaving one out would be a guess.
 */
export function setOffCorrections(tokens: readonly Token[]): Token[] {
  const result = [...tokens];
  for (let at = 1; at < tokens.length; at += 1) {
    const length = markerAt(tokens, at);
    if (length === 0 || tokens[at + length] === undefined) continue;
    const rather = plain(tokens[at]) === 'or';
    result[at - 1] = withComma(result[at - 1]!);
    for (let step = at; step < at + length && !rather; step += 1) {
      const word = plain(tokens[step]);
      if (word === 'no' || word === 'sorry' || word === 'wait') result[step] = withComma(result[step]!);
    }
    at += length;
  }
  return result;
}
