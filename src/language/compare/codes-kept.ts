import { ADDRESS } from '../edit/addresses.js';
import { ROOMS } from '../edit/spelled-codes.js';
import { plain, type Token } from '../text/tokens.js';
import { type Check, spanOf, type WeighedFinding } from './check.js';

/** Versions with two points or more, and quarters: `2.1.0`, `Q3`. */
const CODE = /^(\d+(\.\d+){2,}|q[1-4])$/;
/** `12B` of a room. Elsewhere a letter after figures is a unit: `5g`. */
const NUMBERED = /^\d{1,4}[a-z]$/;
/** What an address is spoken with. */
const SIGN = /^(dot|at|slash|dash|hyphen|underscore|plus)$/;

function isCode(tokens: readonly Token[], at: number): boolean {
  const word = plain(tokens[at]);
  return ADDRESS.test(word) || CODE.test(word) || (NUMBERED.test(word) && ROOMS.test(plain(tokens[at - 1])));
}

function codesIn(tokens: readonly Token[]): Token[] {
  return tokens.filter((_, at) => isCode(tokens, at));
}

/** The letters and digits of a text that stand in no address, in a row: one spoken in a way that was not understood is still there. */
function lettersOf(tokens: readonly Token[]): string {
  const words = tokens.filter((token, at) => !isCode(tokens, at) && !SIGN.test(plain(token)));
  return words.map((token) => plain(token).replace(/[^\p{L}\p{N}]/gu, '')).join('');
}

function missingIn(tokens: readonly Token[], others: readonly Token[]): Token[] {
  const there = codesIn(others).map(plain);
  const rest = lettersOf(others);
  return codesIn(tokens).filter((token) => {
    const at = there.indexOf(plain(token));
    if (at >= 0) there.splice(at, 1);
    const bare = plain(token).replace(/[^\p{L}\p{N}]/gu, '');
    return at < 0 && !(bare.length > 3 && rest.includes(bare));
  });
}

/** Every mail or web address, version and code stands in the text sign for sign, and none that was not said. */
export const codesKept: Check = ({ spoken, written, raw, refined }) => [
  ...missingIn(spoken, written).map((token): WeighedFinding => {
    const message = `"${raw.slice(token.start, token.end)}" was said and does not stand in the text so.`;
    return { check: 'codes', message, rawSpan: spanOf(token), refinedSpan: null, weight: 'REJECT' };
  }),
  ...missingIn(written, spoken).map((token): WeighedFinding => {
    const message = `"${refined.slice(token.start, token.end)}" was never said so.`;
    return { check: 'codes', message, rawSpan: null, refinedSpan: spanOf(token), weight: 'REJECT' };
  }),
];
