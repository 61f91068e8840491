import { currencyOfSign, otherCurrencies } from './currencies.js';
import type { FigureText } from './figure-text.js';
import { unitsOfExpression, unitsOfSymbol } from './unit-symbols.js';
import { LONGEST_UNIT } from './unit-table.js';

/** The unit after a number: its possible readings, likeliest first, and the atom after it. */
export interface UnitAt {
  readonly units: readonly string[];
  readonly to: number;
}

/** Letters that are one symbol when spelled: `m p h`, `c c`. Any other two letters may be a code. */
const SPELLED = new Set(
  'cc mph kph kmh km kg mg ml mm cm fps rpm psi bpm ppm gb mb tb kb ghz mhz khz kw kwh db hp'.split(' '),
);
/** Symbols of one letter that may follow a space; any other letter there belongs to a code. */
const SINGLE = /^[mghlLsVWAJNKt]$/;
/** Units of what a rate counts in: `miles an hour`. */
const TIMES = /^(s|min|h|d|wk|mo|yr)$/;

/** Italian "due a uno ha segnato": a word of the language after a number in words is not the symbol of hectares. */
function isShortWord(text: FigureText, at: number): boolean {
  return text.word(at).length === 2 && text.closedWords.has(text.word(at));
}

/** A unit or currency by its name in the language of the text. */
function named(text: FigureText, at: number, spoken = false): UnitAt | null {
  // "Vijftig u": after a number in words a letter is a word (Dutch for "you"), not a symbol.
  if (spoken && (/^\p{L}$/u.test(text.word(at)) || isShortWord(text, at))) return null;

  for (let length = LONGEST_UNIT; length >= 1; length -= 1) {
    const words = text.atoms.slice(at, at + length);
    if (words.length < length || !words.every(({ joined }) => joined)) continue;
    const units = text.units.get(
      words
        .map(({ word }) => word)
        .join(' ')
        .replace(/^d'/, ''),
    );
    if (units !== undefined) return { units, to: at + length };
  }
  return null;
}

function spelled(text: FigureText, at: number): UnitAt | null {
  let letters = '';
  while (letters.length < 5 && /^\p{L}$/u.test(text.next(at + letters.length)))
    letters += text.next(at + letters.length);
  return SPELLED.has(letters) ? { units: unitsOfSymbol(letters), to: at + letters.length } : null;
}

function symbol(text: FigureText, at: number, spoken: boolean): UnitAt | null {
  const atom = text.atoms[at];
  if (!atom?.joined || (spoken && isShortWord(text, at))) return null;
  const two = unitsOfSymbol(`${atom.raw} ${text.atoms[at + 1]?.raw ?? ''}`);
  if (two.length > 0 && text.atoms[at + 1]?.joined) return { units: two, to: at + 2 };
  const letter = /^\p{L}$/u.test(atom.raw);
  if (letter && (spoken || !SINGLE.test(atom.raw))) return null;
  const units = unitsOfSuffix(atom.raw);
  return units.length === 0 ? null : { units, to: at + 1 };
}

/** `per hour`, `an hour`: what a rate counts in. A weak `a` counts only time. */
function rate(text: FigureText, at: number): UnitAt | null {
  const word = text.next(at);
  if (!text.numbers?.per?.has(word) && !['per', '/'].includes(word)) return null;
  const unit = named(text, at + 1) ?? symbol(text, at + 1, false);
  if (unit === null) return null;
  const weak = word.length <= 2 && word !== '/';
  return weak && !unit.units.every((one) => TIMES.test(one)) ? null : unit;
}

/** The unit that starts at an atom, rates included; null for none. `spoken`: the number before it is in words. */
export function unitAt(text: FigureText, at: number, spoken: boolean): UnitAt | null {
  const unit = named(text, at, spoken) ?? spelled(text, at) ?? symbol(text, at, spoken);
  const per = rate(text, unit?.to ?? at);
  if (unit === null) {
    const counted = per !== null && text.next(at).length > 2;
    return counted ? { units: per.units.map((one) => `/${one}`), to: per.to } : null;
  }
  if (per === null) return unit;
  return { units: unit.units.map((one) => `${one}/${per.units[0]}`), to: per.to };
}

/** The units that a sign or symbol may be, as it clings to figures: `5kg`, `20°C`, `3€`. Empty for none. */
export function unitsOfSuffix(suffix: string): readonly string[] {
  const units = unitsOfExpression(suffix, currencyOfSign);
  const currency = currencyOfSign(suffix);
  return units.length > 0 || currency === null ? units : [currency, ...otherCurrencies(suffix)];
}
