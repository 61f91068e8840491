import { readNumber } from '../english/numbers/spoken-number.js';
import { readDigits, readTime } from '../english/numbers/spoken-patterns.js';
import { isNumberWord } from '../figures/english/number-words.js';
import { plain, type Token } from '../text/tokens.js';
import { isOneBreath, type Join } from './joined-tokens.js';

/** Nouns that have codes: a letter after one of these is neither an article nor a pronoun. */
const BEARERS =
  /^(gate|gates|flight|flights|confirmation|code|codes|reference|booking|seat|seats|platform|terminal|exit|plate|registration|postcode|form|model|serial|locker|bay|hall|row|ticket|locator|order|invoice|case|route|bus|train|zone|block|stand|pin|passcode|password|vitamin|highway|road|motorway|sku|batch|lot|part|extension|suite|room|apartment|flat|unit|box|page|size|paper)$/;
/** Words between such a noun and its code: `confirmation is Q …`, `the code was …`. */
const LINKS = /^(is|was|are|were|number|no|code|says|it's|starts|started|begins|began|ends|ended|with)$/;
const LINK_REACH = 3;
const PARTS = 12;
const STREET = /^(street|road|avenue|lane|drive|court|close|way|place|square|terrace|boulevard|crescent|gardens|hill)$/;
/** Terms that are spoken letter by letter, in their canonical spelling. */
const TERMS: ReadonlyMap<string, string> = new Map([
  ['hba one c', 'HbA1c'],
  ['h b a one c', 'HbA1c'],
  ['hba1 c', 'HbA1c'],
  ['c o two', 'CO2'],
  ['co two', 'CO2'],
  ['h two o', 'H2O'],
  ['m p three', 'MP3'],
  ['mp three', 'MP3'],
  ['m p four', 'MP4'],
  ['mp four', 'MP4'],
  ['covid nineteen', 'COVID-19'],
  ['twenty four seven', '24/7'],
  ['wi fi', 'Wi-Fi'],
]);
const LONGEST_TERM = 5;

/** The term of the table that begins here. */
export function termAt(tokens: readonly Token[], from: number): Join | null {
  for (let length = LONGEST_TERM; length > 1; length -= 1) {
    const words = tokens.slice(from, from + length).map(plain);
    const text = words.length === length ? TERMS.get(words.join(' ')) : undefined;
    // "Twenty four seven inch nails".
    if (text === '24/7' && !/^(and|but|so|or|for|in|with|because|now|here|there|)$/.test(plain(tokens[from + length])))
      continue;
    if (text !== undefined && isOneBreath(tokens, from, from + length)) return { from, to: from + length, text };
  }
  return null;
}

/** The letters of a code: one letter, or two or three capitals as recognisers write them. */
function lettersOf(token: Token | undefined): string {
  if (token === undefined || token.quoted || token.locked) return '';
  return /^[a-z]$/i.test(token.text) || /^[A-Z]{2,3}$/.test(token.text) ? token.text.toUpperCase() : '';
}

/** The digits of a code: figures, digits spoken one by one, or a number below a thousand. */
function digitsAt(tokens: readonly Token[], from: number): { to: number; digits: string } | null {
  if (/^\d{1,4}$/.test(plain(tokens[from]))) return { to: from + 1, digits: plain(tokens[from]) };
  let to = from;
  while (to < from + PARTS && (isNumberWord(plain(tokens[to])) || /^(oh|double|triple)$/.test(plain(tokens[to])))) {
    to += 1;
    if (tokens[to - 1]!.after !== '') break;
    // "One hundred and twelve" is one number.
    if (plain(tokens[to - 1]) === 'hundred' && plain(tokens[to]) === 'and' && isNumberWord(plain(tokens[to + 1])))
      to += 1;
  }
  const words = tokens.slice(from, to).flatMap((token) => plain(token).split('-'));
  if (words.length === 0) return null;
  const number = readNumber(words);
  const digits =
    readDigits(words) ?? (number?.kind === 'cardinal' && Number(number.value) < 1000 ? number.value : null);
  return digits === null || digits === '' ? null : { to, digits };
}

/** `flat three b one hundred and twelve marlborough road`: the number of the house begins after the letter. */
function isHouseNumber(tokens: readonly Token[], at: number): boolean {
  if (!/^(flat|apartment|unit|suite)$/.test(plain(tokens[at - 3])) || lettersOf(tokens[at - 1]) === '') return false;
  return tokens.slice(at, at + 8).some((token) => STREET.test(plain(token)));
}

function bearerBefore(tokens: readonly Token[], from: number): 'beside' | 'near' | null {
  if (BEARERS.test(plain(tokens[from - 1])) && tokens[from - 1]!.after === '') return 'beside';
  for (let at = from - 1; at >= Math.max(0, from - LINK_REACH); at -= 1) {
    if (BEARERS.test(plain(tokens[at]))) return 'near';
    if (!LINKS.test(plain(tokens[at])) || !/^,?$/.test(tokens[at]!.after)) return null;
  }
  return null;
}

/**
 * A code of letters and digits: `BA two four eight`, `gate B thirty six`, `Q seven X four four P`. Certain where letters and digits change twice,
 * if the letters are an airline's capitals before digits spoken one by one, or if the noun before has codes.
 */
export function mixedCodeAt(tokens: readonly Token[], from: number): Join | null {
  const digitFirst = startsWithDigit(tokens, from);
  if ((lettersOf(tokens[from]) === '' && !digitFirst) || lettersOf(tokens[from - 1]) !== '') return null;
  let [to, text, changes] = [from, '', 0];
  let digitRuns = '';
  while (to < from + PARTS) {
    const letters = lettersOf(tokens[to]);
    const digits = letters === '' && !isHouseNumber(tokens, to) ? digitsAt(tokens, to) : null;
    if (letters === '' && digits === null) break;
    const last = /\d$/.test(text);
    if (text !== '' && last !== (digits !== null)) changes += 1;
    // "B thirty six I think": a pronoun or article at the end does not belong to it.
    if (digits === null && text !== '' && /^[AI]$/.test(letters) && !endsCode(tokens, to)) break;
    text += digits?.digits ?? letters;
    digitRuns += digits?.digits ?? '';
    to = digits?.to ?? to + 1;
    if (tokens[to - 1]!.after !== '') break;
  }
  if (changes === 0 || digitRuns === '' || !isOneBreath(tokens, from, to)) return null;
  if (digitFirst) return changes > 1 ? { from, to, text } : null;
  return isCertain(tokens, from, { changes, digits: digitRuns }) ? { from, to, text } : null;
}

/** `the m sixty two`, `the a one oh seven nine`: a road. */
export function roadAt(tokens: readonly Token[], from: number): Join | null {
  const led = plain(tokens[from - 1]) === 'the' && tokens[from - 1]!.after === '';
  const letter = led && /^[abm]$/.test(plain(tokens[from])) && tokens[from]!.after === '' ? plain(tokens[from]) : '';
  const number = letter === '' ? null : digitsAt(tokens, from + 1);
  if (number === null || !/^[1-9]\d{0,3}$/.test(number.digits) || !isOneBreath(tokens, from, number.to)) return null;
  const open = isNumberWord(plain(tokens[number.to])) || lettersOf(tokens[number.to]) !== '';
  return open ? null : { from, to: number.to, text: `${letter.toUpperCase()}${number.digits}` };
}

/** `reference is seven Q K L four M`. */
function startsWithDigit(tokens: readonly Token[], from: number): boolean {
  const one = digitsAt(tokens, from)?.to === from + 1 && tokens[from]!.after === '';
  return one && lettersOf(tokens[from + 1]) !== '' && bearerBefore(tokens, from) !== null;
}

function endsCode(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]!.after !== '' || tokens[at + 1] === undefined || digitsAt(tokens, at + 1) !== null) return true;
  // "S W one A two A A".
  return lettersOf(tokens[at + 1]) === 'A' && endsCode(tokens, at + 1);
}

function isCertain(tokens: readonly Token[], from: number, code: { changes: number; digits: string }): boolean {
  const first = tokens[from]!.text;
  const word = /^[ai]$/i.test(first);
  const bearer = bearerBefore(tokens, from);
  if (bearer === 'beside') return true;
  if (code.changes >= 2 && !word) return true;
  if (bearer === 'near') return !/^[ai]$/.test(first);
  return /^[A-Z]{2}$/.test(first) && code.digits.length >= 2;
}

/** `two oh four` of a unit or room: digits spoken one by one, including an `oh`. After `at` it may be a time of day. */
export function digitsWithOhAt(tokens: readonly Token[], from: number): Join | null {
  if (isNumberWord(plain(tokens[from - 1])) || plain(tokens[from - 1]) === 'oh') return null;
  const run = /^\d/.test(plain(tokens[from])) ? null : digitsAt(tokens, from);
  if (run === null || run.digits.length < 3 || !isOneBreath(tokens, from, run.to)) return null;
  const words = tokens.slice(from, run.to).map(plain);
  const inside = words.slice(1, -1).includes('oh') && readDigits(words) !== null;
  const timed = /^(at|by|until|till|before|after|around|from|to|point)$/.test(plain(tokens[from - 1]));
  // "The nine oh six is late": a train, named by its time of departure.
  const service =
    plain(tokens[from - 1]) === 'the' && readTime(words) !== null && !/^(bus|tram|route)$/.test(plain(tokens[run.to]));
  const counted = /^([ap]\.?m|percent|point|hundred|thousand)$/.test(plain(tokens[run.to]));
  return inside && !timed && !service && !counted ? { from, to: run.to, text: run.digits } : null;
}
