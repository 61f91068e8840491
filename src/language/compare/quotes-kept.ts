import { plain, type Token, tokenize } from '../text/tokens.js';
import { type Check, spanOf, type WeighedFinding } from './check.js';

interface Quote {
  readonly words: string;
  readonly start: number;
  readonly end: number;
  /** Indices of its first and last token. */
  readonly first: number;
  readonly last: number;
}

/** Quotes shorter than this are a title or a word held up, not speech. */
const FEWEST = 3;

function quotesIn(tokens: readonly Token[]): Quote[] {
  const quotes: [Token, number][][] = [];
  for (const [at, token] of tokens.entries()) {
    if (!token.quoted || token.text === '') continue;
    const goesOn = tokens[at - 1]?.quoted === true && !/["“«]/u.test(token.before);
    if (goesOn && quotes.length > 0) quotes.at(-1)!.push([token, at]);
    else quotes.push([[token, at]]);
  }
  return quotes
    .filter((quote) => quote.length >= FEWEST)
    .map((quote) => {
      const [[opening, first], [closing, last]] = [quote[0]!, quote.at(-1)!];
      const words = wordsOf(quote.map(([token]) => token));
      return { words, start: opening.start, end: closing.end, first, last };
    });
}

function wordsOf(tokens: readonly Token[]): string {
  return ` ${tokens.map(plain).filter(Boolean).join(' ')} `;
}

/** Before speech, or after it. */
const SPEAKS =
  /^(says?|said|saying|asks?|asked|asking|told|tells?|telling|answer(s|ed)|repl(y|ies|ied)|thinks?|thought|thinking|writes?|wrote|goes|went|like|shout(s|ed|ing)?|yell(s|ed|ing)?|means?|meant|reads?)$/;
/** Right before the name of a thing, or a word that is held up. */
const NAMES =
  /^(call(s|ed)?|titled?|named?|entitled|words?|term|phrase|song|record|album|track|single|film|movie|show|book|episode|article|line|quote|that|is|was)$/;
/** Words between a verb of speech and the quotation: "he said to me, …". */
const REACH = 4;
const AFTER = 2;

/** Whether somebody speaks just before the quotation, or just after it: “…,” she said. */
function isLed(tokens: readonly Token[], { first, last }: Quote): boolean {
  const before = tokens[first - 1];
  if (SPEAKS.test(plain(before)) || (first > 0 && NAMES.test(plain(before)))) return true;
  const near = tokens.slice(Math.max(0, first - REACH), first);
  if (/[,:]$/.test(before?.after ?? '') && near.some((token) => SPEAKS.test(plain(token)))) return true;
  const set = /[,.?!]/.test(tokens[last]?.after ?? '');
  return set && tokens.slice(last + 1, last + 1 + AFTER).some((token) => SPEAKS.test(plain(token)));
}

/** Quoted speech stands word for word, and nothing is put in quotes that was not said so. */
export const quotesKept: Check = ({ raw, spoken, written }) => {
  const heard = tokenize(raw);
  const [said, cleaned, found] = [wordsOf(heard), wordsOf(spoken), wordsOf(written)];
  const quoted = [...quotesIn(heard), ...quotesIn(spoken)];
  const changed = quoted
    .filter(({ start }, at) => quoted.findIndex((one) => one.start === start) === at)
    .filter(({ words }) => !found.includes(words));
  const known = quoted.map(({ words }) => words);
  const made = quotesIn(written).filter(
    (quote) =>
      (!said.includes(quote.words) && !cleaned.includes(quote.words)) ||
      !(known.some((words) => words.includes(quote.words)) || isLed(written, quote)),
  );
  return [
    ...changed.map((quote): WeighedFinding => {
      const message = 'A passage in quotation marks does not stand in the text word for word.';
      return { check: 'quotes', message, rawSpan: spanOf(quote), refinedSpan: null, weight: 'REVIEW' };
    }),
    ...made.map((quote): WeighedFinding => {
      const message = 'The text quotes words that were not said so, or not as speech.';
      return { check: 'quotes', message, rawSpan: null, refinedSpan: spanOf(quote), weight: 'REVIEW' };
    }),
  ];
};
