import { plain, type Token } from '../text/tokens.js';
import { AUXILIARIES, DETERMINERS, isNegation, PREPOSITIONS, SUBJECT_PRONOUNS } from '../text/word-classes.js';
import { type Check, spanOf } from './check.js';
import { type Placed, pairUp } from './pair-up.js';

interface Negation extends Placed {
  readonly token: Token;
  /** The next word that carries meaning, cut to its stem: tells one negation from another. */
  readonly key: string;
}

/** Words by which a negation that is known by what it negates may have moved: "not only" to the front of its sentence. */
const FARTHEST = 12;
/** The same for one before another word: "did not often sleep", "often did not sleep". */
const NEAR = 4;

/** "No" as an interjection: before "sorry", "wait" or a comma, or right before a new clause. */
function isInterjection(tokens: readonly Token[], at: number): boolean {
  if (plain(tokens[at]) !== 'no') return false;
  const next = plain(tokens[at + 1]);
  return (
    tokens[at]?.after !== '' || /^(sorry|wait|no|not|yes|i|we|he|she|they|it|i'm|we're|it's)$/.test(next) || next === ''
  );
}

/** The `nor` of `neither … nor` negates nothing by itself. */
function isSecondHalf(tokens: readonly Token[], at: number): boolean {
  return (
    plain(tokens[at]) === 'nor' && tokens.slice(Math.max(0, at - 10), at).some((token) => plain(token) === 'neither')
  );
}

function carriesMeaning(word: string): boolean {
  const light = AUXILIARIES.has(word) || DETERMINERS.has(word) || PREPOSITIONS.has(word) || SUBJECT_PRONOUNS.has(word);
  return word !== '' && !light && !isNegation(word);
}

function negationsIn(tokens: readonly Token[]): Negation[] {
  return tokens.flatMap((token, at) => {
    if (!isNegation(plain(token)) || isInterjection(tokens, at) || isSecondHalf(tokens, at)) return [];
    const next =
      tokens
        .slice(at + 1, at + 6)
        .map(plain)
        .find(carriesMeaning) ?? '';
    return [{ token, at, key: next.replace(/(ing|ed|es|s|e)$/, '') }];
  });
}

/** "We didn't have nothing" mended to "we didn't have anything": one negation of two that meant one. */
function isMended(
  { token, at }: Negation,
  spoken: readonly Token[],
  written: readonly Token[],
  place: number,
): boolean {
  if (!/^(nothing|nobody|none|no|never|nowhere)$/.test(plain(token))) return false;
  const before = spoken.slice(Math.max(0, at - 4), at).some((other) => /n't$|^(not|never)$/.test(plain(other)));
  const any = /^(any|anything|anybody|anyone|anywhere|ever)$/;
  return before && written.slice(Math.max(0, place - 2), place + 3).some((other) => any.test(plain(other)));
}

/**
 * No negation was lost and none was added: either turns a statement into its opposite. They are paired by their place, so that one
 * lost here and one added there do not make up for each other.
 */
export const negationsKept: Check = ({ spoken, written, alignment }) => {
  const { lost, added } = pairUp(negationsIn(spoken), negationsIn(written), alignment, (said, found, distance) =>
    said.key === found.key ? distance <= FARTHEST : distance <= NEAR,
  );
  return [
    ...lost
      .filter((one) => !isMended(one, spoken, written, alignment.placeOf(one.at)))
      .map(({ token }) => ({
        check: 'negations',
        message: `The negation "${token.text}" was said and is missing from the text.`,
        rawSpan: spanOf(token),
        refinedSpan: null,
        weight: 'REJECT' as const,
      })),
    ...added.map(({ token }) => ({
      check: 'negations',
      message: `The negation "${token.text}" was never said.`,
      rawSpan: null,
      refinedSpan: spanOf(token),
      weight: 'REJECT' as const,
    })),
  ];
};
