import type { Figure } from './figure.js';
import type { FigureText } from './figure-text.js';

/** Digits said or written in several pieces: `twenty one fifty`, `five oh double two`, `555 0123`. */
export interface DigitSequence {
  readonly to: number;
  readonly groups: readonly string[];
}

/** Maximum number of pieces. Telephone, card and account numbers have fewer; a longer sequence is several figures. */
const MAX_PIECES = 40;

interface Piece {
  readonly digits: string;
  readonly to: number;
  readonly written: boolean;
}

function repeated(text: FigureText, at: number): Piece | null {
  const times = text.numbers?.repeats?.get(text.word(at));
  if (times === undefined || !text.atoms[at + 1]?.joined) return null;
  const digit = digitAt(text, at + 1);
  return digit === null ? null : { ...digit, digits: digit.digits.repeat(times) };
}

/** A single digit, `oh` included. */
function digitAt(text: FigureText, at: number): Piece | null {
  const extra = text.numbers?.digits?.get(text.word(at));
  if (extra !== undefined) return { digits: extra, to: at + 1, written: false };
  const number = text.spoken(at);
  const digit = number !== null && number.length === 1 && !number.ordinal && number.value.length === 1;
  if (digit) return { digits: number.value, to: at + 1, written: false };
  return /^\d$/.test(text.word(at)) ? { digits: text.word(at), to: at + 1, written: true } : null;
}

/** A piece of a sequence: a repeated digit, `oh`, a number below a hundred, bare figures. The first may have three digits: `one hundred five fifty`. */
function pieceAt(text: FigureText, at: number, first: boolean): Piece | null {
  const again = repeated(text, at);
  if (again !== null) return again;
  if (/^\d+$/.test(text.word(at))) return { digits: text.word(at), to: at + 1, written: true };
  const extra = text.numbers?.digits?.get(text.word(at));
  if (extra !== undefined) return { digits: extra, to: at + 1, written: false };
  const number = text.spoken(at);
  if (number === null || number.ordinal || number.value.length > (first ? 3 : 2)) return null;
  if (number.value.length === 3 && (number.value.endsWith('00') || pieceAt(text, at + number.length, false) === null))
    return null;
  return { digits: number.value, to: at + number.length, written: false };
}

/**
 * The longest sequence that starts at an atom; null for none. One piece is a sequence too, but no `oh` alone or before a
 * single piece, which is an exclamation.
 */
export function digitSequenceAt(text: FigureText, from: number): DigitSequence | null {
  const groups: string[] = [];
  let to = from;
  let written: boolean | null = null;
  while (groups.length < MAX_PIECES && (groups.length === 0 || text.atoms[to]?.joined)) {
    if (isWholeYear(text, from, groups)) break;
    const piece = pieceAt(text, to, groups.length === 0);
    if (piece === null) break;
    const mixed = written !== null && piece.written !== written && piece.digits.length > 1;
    if (mixed) break;
    written ??= piece.written;
    groups.push(piece.digits);
    to = piece.to;
  }
  const extra = (at: number) => text.numbers?.digits?.has(text.word(at)) === true;
  const spelled = /^\p{L}$/u.test(text.word(from - 1)) || (groups.length === 2 && extra(to - 1));
  const exclamation = groups.length <= 2 && extra(from) && !spelled;
  const called = groups.length === 2 && text.word(to - 1) === 'oh' && AFTER_OH.test(text.next(to));
  if (groups.length === 2 && extra(to - 1) && (groups[0]!.length === 2 || called))
    return { to: to - 1, groups: [groups[0]!] };
  return groups.length === 0 || exclamation ? null : { to, groups };
}

/** After the "oh" of a call: `he beat two oh what a ball`. */
const AFTER_OH = /^(what|my|no|yes|yeah|well|god|dear|man|boy|look|but|he|she|it|they|wow|come|that's|it's)$/;

/** Words before a year. The words after the year are another number: `in twenty seventeen three people came`. */
const BEFORE_YEAR = /^(in|since|during|year|im|seit|jahr|en|depuis|année|desde|año|em|ano|nel|dal|anno|sinds|jaar)$/;

/** Whether the pieces so far are a year after such a word. */
function isWholeYear(text: FigureText, from: number, groups: readonly string[]): boolean {
  const pair = groups.length > 1 ? halves(groups) : null;
  const year = pair !== null && Number(pair.join('')) >= 1100 && Number(pair.join('')) < 2100;
  return year && BEFORE_YEAR.test(text.word(from - 1)) && !/\d/.test(text.word(from));
}

function isMinutes(digits: string): boolean {
  return /^[0-5]\d$/.test(digits);
}

/** The two halves of `nine thirty`, `nineteen oh five`: the first group, and two digits. */
function halves(groups: readonly string[]): [string, string] | null {
  const [first = '', ...rest] = groups;
  const second = rest.join('');
  const pair = rest.length === 1 ? second.length === 2 : rest.length === 2 && rest[0] === '0' && second.length === 2;
  return pair && first.length <= 3 ? [first, second] : null;
}

/** What a sequence of two or more pieces may mean: a number, a string of digits, a time, a price or a year. */
export function sequenceReadings(groups: readonly string[]): string[] {
  const digits = groups.join('');
  const readings = digits.startsWith('0') ? [`S${digits}`] : [digits, `S${digits}`];
  if (groups.length === 2) readings.push(`S${groups.join('/')}`);
  const pair = halves(groups);
  if (pair === null) return readings;
  const [first, second] = pair;
  if (Number(first) <= 24 && first.length <= 2 && isMinutes(second)) {
    readings.push(`T${first.padStart(2, '0')}:${second}`);
  }
  if (first.length === 2 && Number(digits) >= 1000 && Number(digits) < 2100) readings.push(`D${digits}`);
  readings.push(`${Number(first)}.${second}`.replace(/(?:\.|(?<![.0]))0+$/, ''));
  return readings;
}

/** The same pieces as a list of numbers; undefined if one of them is not a number by itself. */
export function sequenceParts(groups: readonly string[]): Figure[] | undefined {
  if (groups.length < 2) return undefined;
  return groups.map((digits) => ({ class: 'cardinal', readings: readingsOfDigits(digits), unit: null }));
}

/** The readings of bare digits: with a leading zero only a string. A number of four digits may be a year. */
export function readingsOfDigits(digits: string): string[] {
  if (/^0\d/.test(digits)) return [`S${digits}`];
  const readings = [digits, `S${digits}`];
  if (/^(1\d|20)\d\d$/.test(digits)) readings.push(`D${digits}`);
  return readings;
}
