import { amountAt } from './amount.js';
import { digitSequenceAt } from './digit-sequence.js';
import type { Figure } from './figure.js';
import type { FigureRule, FoundFigure } from './figure-rule.js';
import type { FigureText } from './figure-text.js';

interface Item {
  readonly text: string;
  readonly letter: boolean;
  readonly to: number;
}

const MAX_ITEMS = 24;

/** `double a`: a letter that is said once for two or three. */
function repeatedLetter(text: FigureText, at: number): Item | null {
  const times = text.numbers?.repeats?.get(text.word(at));
  const letter = text.next(at + 1);
  if (times === undefined || !/^\p{L}$/u.test(letter)) return null;
  return { text: letter.toUpperCase().repeat(times), letter: true, to: at + 2 };
}

/** Letters that a recogniser wrote as one word: the `LS` of `LS six three double A`. */
function isAcronym(text: FigureText, at: number): boolean {
  return /^\p{Lu}{2,4}$/u.test(text.atoms[at]?.raw ?? '');
}

function itemAt(text: FigureText, at: number, first: boolean): Item | null {
  const letters = repeatedLetter(text, at);
  if (letters !== null) return letters;
  const word = text.word(at);
  const spoken = text.spoken(at);
  const large = spoken !== null && !spoken.ordinal && spoken.value.length > 2 ? spoken : null;
  const itself = (letter: boolean): Item => ({ text: word.toUpperCase(), letter, to: at + 1 });
  // "A hundred and four": the article belongs to the number.
  if (/^\p{L}$/u.test(word) && (large === null || large.length === 1)) return itself(true);
  if (/^\p{L}+\d[\p{L}\d]*$/u.test(word)) return itself(false);
  if (first && isAcronym(text, at)) return itself(true);
  if (large !== null)
    return large.value.length <= 4 ? { text: large.value, letter: false, to: at + large.length } : null;
  const digits = digitSequenceAt(text, at);
  return digits === null ? null : { text: digits.groups.join(''), letter: false, to: digits.to };
}

/** The signs within a code; they are seldom said and not compared. */
const BETWEEN = /^[-/_]$/;

/** Consecutive letters and numbers, each spoken by itself. */
function itemsFrom(text: FigureText, from: number): Item[] {
  const items: Item[] = [];
  for (let at = from; items.length < MAX_ITEMS && at < text.atoms.length; ) {
    const item = itemAt(text, at, at === from);
    if (at > from && !text.atoms[at]!.joined) {
      // "LS six three, three double A": the last item is repeated after a pause, and the code continues.
      if (item === null || !items.some(({ letter }) => letter) || !items.at(-1)!.text.endsWith(item.text)) break;
      if (!text.atoms[item.to]?.joined || itemAt(text, item.to, false)?.letter !== true) break;
    } else if (item !== null) items.push(item);
    else if (items.length === 0 || !BETWEEN.test(text.signAt(at)?.sign ?? '')) break;
    at = item?.to ?? text.signAt(at)!.to;
  }
  return trimmed(text, items);
}

/** Whether a letter is a word of its language: English `a`, Spanish `y`, Italian `è`. */
function isWord(text: FigureText, { text: letter, letter: single }: Item): boolean {
  return single && text.closedWords.has(letter.toLowerCase());
}

/** Removes a final letter that is a word and opens the next phrase: `two a day`, `twenty one i think`. */
function trimmed(text: FigureText, items: Item[]): Item[] {
  while (items.length > 0) {
    const last = items.at(-1)!;
    const spelled = items.at(-2)?.letter === true && last.text !== 'A';
    if (!isWord(text, last) || spelled || text.next(last.to) === '') break;
    items.pop();
  }
  return items;
}

/** `b thirty six`, `q seven x four four p`, and `five e` after a name. */
function code(text: FigureText, from: number): FoundFigure | null {
  const items = itemsFrom(text, from);
  const letters = items.filter(({ letter }) => letter).length;
  if (letters === 0 || letters === items.length) return null;
  const leads = items[0]!.letter;
  // "The BMW three": a count after a name. Further letters show that it is a code.
  if (isAcronym(text, from) && letters < 2) return null;
  // French `8 h 42 a 25`, Spanish `3 y 4`: a word between figures that are written as such ends what came before it.
  const written = items.some(({ letter, to }) => !letter && /^\d+$/.test(text.word(to - 1)));
  if (written && items.some((item, at) => at > 0 && at < items.length - 1 && isWord(text, item))) return null;
  // French `à 18 h 12`, Italian `3 a 1`: a preposition is not a letter of a code.
  if (leads && /[^a-z]/i.test(text.word(from))) return null;
  if (items.length === 3 && !leads && isWord(text, items[1]!)) return null;
  const number = items.findIndex(({ letter }) => !letter);
  const amount = amountAt(text, number === 0 ? from : items[number - 1]!.to);
  const { to } = items.at(-1)!;
  if (amount !== null && amount.figure.unit !== null && to <= amount.to) return null;
  // "1 g three times a day": figures with their unit, and a number in words.
  if (written && !leads && amount?.figure.unit != null && text.spoken(items[1]!.to) !== null) return null;
  if (!leads && ((amount?.to ?? 0) >= to || (items.length > 3 && letters > 2))) return null;
  const readings = codeReadings(text, from, items, number);
  const parts = postcodeGroups(readings[0]!.slice(1));
  const figure: Figure = { class: 'code', readings, unit: null, ...(parts !== null && { parts }) };
  return withCount(figure, amount, to, leads && number === 1 && isWord(text, items[0]!));
}

/** The two groups of a postcode of the United Kingdom (`LS6 3AA`) or of Canada (`K1A 0B1`), which are written apart. */
const POSTCODE = /^([A-Z]{1,2}\d[A-Z\d]?|[A-Z]\d[A-Z])(\d[A-Z]{2}|\d[A-Z]\d)$/;

function postcodeGroups(characters: string): Figure[] | null {
  const groups = POSTCODE.exec(characters)?.slice(1);
  return groups?.map((group): Figure => ({ class: 'code', readings: [`S${group}`], unit: null })) ?? null;
}

/** The characters of a code. Fewer letters at its beginning, the word before it, and the letter `o` for a zero are readings too. */
function codeReadings(text: FigureText, from: number, items: readonly Item[], number: number): string[] {
  const whole = items.map((item) => item.text).join('');
  const before = text.atoms[from]!.joined ? text.word(from - 1) : '';
  const name = /^\p{L}{2,6}$/u.test(before) ? before.toUpperCase() : '';
  const starts = items[0]!.letter
    ? Array.from({ length: Math.min(number, 6) }, (_, skip) => whole.slice(skip))
    : [whole];
  const forms = [...starts, ...(name === '' ? [] : [name + whole])];
  const lettered = text.word(items.at(-1)!.to - 1) === 'o' ? forms.map((form) => `${form.slice(0, -1)}O`) : [];
  const zeros = items.some((item) => item.text === 'O') ? forms.map((form) => form.replaceAll('O', '0')) : [];
  return [...new Set([...forms, ...lettered, ...zeros])].map((one) => `S${one}`);
}

/** After a letter that is a word a count is the likelier: `a thirty six`. A code keeps its number as another reading: `B 36` is written too. */
function withCount(code: Figure, amount: FoundFigure | null, to: number, article: boolean): FoundFigure {
  if (amount === null) return { to, figure: code };
  if (article) {
    const others = [...(amount.figure.others ?? []), code];
    return { ...amount, to: Math.max(to, amount.to), figure: { ...amount.figure, others } };
  }
  return amount.to === to ? { to, figure: { ...code, others: [amount.figure] } } : { to, figure: code };
}

function groupsAt(
  text: FigureText,
  from: number,
  separator: string,
): { groups: string[]; to: number; words: string[] } | null {
  const groups: string[] = [];
  const words: string[] = [];
  let to = from;
  while (groups.length < 8) {
    const sequence = digitSequenceAt(text, to);
    const number = text.spoken(to);
    const larger = number !== null && !number.ordinal && number.value.length === 3 ? number : null;
    const end = larger === null ? sequence?.to : to + larger.length;
    const digits = larger?.value ?? sequence?.groups.join('');
    const lone = text.numbers?.digits?.get(text.word(to)) === '0';
    if (digits === undefined && !lone) return null;
    groups.push(digits ?? '0');
    to = end ?? to + 1;
    const sign = text.signAt(to);
    if (sign?.sign !== separator || !text.atoms[sign.to]?.joined) break;
    words.push(text.word(to));
    to = sign.to;
  }
  return { groups, to, words };
}

/** `two dot one dot zero`, `ten dot oh dot oh dot seventeen`; with a single `dot` or `point` a version after that word. */
function dotted(text: FigureText, from: number): FoundFigure | null {
  const found = groupsAt(text, from, '.');
  if (found === null || found.groups.length < 2) return null;
  const { groups, to, words } = found;
  const version = /^(version|versión|versão|versione|versie|release|v)$/.test(text.word(from - 1));
  if (groups.length === 2 && !words.includes('dot') && !version) return null;
  const value = groups.join('.');
  const decimal: Figure = { class: 'decimal', readings: [value.replace(/(?:\.|(?<![.0]))0+$/, '')], unit: null };
  return {
    to,
    figure: { class: 'code', readings: [`S${value}`], unit: null, ...(groups.length === 2 && { others: [decimal] }) },
  };
}

/** Before the digits that are called through a switchboard. */
const EXTENSION = /^(extension|extensión|extensão|interno|poste|durchwahl|toestel)$/;

/** `four five seven dash two two one`, `plus forty four two oh …`, `one eight hundred five …`, `… extension twelve`. */
function telephone(text: FigureText, from: number): FoundFigure | null {
  const plus = text.signAt(from)?.sign === '+' || text.word(from) === 'plus';
  const toll = text.says(from, 'one', 'eight', 'hundred') || text.says(from, 'eight', 'hundred');
  const country = text.word(from) === 'one' ? '1' : '';
  const start = plus ? from + 1 : toll ? from + (country === '' ? 2 : 3) : from;
  if (start > from && !text.atoms[start]?.joined) return null;
  const found = groupsAt(text, start, '-');
  if (found === null) return null;
  const digits = (toll ? `${country}800` : '') + found.groups.join('');
  const extension = EXTENSION.test(text.next(found.to)) ? digitSequenceAt(text, found.to + 1) : null;
  const apart = plus || toll || extension !== null || found.groups.length > 1;
  if (!apart || (digits.length < 7 && found.groups.length < 2) || (toll && country === '' && digits.length !== 10))
    return null;
  const tail = extension === null ? '' : `X${extension.groups.join('')}`;
  const readings = [`S${plus ? '+' : ''}${digits}${tail}`];
  return { to: extension?.to ?? found.to, figure: { class: 'telephone', readings, unit: null } };
}

/** Codes, versions and telephone numbers as they are spelled out. */
export const SPOKEN_CODE: FigureRule = {
  name: 'spoken code',
  language: 'neutral',
  read: (text, at) => telephone(text, at) ?? dotted(text, at) ?? code(text, at),
  examples: [
    { text: 'flight l h four one seven', reading: 'SLH417' },
    { text: 'gate c twenty two', reading: 'SC22' },
    { text: 'the locator is k nine r oh oh t', reading: 'SK9R00T' },
    { text: 'a c o two sensor', reading: 'SCO2' },
    { text: 'the postcode is LS six three double A', reading: 'SLS63AA' },
    { text: 'case forty seven stroke b stroke oh nine one', reading: 'S47B091' },
    { text: 'we are at a hundred and four b', reading: 'S104B' },
    { text: 'version three point two', reading: 'S3.2' },
    { text: 'call one eight hundred five five five oh one two three', reading: 'S18005550123' },
    { text: 'call eight hundred five five five oh one two three', reading: 'S8005550123' },
    { text: 'der Flug l h vier eins sieben', reading: 'SLH417', language: 'de' },
    { text: 'at ten dot oh dot oh dot seventeen', reading: 'S10.0.0.17' },
    { text: 'call plus forty nine three oh five five five oh one two three', reading: 'S+49305550123' },
  ],
  quiet: [
    'we saw two a day',
    'she had a stroke in May',
    'the BMW and three others',
    'five kilograms',
    'twenty one i think',
    'three point two',
    '1 g three times a day',
  ],
};
