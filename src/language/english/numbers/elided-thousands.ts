import type { Figure, FigureAnnotation } from '../../figures/figure.js';
import { readFigures } from '../../figures/read-figures.js';
import { plain, type Token } from '../../text/tokens.js';
import { grouped } from './spoken-number.js';

/** Within this many tokens to each side a complete number shows the scale. */
const REACH = 60;
/** By what factor the short number may differ from the complete one. */
const MOST_APART = 3;
/** How many tokens before the number may name the amount. */
const NAMED_WITHIN = 5;

/** Before an amount. */
const LEADS = /^(is|was|were|it's|that's|at|of|to|about|around|for|from|by)$/;
/** Nouns of amounts, and `the middle one` among several. */
const AMOUNT =
  /^(forecasts?|budgets?|quotes?|quoted|prices?|priced|costs?|targets?|estimates?|offers?|offered|bids?|salary|rents?|turnover|revenue|sales|total|income|profits?|loss|loan|debt|plan|actual|figure|grant|one|other|cheapest|dearest|lowest|highest|biggest|smallest)$/;
/** Beside a word for a person the number may be an age. */
const PERSON =
  /^(i|i'm|he|he's|she|she's|we|we're|you|you're|they|they're|my|age|aged|old|older|oldest|young|younger|youngest|years|people|members?)$/;
/** `it's more like …` compares with the number before. */
const COMPARES = /^(like|to)$/;
const MORE = /^(more|closer|nearer)$/;

/** Words after an amount that counts nothing. */
const AFTER_AMOUNT =
  /^(for|to|of|in|on|at|by|from|with|against|over|under|and|but|or|so|because|if|when|while|we|i|he|she|they|it|a|per|each|this|last|next|now|then|instead|including|plus)$/;

function isSpoken(tokens: readonly Token[], { from, to }: FigureAnnotation): boolean {
  return tokens.slice(from, to).every((token) => !/\d/.test(token.text) && !token.quoted && token.locked !== true);
}

function valueIn(figure: Figure): number {
  return Number(figure.readings.find((reading) => /^\d+$/.test(reading)) ?? Number.NaN);
}

/** Whether a number counts the noun after it: `thirty thousand copies` is not a price. */
function counts(tokens: readonly Token[], { to, figure }: FigureAnnotation): boolean {
  const next = tokens[to - 1]?.after === '' ? plain(tokens[to]) : '';
  return figure.unit === null && next !== '' && !AFTER_AMOUNT.test(next);
}

/** Whether a comparable number in thousands is nearby. */
function isShown(
  value: number,
  here: FigureAnnotation,
  figures: readonly FigureAnnotation[],
  comparable: (other: FigureAnnotation) => boolean,
): boolean {
  return figures.some((near) => {
    const { from, figure } = near;
    if (from === here.from || Math.abs(from - here.from) > REACH || !comparable(near)) return false;
    const other = /^(cardinal|money)$/.test(figure.class) ? valueIn(figure) : Number.NaN;
    const whole = other >= 1000 && other % 10 === 0 && figure.parts === undefined;
    return whole && value <= other * MOST_APART && other <= value * MOST_APART;
  });
}

function isCompared(tokens: readonly Token[], { from }: FigureAnnotation): boolean {
  return COMPARES.test(plain(tokens[from - 1])) && MORE.test(plain(tokens[from - 2]));
}

/** Whether the words before a short number name an amount: `a forecast of`, `the expensive one is`. */
function isAmount(tokens: readonly Token[], { from }: FigureAnnotation): boolean {
  const before = plain(tokens[from - 1]);
  let at = from - 1;
  while (at > 0 && at >= from - NAMED_WITHIN && tokens[at - 1]!.after === '') at -= 1;
  const clause = tokens.slice(at, from).map(plain);
  return LEADS.test(before) && clause.some((word) => AMOUNT.test(word)) && !clause.some((word) => PERSON.test(word));
}

/** `twenty one two fifty`: thousands, hundreds and the rest in sequence, as in spoken amounts. */
function saidInPieces({ figure: { readings, parts = [] } }: FigureAnnotation): number | null {
  const [thousands = '', hundreds = '', rest = '', ...more] = parts.map((part) => part.readings[0] ?? '');
  const shape = /^[1-9]\d$/.test(thousands) && /^[1-9]$/.test(hundreds) && /^[1-9]\d$/.test(rest) && more.length === 0;
  return shape && readings[0] === thousands + hundreds + rest ? Number(readings[0]) : null;
}

/** The value with the omitted thousands; null if nothing shows them. */
function fullValue(
  tokens: readonly Token[],
  here: FigureAnnotation,
  figures: readonly FigureAnnotation[],
): number | null {
  if (!isSpoken(tokens, here) || here.figure.unit !== null || here.figure.class !== 'cardinal') return null;
  const amount = (near: FigureAnnotation) => !counts(tokens, near);
  const pieces = saidInPieces(here);
  if (pieces !== null) return isShown(pieces, here, figures, amount) ? pieces : null;
  const value = valueIn(here.figure) * 1000;
  const read = here.figure.others?.some(({ readings }) => readings.includes(String(value))) === true;
  if (!read || value < 10_000) return null;
  const compared = isCompared(tokens, here) && isShown(value, here, figures, () => true);
  return compared || (isAmount(tokens, here) && isShown(value, here, figures, amount)) ? value : null;
}

/**
 * Writes amounts with omitted thousands if a number beside them shows the scale: `three ninety` beside `four hundred and twelve
 * thousand` is 390,000. Everything else stays in words.
 */
export function writeElidedThousands(tokens: readonly Token[]): Token[] {
  const figures = readFigures(tokens, 'en');
  const written: Token[] = [];
  let at = 0;
  for (const here of figures) {
    const value = fullValue(tokens, here, figures);
    if (value === null || here.from < at) continue;
    written.push(...tokens.slice(at, here.from));
    const [first, last] = [tokens[here.from]!, tokens[here.to - 1]!];
    written.push({ ...first, text: grouped(value), after: last.after, end: last.end });
    at = here.to;
  }
  return [...written, ...tokens.slice(at)];
}
