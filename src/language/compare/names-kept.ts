import { isKnownName } from '../edit/casing.js';
import { MONTHS } from '../figures/english/number-words.js';
import { type Tags, tagTokens } from '../text/parts-of-speech.js';
import { phraseWords } from '../text/phrases.js';
import { plain, startsSentence, type Token } from '../text/tokens.js';
import { type Check, spanOf, type WeighedFinding } from './check.js';

/** Capitals that say nothing about a name. */
const COMMON = /^(i|i'm|i've|i'd|i'll|mr|mrs|ms|dr|am|pm|ok)$/;

function bare(token: Token): string {
  return plain(token)
    .replace(/('s|s')$/, '')
    .replace(/'$/, '');
}

/** A word with a capital that is a name: not the first of a sentence, not `I`, not a month or day. */
function isCapitalName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!;
  const word = bare(token);
  if (!/^\p{Lu}/u.test(token.text) || startsSentence(tokens, at) || token.before !== '') return false;
  return !COMMON.test(word) && !MONTHS.has(word) && !/day$/.test(word);
}

/** Names by their capital, or because the word is a person or place whatever its case: recognisers that write no capitals say names too. */
function namesIn(tokens: readonly Token[]): Token[] {
  const tags: readonly Tags[] = tagTokens(tokens);
  return tokens.filter(
    (token, at) => token.text !== '' && (isCapitalName(tokens, at) || isKnownName(tags[at], bare(token))),
  );
}

function wordsOf(tokens: readonly Token[]): Set<string> {
  return new Set(tokens.flatMap((token) => [bare(token), bare(token).replace(/s$/, ''), ...bare(token).split('-')]));
}

function finding(token: Token, message: string, refined: boolean): WeighedFinding {
  const span = spanOf(token);
  const place = refined ? { rawSpan: null, refinedSpan: span } : { rawSpan: span, refinedSpan: null };
  return { check: 'names', message, ...place, weight: refined ? 'REJECT' : 'REVIEW' };
}

/** No name stands in the text that was not said, and none that was said is missing. Glossary terms have a check of their own. */
export const namesKept: Check = ({ spoken, written, brandBible }) => {
  const glossary = new Set(brandBible.glossary.flatMap(({ term }) => phraseWords(term)));
  const preferred = new Set(brandBible.banned.flatMap((entry) => phraseWords(entry.preferred ?? '')));
  const said = wordsOf(spoken);
  const found = wordsOf(written);
  const known = (token: Token, words: ReadonlySet<string>) =>
    words.has(bare(token)) ||
    words.has(bare(token).replace(/s$/, '')) ||
    glossary.has(bare(token)) ||
    preferred.has(bare(token));
  const added = namesIn(written).filter((token) => !known(token, said));
  const lost = namesIn(spoken).filter((token) => !known(token, found));
  return [
    ...added.map((token) => finding(token, `The name "${token.text}" was never said.`, true)),
    ...lost.map((token) => finding(token, `The name "${token.text}" was said and is missing from the text.`, false)),
  ];
};
