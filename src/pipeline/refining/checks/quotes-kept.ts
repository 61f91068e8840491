import { plain, type Token, tokenize } from '../text/tokens.js';
import { type Check, spanOf, type WeighedFinding } from './check.js';

interface Quote {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** Quotes shorter than this are a title or a word held up, not speech. */
const FEWEST = 3;

function quotesIn(tokens: readonly Token[]): Quote[] {
  const quotes: Token[][] = [];
  for (const [at, token] of tokens.entries()) {
    if (!token.quoted || token.text === '') continue;
    const goesOn = tokens[at - 1]?.quoted === true && !/["“«]/u.test(token.before);
    if (goesOn && quotes.length > 0) quotes.at(-1)!.push(token);
    else quotes.push([token]);
  }
  return quotes
    .filter((quote) => quote.length >= FEWEST)
    .map((quote) => ({ words: wordsOf(quote), start: quote[0]!.start, end: quote.at(-1)!.end }));
}

function wordsOf(tokens: readonly Token[]): string {
  return ` ${tokens.map(plain).filter(Boolean).join(' ')} `;
}

/** Quoted speech stands word for word, and nothing is put in quotes that was not said so. */
export const quotesKept: Check = ({ raw, spoken, written }) => {
  const heard = tokenize(raw);
  const [said, cleaned, found] = [wordsOf(heard), wordsOf(spoken), wordsOf(written)];
  const quoted = [...quotesIn(heard), ...quotesIn(spoken)];
  const changed = quoted
    .filter(({ start }, at) => quoted.findIndex((one) => one.start === start) === at)
    .filter(({ words }) => !found.includes(words));
  const made = quotesIn(written).filter(({ words }) => !said.includes(words) && !cleaned.includes(words));
  return [
    ...changed.map((quote): WeighedFinding => {
      const message = 'A passage in quotation marks does not stand in the text word for word.';
      return { check: 'quotes', message, rawSpan: spanOf(quote), refinedSpan: null, weight: 'REVIEW' };
    }),
    ...made.map((quote): WeighedFinding => {
      const message = 'The text quotes words that were not said so.';
      return { check: 'quotes', message, rawSpan: null, refinedSpan: spanOf(quote), weight: 'REVIEW' };
    }),
  ];
};
