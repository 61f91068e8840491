import { plain, type Token } from '../text/tokens.js';
import { AUXILIARIES, DETERMINERS, isNegation, PREPOSITIONS, SUBJECT_PRONOUNS } from '../text/word-classes.js';
import { type Check, spanOf } from './check.js';

interface Negation {
  readonly token: Token;
  /** The next word that carries meaning, cut to its stem: tells one negation from another. */
  readonly key: string;
}

/** "No" as an interjection: before "sorry", "wait" or a comma, or right before a new clause. */
function isInterjection(tokens: readonly Token[], at: number): boolean {
  if (plain(tokens[at]) !== 'no') return false;
  const next = plain(tokens[at + 1]);
  return (
    tokens[at]?.after !== '' || /^(sorry|wait|no|yes|i|we|he|she|they|it|i'm|we're|it's)$/.test(next) || next === ''
  );
}

function carriesMeaning(word: string): boolean {
  const light = AUXILIARIES.has(word) || DETERMINERS.has(word) || PREPOSITIONS.has(word) || SUBJECT_PRONOUNS.has(word);
  return word !== '' && !light && !isNegation(word);
}

function negationsIn(tokens: readonly Token[]): Negation[] {
  return tokens.flatMap((token, at) => {
    if (!isNegation(plain(token)) || isInterjection(tokens, at)) return [];
    const next =
      tokens
        .slice(at + 1, at + 6)
        .map(plain)
        .find(carriesMeaning) ?? '';
    return [{ token, key: next.replace(/(ing|ed|es|s|e)$/, '') }];
  });
}

/** Those of `some` that have no partner among `others`, by what they negate. */
function withoutPartner(some: readonly Negation[], others: readonly Negation[]): Negation[] {
  const free = others.map((negation) => negation.key);
  return some.filter(({ key }) => {
    const at = free.indexOf(key);
    if (at >= 0) free.splice(at, 1);
    return at < 0;
  });
}

/** No negation was lost and none was added: either turns a statement into its opposite. */
export const negationsKept: Check = ({ spoken, written }) => {
  const said = negationsIn(spoken);
  const found = negationsIn(written);
  const difference = said.length - found.length;
  const lost = difference > 0 ? [...withoutPartner(said, found), ...said].slice(0, difference) : [];
  const added = difference < 0 ? [...withoutPartner(found, said), ...found].slice(0, -difference) : [];
  return [
    ...lost.map(({ token }) => ({
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
