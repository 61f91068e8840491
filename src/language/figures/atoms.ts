import type { Token } from '../text/tokens.js';

/** A word of a text as figures are read from it: a token, or one part of a hyphened token. */
export interface Atom {
  /** Lower case, digits of any script as 0 to 9, plain apostrophes. */
  readonly word: string;
  /** As written, with digits as 0 to 9. */
  readonly raw: string;
  /** Index of its token. */
  readonly token: number;
  /** Whether nothing separates it from the atom before: no punctuation, no line break, no range dash. */
  readonly joined: boolean;
  /** Whether it is the second end of a range written with a dash: `10–20`. */
  readonly closesRange: boolean;
  /** Opening and closing punctuation of its token, where it is the first or last atom of it. */
  readonly before: string;
  readonly after: string;
  /** Whether a line break or an empty line precedes it. */
  readonly newLine: boolean;
}

/** The first code point of each decimal script's ten digits (Unicode general category Nd). */
const ZEROS = [
  0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0de6, 0x0e50,
  0x0ed0, 0x0f20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50,
  0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
];
const SUBSCRIPT_ZERO = 0x2080;

/** Digits of any script, and subscripts (`CO₂`), as 0 to 9. */
export function withPlainDigits(text: string): string {
  return text.replace(/[\p{Nd}₀-₉]/gu, (digit) => {
    const code = digit.codePointAt(0)!;
    if (code < 0x80) return digit;
    const zero = [...ZEROS, SUBSCRIPT_ZERO].find((start) => code >= start && code < start + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}

const WORDS = /^\p{L}[\p{L}']*(?:-\p{L}[\p{L}']*)+$/u;
/** `24-hour`, `5-year-old`. */
const COUNTED = /^(\p{Sc}?\d[\d.,]*)-(\p{L}{2,}(?:-\p{L}+)*)$/u;
const END = String.raw`\p{Sc}?\d[\d.,:]*(?:\p{L}{1,3}|%)?`;
const RANGE = new RegExp(`^([-−]?${END})([-–—])(${END})$`, 'u');

/** Both ends of a range written with a dash. A hyphen between strings of three digits and more joins a telephone number or code, unless both are years. */
function rangeEnds(text: string): [string, string] | null {
  const match = RANGE.exec(text);
  if (match === null) return null;
  const [, from = '', dash, to = ''] = match;
  if (dash !== '-') return [from, to];
  const [low, high] = [from, to].map((end) => end.replace(/\D/g, '')) as [string, string];
  if (/^0\d/.test(low) && !from.includes(':')) return null;
  const years = /^(1[5-9]|20)\d\d$/.test(low) && (/^(1[5-9]|20)\d\d$/.test(high) || /^\d\d$/.test(high));
  const short = low.length <= 2 && high.length <= 2;
  const marked = /[\p{Sc}%:.,]/u.test(text);
  return years || short || marked ? [from, to] : null;
}

function pieces(text: string): { parts: readonly string[]; range: boolean } {
  if (WORDS.test(text)) return { parts: text.split('-'), range: false };
  const counted = COUNTED.exec(text);
  if (counted !== null) return { parts: [counted[1]!, ...counted[2]!.split('-')], range: false };
  const range = rangeEnds(text);
  return range === null ? { parts: [text], range: false } : { parts: range, range: true };
}

/** Cuts tokens into atoms. */
export function atomsOf(tokens: readonly Token[]): Atom[] {
  const atoms: Atom[] = [];
  for (const [index, token] of tokens.entries()) {
    const previous = tokens[index - 1];
    const apart =
      previous === undefined || previous.after !== '' || token.gap !== '' || /[^-−+'’#]/u.test(token.before);
    const { parts, range } = pieces(withPlainDigits(token.text));
    for (const [at, raw] of parts.entries()) {
      atoms.push({
        word: raw.toLowerCase().replaceAll('’', "'"),
        raw,
        token: index,
        joined: at > 0 ? !range : !apart,
        closesRange: at > 0 && range,
        before: at === 0 ? token.before : '',
        after: at === parts.length - 1 ? token.after : '',
        newLine: at === 0 && token.gap !== '',
      });
    }
  }
  return atoms;
}
