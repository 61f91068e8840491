import { ENGLISH_UNITS } from '../../figures/english/english-units.js';
import { plain, type Token } from '../../text/tokens.js';
import {
  AUXILIARIES,
  CONJUNCTIONS,
  DETERMINERS,
  PREPOSITIONS,
  SUBJECT_CONTRACTION,
  SUBJECT_PRONOUNS,
} from '../../text/word-classes.js';
import { closesRange, neighbourAfter } from './number-context.js';
import type { NumberRun } from './number-run.js';
import { readNumber, type SpokenNumber } from './spoken-number.js';

/** A number with the unit after it. */
export interface Suffixed {
  readonly figure: string;
  /** Index of the token after the last one taken. */
  readonly to: number;
}

/** `pounds` alone may be a weight: it is money only with pence. */
const POUNDS = /^pounds?$/;
const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['USD', '$'],
  ['EUR', '€'],
  ['JPY', '¥'],
  ['INR', '₹'],
]);
/** Words of the longest name of a currency: `united states dollars`. */
const LONGEST_NAME = 3;

/** The sign of the currency that is named here, and the token after its name; null for none. Bucks stay bucks. */
function currencyAt(tokens: readonly Token[], at: number): { symbol: string; to: number } | null {
  for (let length = LONGEST_NAME; length >= 1; length -= 1) {
    const name = tokens.slice(at, at + length);
    const whole = name.length === length && name.slice(0, -1).every(({ after }) => after === '');
    const words = name.map(plain).join(' ');
    const symbol = SYMBOLS.get(ENGLISH_UNITS.get(words)?.[0] ?? '');
    if (whole && symbol !== undefined && !/buck/.test(words)) return { symbol, to: at + length };
  }
  return POUNDS.test(plain(tokens[at])) ? { symbol: '£', to: at + 1 } : null;
}

/** Words, never nouns, that may follow a price such as `three pounds fifty`, so that the second number counts nothing. */
const AFTER_PRICE =
  /^(each|including|excluding|plus|altogether|exactly|please|today|yesterday|tomorrow|then|now|well|yes|thank|thanks|first|however|finally|there|who|which|what|how|why|when|where)$/;

function endsPrice(word: string): boolean {
  const closed = [AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, SUBJECT_PRONOUNS];
  return AFTER_PRICE.test(word) || SUBJECT_CONTRACTION.test(word) || closed.some((words) => words.has(word));
}

/** `and fifty cents` after dollars, or `fifty` alone, as a number of cents below a hundred. */
function cents(tokens: readonly Token[], at: number, runs: readonly NumberRun[]): { text: string; to: number } | null {
  if (tokens[at - 1]?.after !== '') return null;
  const start = plain(tokens[at]) === 'and' ? at + 1 : at;
  const run = runs.find((candidate) => candidate.from === start);
  const value = run === undefined ? null : readNumber(run.words);
  if (run === undefined || value?.kind !== 'cardinal' || Number(value.value) > 99) return null;
  const unit = neighbourAfter(tokens, run);
  const pounds = POUNDS.test(plain(tokens[at - 1]));
  const minor = pounds ? /^(pence|pennies|p)$/ : /^cents?$/;
  if (minor.test(plain(unit))) return { text: value.value.padStart(2, '0'), to: run.to + 1 };
  const bare = start === at && Number(value.value) > 9 && (unit === undefined || endsPrice(plain(unit)));
  return bare && !closesRange(tokens, run) ? { text: value.value, to: run.to } : null;
}

/** Joins a number with the currency or percent sign said after it; null where there is none. */
export function withSuffix(
  tokens: readonly Token[],
  run: NumberRun,
  number: SpokenNumber,
  runs: readonly NumberRun[],
): Suffixed | null {
  if (number.kind === 'ordinal') return null;
  const unit = neighbourAfter(tokens, run);
  const word = plain(unit);
  const perCent = word === 'per' && unit?.after === '' && plain(tokens[run.to + 1]) === 'cent';
  const currency = unit === undefined ? null : currencyAt(tokens, run.to);
  if (currency === null && word !== 'percent' && !perCent) return null;
  if (closesRange(tokens, run)) return null;
  if (currency === null) return { figure: `${number.figure}%`, to: run.to + (perCent ? 2 : 1) };
  const small = number.kind === 'cardinal' && !/[a-z]/.test(number.figure) ? cents(tokens, currency.to, runs) : null;
  const { symbol, to } = currency;
  if (small !== null) return { figure: `${symbol}${number.figure}.${small.text}`, to: small.to };
  return symbol === '£' ? null : { figure: `${symbol}${number.figure}`, to };
}

/** `am` or `pm`, however it was transcribed, after a time; null where there is none. */
export function dayHalf(tokens: readonly Token[], at: number): { text: 'am' | 'pm'; to: number } | null {
  const word = plain(tokens[at]);
  const joined = /^([ap])\.?m\.?$/.exec(word);
  const apart = /^[ap]$/.test(word) && tokens[at]?.after === '' && plain(tokens[at + 1]) === 'm';
  if (joined === null && !apart) return null;
  const to = apart ? at + 2 : at + 1;
  if (word === 'am' && plain(tokens[to]) === 'i') return null;
  return { text: word.startsWith('a') ? 'am' : 'pm', to };
}
