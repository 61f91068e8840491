import { plain, type Token } from '../text/tokens.js';

/** Phrases that introduce a self-correction, longest first. */
const MARKERS = ['no sorry i mean', 'sorry i mean', 'no i mean', 'no sorry', 'no wait', 'no actually', 'or rather'].map(
  (marker) => marker.split(' '),
);
/** "I am sorry" corrects nothing. */
const FEELS = /^(am|i'm|is|are|was|were|be|been|feel|felt|so|very|really|we're|they're|he's|she's)$/;

/** The length in tokens of the self-correction phrase here; 0 for none. */
function markerAt(tokens: readonly Token[], at: number): number {
  const marker = MARKERS.find((words) => words.every((word, step) => plain(tokens[at + step]) === word));
  if (marker === undefined) return 0;
  const inOneBreath = tokens
    .slice(at, at + marker.length)
    .every((token) => !token.quoted && !/[.!?;:]/.test(token.after));
  return inOneBreath ? marker.length : 0;
}

function withComma(token: Token): Token {
  return token.after === '' ? { ...token, after: ',' } : token;
}

/**
 * Sets off, with commas, a self-correction that no rule resolves: "at the door, no, wait, at the window". The reader
 * sees both versions, because removing one would be a guess.
 */
export function setOffCorrections(tokens: readonly Token[]): Token[] {
  const result = [...tokens];
  for (let at = 1; at < tokens.length; at += 1) {
    const length = markerAt(tokens, at);
    const regret = plain(tokens[at]) === 'sorry' && FEELS.test(plain(tokens[at - 1]));
    if (length === 0 || regret || tokens[at + length] === undefined) continue;
    const rather = plain(tokens[at]) === 'or';
    result[at - 1] = withComma(result[at - 1]!);
    for (let step = at; step < at + length && !rather; step += 1) {
      const word = plain(tokens[step]);
      if (word === 'no' || word === 'sorry' || word === 'wait' || word === 'actually')
        result[step] = withComma(result[step]!);
    }
    at += length;
  }
  return result;
}
