import { readNumber } from '../english/numbers/spoken-number.js';
import { readDigits } from '../english/numbers/spoken-patterns.js';
import { isNumberWord } from '../figures/english/number-words.js';
import { plain, type Token } from '../text/tokens.js';
import { DETERMINERS, PREPOSITIONS } from '../text/word-classes.js';
import { decimalWithOhAt, groupedDigitsAt, optionAt, slashedAt, speltCodeAt } from './dictated-codes.js';
import { isOneBreath, type Join, joinTokens, letterOf } from './joined-tokens.js';
import { digitsWithOhAt, mixedCodeAt, roadAt, termAt } from './mixed-codes.js';
import { spelledNameAt, ticketAt } from './spelled-names.js';

/** What is numbered with a letter. */
export const ROOMS = /^(room|apartment|suite|unit|gate|seat|flat|exhibit|appendix|bus|platform)$/;
/** Two letters that are read as one word after `the`, and those that are so anywhere. */
const PAIRS_AFTER_THE = /^(us|uk|eu|un)$/;
const PAIRS = /^(tv|dj|cd)$/;

/** A whole number at a place, spoken or in figures, as its digits; null for none. */
function figureAt(tokens: readonly Token[], at: number): { to: number; digits: string } | null {
  if (/^\d{1,4}$/.test(plain(tokens[at]))) return { to: at + 1, digits: plain(tokens[at]) };
  let to = at;
  while (to < at + 4 && isNumberWord(plain(tokens[to])) && (to === at || tokens[to - 1]!.after === '')) to += 1;
  const words = tokens.slice(at, to).map(plain);
  const number = words.length === 0 ? null : readNumber(words);
  const digits = number?.kind === 'cardinal' && Number(number.value) < 1000 ? number.value : readDigits(words);
  return digits === null || digits === '' ? null : { to, digits };
}

/** `two dot one dot zero`; with a single `dot`, and `three point ten`, only after `version` or `release`. */
function versionAt(tokens: readonly Token[], from: number): Join | null {
  let part = figureAt(tokens, from);
  const digits: string[] = [];
  let to = from;
  while (part !== null) {
    digits.push(part.digits);
    to = part.to;
    part = /^(dot|point)$/.test(plain(tokens[to])) ? figureAt(tokens, to + 1) : null;
  }
  const named = /^(version|release|v)$/.test(plain(tokens[from - 1]));
  const dotted = tokens.slice(from, to).filter((token) => plain(token) === 'dot').length;
  // "Version three point ten" is the tenth after 3.0, and no decimal.
  const minor = digits.length === 2 && named && (dotted === 1 || digits[1]!.length > 1);
  const version = minor || (digits.length > 2 && (named || dotted === digits.length - 1));
  const open = /^(dot|point)$/.test(plain(tokens[to])) || !isOneBreath(tokens, from, to);
  return version && !open ? { from, to, text: digits.join('.') } : null;
}

/** `four five seven dash two two one` is 457-221. */
function dashedAt(tokens: readonly Token[], from: number): Join | null {
  const parts: string[] = [];
  let to = from;
  let figures = false;
  for (let at = from; ; at = to + 1) {
    let end = at;
    while (/^(oh|double)$/.test(plain(tokens[end])) || isNumberWord(plain(tokens[end]))) end += 1;
    const digits = /^\d{2,}$/.test(plain(tokens[at]))
      ? plain(tokens[at])
      : readDigits(tokens.slice(at, end).map(plain));
    if (digits === null || digits.length < 2 || (parts.length > 0 && (end === at) !== figures)) return null;
    figures = end === at;
    parts.push(digits);
    to = Math.max(end, at + 1);
    if (!/^(dash|hyphen)$/.test(plain(tokens[to]))) break;
  }
  return parts.length > 1 && isOneBreath(tokens, from, to) ? { from, to, text: parts.join('-') } : null;
}

/** `room twelve b` is room 12B; not with `a` or `i`, which are words. */
function roomAt(tokens: readonly Token[], from: number): Join | null {
  if (!ROOMS.test(plain(tokens[from - 1])) || tokens[from - 1]!.after !== '') return null;
  const figure = figureAt(tokens, from);
  const letter = figure === null ? '' : letterOf(tokens[figure.to]);
  if (figure === null || !/^[b-hj-n]$/.test(letter) || letterOf(tokens[figure.to + 1]) !== '') return null;
  const text = `${figure.digits}${letter.toUpperCase()}`;
  return isOneBreath(tokens, from, figure.to + 1) ? { from, to: figure.to + 1, text } : null;
}

/** `q three` of a business year. */
function quarterAt(tokens: readonly Token[], from: number): Join | null {
  const spelt = letterOf(tokens[from - 1]) !== '' && isOneBreath(tokens, from - 1, from + 1);
  if (plain(tokens[from]) !== 'q' || spelt) return null;
  const figure = figureAt(tokens, from + 1);
  const quarter = figure !== null && figure.to === from + 2 && /^[1-4]$/.test(figure.digits);
  const alone =
    (!isNumberWord(plain(tokens[from + 2])) || tokens[from + 1]!.after !== '') && isOneBreath(tokens, from, from + 2);
  return quarter && alone ? { from, to: from + 2, text: `Q${figure.digits}` } : null;
}

/** Whether all letters are spelled and none is a word: a first `a` is an article, a last `i` or `a` may be a word. */
function isAbbreviation(letters: string, led: boolean): boolean {
  // "Point o o o two": the letters are zeros.
  if (letters.length < 3 || letters.length > 6 || !/[^ai]/.test(letters) || /^o+$/.test(letters)) return false;
  return led || (!/^[ai]/.test(letters) && (letters.length > 3 || !/[ai]$/.test(letters)));
}

/** `a b c d`: the alphabet and no abbreviation. */
function isRecited(letters: string): boolean {
  const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';
  return letters.length > 2 && ALPHABET.includes(letters);
}

/** `the b b c`: three letters or more, or two that are known. */
function lettersAt(tokens: readonly Token[], from: number): Join | null {
  let to = from;
  while (letterOf(tokens[to]) !== '' && isOneBreath(tokens, from, to + 1)) to += 1;
  const letters = tokens.slice(from, to).map(plain).join('');
  if (isRecited(letters) || (letterOf(tokens[from - 1]) !== '' && isRecited(letterOf(tokens[from - 1]) + letters)))
    return null;
  const lead = plain(tokens[from - 1]);
  const led = DETERMINERS.has(lead) || (PREPOSITIONS.has(lead) && !letters.startsWith('a'));
  if (letters === 'phd') return { from, to, text: 'PhD' };
  const known = PAIRS.test(letters) || (lead === 'the' && PAIRS_AFTER_THE.test(letters));
  return known || isAbbreviation(letters, led) ? { from, to, text: letters.toUpperCase() } : null;
}

/** Writes what is spelt out in letters and digits as one word: versions, rooms, quarters and abbreviations. In doubt it stays. */
export function writeCodes(tokens: readonly Token[]): Token[] {
  const joins: Join[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const join =
      termAt(tokens, at) ??
      speltCodeAt(tokens, at) ??
      groupedDigitsAt(tokens, at) ??
      optionAt(tokens, at) ??
      slashedAt(tokens, at) ??
      decimalWithOhAt(tokens, at) ??
      roadAt(tokens, at) ??
      ticketAt(tokens, at) ??
      spelledNameAt(tokens, at) ??
      mixedCodeAt(tokens, at) ??
      versionAt(tokens, at) ??
      dashedAt(tokens, at) ??
      roomAt(tokens, at) ??
      quarterAt(tokens, at) ??
      digitsWithOhAt(tokens, at) ??
      lettersAt(tokens, at);
    if (join !== null) joins.push(join);
    if (join !== null) at = join.to - 1;
    else if (letterOf(tokens[at]) !== 'a')
      while (letterOf(tokens[at]) !== '' && letterOf(tokens[at + 1]) !== '') at += 1;
  }
  return joinTokens(tokens, joins);
}
