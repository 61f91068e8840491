import { readDigits } from '../english/numbers/spoken-patterns.js';
import { isNumberWord, UNIT_VALUES } from '../figures/english/number-words.js';
import { plain, type Token } from '../text/tokens.js';
import { isOneBreath, type Join } from './joined-tokens.js';

/** Minimum number of digits of a telephone number; fewer may be counts in a list. */
const TELEPHONE = 9;
/** The same after a word such as "number". */
const NAMED = 6;
const NUMBERED_REACH = 3;
const MOST_GROUPS = 6;
const SIGNS: ReadonlyMap<string, string> = new Map(Object.entries({ dash: '-', hyphen: '-', slash: '/' }));
/** Words between a letter and the word that spells it. */
const SPELT = /^(for|like)$/;

interface Digits {
  readonly digits: string;
  readonly to: number;
  /** Whether its last token has a comma. */
  readonly comma: boolean;
}

/** Digits that are spoken one by one; they end with a comma. */
function digitsAt(tokens: readonly Token[], from: number): Digits | null {
  let to = from;
  while (to < tokens.length && (/^(oh|double|triple)$/.test(plain(tokens[to])) || isNumberWord(plain(tokens[to])))) {
    if (tokens[to]!.quoted || tokens[to]!.locked || (to > from && tokens[to]!.before !== '')) return null;
    to += 1;
    if (tokens[to - 1]!.after !== '') break;
  }
  const digits = readDigits(tokens.slice(from, to).map(plain));
  return digits === null || digits === '' ? null : { digits, to, comma: tokens[to - 1]!.after === ',' };
}

/** `the account number is three oh one, …`: one number follows, however its digits are grouped. */
function isNumbered(tokens: readonly Token[], from: number): boolean {
  const before = tokens.slice(Math.max(0, from - NUMBERED_REACH), from);
  return (
    before.some((token) => /^(number|number's)$/.test(plain(token))) &&
    /^(is|number's|it's)$/.test(plain(before.at(-1)))
  );
}

/** `oh seven seven double oh, nine one two, three four four`: one number that contains commas. */
export function groupedDigitsAt(tokens: readonly Token[], from: number): Join | null {
  if (isNumberWord(plain(tokens[from - 1])) || plain(tokens[from - 1]) === 'oh') return null;
  const groups: string[] = [];
  let to = from;
  for (
    let group = digitsAt(tokens, from);
    group !== null && groups.length < MOST_GROUPS;
    group = digitsAt(tokens, to)
  ) {
    groups.push(group.digits);
    to = group.to;
    if (!group.comma) break;
  }
  const alone = groups.length === 1 && groups[0]!.startsWith('0');
  if (alone)
    return groups[0]!.length >= TELEPHONE && isOneBreath(tokens, from, to) ? { from, to, text: groups[0]! } : null;
  const named = isNumbered(tokens, from);
  const whole = groups.length > 1 && groups.every((one) => one.length >= (named ? 1 : 2) && one.length <= 6);
  return whole && groups.join('').length >= (named ? NAMED : TELEPHONE) ? { from, to, text: groups.join(' ') } : null;
}

/** `B as in bravo`, `K for kilo`: the letter, and the token after its word. */
function speltLetter(tokens: readonly Token[], from: number): { letter: string; to: number } | null {
  const letter = plain(tokens[from]);
  if (!/^[a-z]$/.test(letter)) return null;
  const asIn = plain(tokens[from + 1]) === 'as' && plain(tokens[from + 2]) === 'in';
  if (!asIn && !SPELT.test(plain(tokens[from + 1]))) return null;
  const at = asIn ? from + 3 : from + 2;
  const name = plain(tokens[at]);
  const spells = name.startsWith(letter) && name.length > 2 && isOneBreath(tokens, from, at + 1);
  return spells ? { letter: letter.toUpperCase(), to: at + 1 } : null;
}

/** `B as in bravo, seven four one, dash, nine` is B741-9. */
export function speltCodeAt(tokens: readonly Token[], from: number): Join | null {
  let [text, to, digits] = ['', from, 0];
  for (let spelt = speltLetter(tokens, from); spelt !== null; spelt = speltLetter(tokens, to)) {
    [text, to] = [text + spelt.letter, spelt.to];
    if (!/^,?$/.test(tokens[to - 1]!.after)) break;
  }
  if (text === '') return null;
  while (to < tokens.length && /^,?$/.test(tokens[to - 1]!.after)) {
    const sign = SIGNS.get(plain(tokens[to]));
    const part = digitsAt(tokens, sign === undefined ? to : to + 1);
    if (part === null || (sign !== undefined && !/^,?$/.test(tokens[to]!.after))) break;
    [text, to, digits] = [text + (sign ?? '') + part.digits, part.to, digits + part.digits.length];
  }
  return digits > 1 ? { from, to, text } : null;
}

/** `dash dash force`, an option of a program. */
export function optionAt(tokens: readonly Token[], from: number): Join | null {
  const dashes = plain(tokens[from]) === 'dash' && plain(tokens[from + 1]) === 'dash';
  const name = plain(tokens[from + 2]);
  const named = /^\p{L}{2,}$/u.test(name) && name !== 'dash' && !isNumberWord(name);
  return dashes && named && isOneBreath(tokens, from, from + 3) ? { from, to: from + 3, text: `--${name}` } : null;
}

/** `two two oh nine slash four seven`. */
export function slashedAt(tokens: readonly Token[], from: number): Join | null {
  if (isNumberWord(plain(tokens[from - 1]))) return null;
  const first = digitsAt(tokens, from);
  if (first === null || first.comma || first.digits.length < 3 || plain(tokens[first.to]) !== 'slash') return null;
  const second = digitsAt(tokens, first.to + 1);
  if (second === null || second.digits.length < 2 || !isOneBreath(tokens, from, second.to)) return null;
  return { from, to: second.to, text: `${first.digits}/${second.digits}` };
}

/** `six point oh two`, `four point oh`: decimals with an `oh`, which is not an exclamation here. */
export function decimalWithOhAt(tokens: readonly Token[], from: number): Join | null {
  const whole = UNIT_VALUES.get(plain(tokens[from]));
  const point = plain(tokens[from + 1]) === 'point' && plain(tokens[from + 2]) === 'oh';
  if (whole === undefined || whole > 19 || !point || isNumberWord(plain(tokens[from - 1]))) return null;
  let to = from + 3;
  while (
    tokens[to - 1]!.after === '' &&
    (plain(tokens[to]) === 'oh' || /^\d$/.test(String(UNIT_VALUES.get(plain(tokens[to])) ?? '')))
  )
    to += 1;
  const digits = readDigits(tokens.slice(from + 2, to).map(plain));
  const open =
    /^(point|dot|percent|hundred|thousand|million)$/.test(plain(tokens[to])) || UNIT_VALUES.has(plain(tokens[to]));
  return digits !== null && !open && isOneBreath(tokens, from, to) ? { from, to, text: `${whole}.${digits}` } : null;
}
