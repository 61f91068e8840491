import { plain, type Token } from '../text/tokens.js';
import { type Check, spanOf, type WeighedFinding } from './check.js';
import { type Placed, pairUp } from './pair-up.js';

interface Small extends Placed {
  readonly token: Token;
  readonly value: string;
}

/** `one`, `first` and `second`, which are as often plain words; `1`, `1st` and `2nd` are the same. */
const VALUES: ReadonlyMap<string, string> = new Map([
  ['one', 'one'],
  ['1', 'one'],
  ['first', 'first'],
  ['1st', 'first'],
  ['second', 'second'],
  ['2nd', 'second'],
  ['third', 'third'],
  ['3rd', 'third'],
  ['fourth', 'fourth'],
  ['4th', 'fourth'],
]);
const NEAR = 6;
/** Words apart at which one small number stands where another was said. */
const SAME_PLACE = 2;

function smallIn(tokens: readonly Token[]): Small[] {
  return tokens.flatMap((token, at) => {
    const value = VALUES.get(plain(token));
    return value === undefined ? [] : [{ token, at, value }];
  });
}

/** No "first" has become a "second". That one of them is left out or put in by itself is no change of a number: "the first one". */
export const smallNumbersKept: Check = ({ spoken, written, alignment }) => {
  const same = (one: Small, other: Small, distance: number) => one.value === other.value && distance <= NEAR;
  const { lost, added } = pairUp(smallIn(spoken), smallIn(written), alignment, same);
  return lost.flatMap(({ token, at }): WeighedFinding[] => {
    const instead = added.find((other) => Math.abs(other.at - alignment.placeOf(at)) <= SAME_PLACE);
    if (instead === undefined) return [];
    const message = `"${token.text}" was said where the text has "${instead.token.text}".`;
    return [
      { check: 'numbers', message, rawSpan: spanOf(token), refinedSpan: spanOf(instead.token), weight: 'REJECT' },
    ];
  });
};
