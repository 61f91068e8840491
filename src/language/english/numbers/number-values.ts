import { digitOf, MONTHS, SCALE_POWERS, UNIT_VALUES } from '../../figures/english/number-words.js';
import { plain, type Token } from '../../text/tokens.js';
import { writeFigures } from './figures.js';
import { findNumberRuns, type NumberRun } from './number-run.js';
import { readNumber, scaled } from './spoken-number.js';

/** A number in a text, in words or figures. */
export interface NumberValue {
  /** Its value in plain decimal notation; for times, codes and other strings of numbers their digits in a row. */
  readonly value: string;
  /** `$`, `€`, `£`, `%` or empty. */
  readonly unit: string;
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
}

interface Item extends NumberValue {
  /** Token indices, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** Digits alone, so that it may be one half of `555 0123`. */
  readonly bare: boolean;
}

const UNITS: ReadonlyMap<string, string> = new Map([
  ['dollar', '$'],
  ['dollars', '$'],
  ['euro', '€'],
  ['euros', '€'],
  ['pound', '£'],
  ['pounds', '£'],
  ['percent', '%'],
  ['per', '%'],
]);
const ABBREVIATED: ReadonlyMap<string, number> = new Map(Object.entries({ k: 3, m: 6, bn: 9, b: 9 }));
const FIGURE =
  /^(\p{Sc}?)(\d[\d,.:/–-]*?)(st|nd|rd|th)?(%?)(?: ?(k|m|bn|b|am|pm|s|'s|thousand|million|billion|trillion))?$/u;

/** The digits of words that are not a single number: `nine thirty` → `930`. */
function digitsOf(words: readonly string[]): string {
  const spoken = words[0] === 'oh' && words.length === 2 ? words.slice(1) : words;
  let digits = '';
  for (let at = 0; at < spoken.length; at += 1) {
    const [ten, unit] = [UNIT_VALUES.get(spoken[at]!), UNIT_VALUES.get(spoken[at + 1] ?? '')];
    const joins = ten !== undefined && ten >= 20 && unit !== undefined && unit >= 1 && unit <= 9;
    digits += joins ? String(ten + unit) : String(ten ?? digitOf(spoken[at]!) ?? '');
    if (joins) at += 1;
  }
  return digits;
}

function unitAfter(tokens: readonly Token[], at: number): string {
  return tokens[at - 1]?.after === '' ? (UNITS.get(plain(tokens[at])) ?? '') : '';
}

function ofRun(tokens: readonly Token[], run: NumberRun): Item | null {
  const number = readNumber(run.words);
  const minor = number?.kind === 'ordinal' ? Number(number.value) <= 2 : number?.value === '1';
  const value = number?.value ?? digitsOf(run.words);
  const unit = unitAfter(tokens, run.to);
  if (value === '' || (minor && unit === '')) return null;
  const bare = number === null || value.length === 1;
  return {
    value,
    unit,
    start: tokens[run.from]!.start,
    end: tokens[run.to - 1]!.end,
    from: run.from,
    to: run.to,
    bare,
  };
}

/** `4.2` and `million` after `$`; the thousands' commas, hyphens of telephone numbers, the stroke of `140/90` and `:00` of full hours go. */
function ofFigure(tokens: readonly Token[], at: number): Item | null {
  const token = tokens[at]!;
  const match = FIGURE.exec(token.text.toLowerCase());
  if (match === null) return null;
  const [, currency = '', digits = '', ordinal = '', percent = '', suffix = ''] = match;
  const scaleWord = token.after === '' ? (SCALE_POWERS.get(plain(tokens[at + 1])) ?? 0) : 0;
  const power = scaleWord || (ABBREVIATED.get(suffix) ?? SCALE_POWERS.get(suffix) ?? 0);
  const plainDigits = digits
    .replace(/:00$/, '')
    .replace(/[,:/–-]/g, '')
    .replace(/\.$/, '');
  const value = scaled(plainDigits, power);
  const to = at + (scaleWord > 0 ? 2 : 1);
  const unit = currency || percent || unitAfter(tokens, to);
  if (unit === '' && ((ordinal !== '' && Number(value) <= 2) || value === '1')) return null;
  const bare = /^\d+$/.test(plainDigits) && power === 0 && currency === '' && ordinal === '';
  return { value: bare ? plainDigits : value, unit, start: token.start, end: tokens[to - 1]!.end, from: at, to, bare };
}

/** `June 3 2019`: a day and a year without a comma are two numbers. */
function isDayBeforeYear(day: Item, year: Item, tokens: readonly Token[]): boolean {
  return MONTHS.has(plain(tokens[day.from - 1])) && Number(day.value) <= 31 && /^(1[5-9]|20)\d\d$/.test(year.value);
}

/** Joins adjacent digits in any grouping: `555 0123`, `five, five, five`. */
function joined(items: readonly Item[], tokens: readonly Token[]): Item[] {
  const result: Item[] = [];
  for (const item of items) {
    const last = result.at(-1);
    const between = last === undefined ? '' : (tokens[last.to - 1]?.after ?? '');
    const dated = last !== undefined && isDayBeforeYear(last, item, tokens);
    const single = item.value.length === 1 && between === ',';
    const beside = last !== undefined && last.to === item.from && last.bare && item.bare && (between === '' || single);
    if (!beside || dated) result.push(item);
    else
      result[result.length - 1] = {
        ...last,
        value: last.value + item.value,
        end: item.end,
        to: item.to,
        unit: item.unit,
      };
  }
  return result;
}

/** Every number of a text, spoken or in figures, in order. A lone `one`, `first` or `second` does not count. */
export function numberValues(spoken: readonly Token[]): NumberValue[] {
  const open = spoken.map((token) => ({ ...token, quoted: false }));
  const tokens = writeFigures(open, 'ten-and-above');
  const runs = findNumberRuns(tokens).flatMap((run) => ofRun(tokens, run) ?? []);
  const figures = tokens.flatMap((_, at) => ofFigure(tokens, at) ?? []);
  const covered = new Set(figures.flatMap(({ from, to }) => [from, to - 1]));
  const items = [...figures, ...runs.filter((run) => !covered.has(run.from))].toSorted((a, b) => a.from - b.from);
  return joined(items, tokens).map(({ value, unit, start, end }) => ({ value, unit, start, end }));
}
