import { amountAt } from '../../figures/amount.js';
import { digitSequenceAt } from '../../figures/digit-sequence.js';
import type { Figure } from '../../figures/figure.js';
import type { FigureRule, FoundFigure } from '../../figures/figure-rule.js';
import type { FigureText } from '../../figures/figure-text.js';

interface Item {
  readonly text: string;
  readonly letter: boolean;
  readonly to: number;
}

const MAX_ITEMS = 24;
/** What is said between the groups of a code and not counted as one of its characters. */
const MARK = /^(dash|hyphen)$/;

function itemAt(text: FigureText, at: number): Item | null {
  const word = text.word(at);
  if (/^[a-z]$/.test(word) && !(word === 'o' && text.spoken(at - 1) !== null))
    return { text: word.toUpperCase(), letter: true, to: at + 1 };
  const glued = /^[a-z]+\d[a-z\d]*$/.test(word) ? { text: word.toUpperCase(), letter: false, to: at + 1 } : null;
  if (glued !== null) return glued;
  const sequence = digitSequenceAt(text, at);
  const hundreds = text.spoken(at);
  if (hundreds !== null && !hundreds.ordinal && hundreds.value.length > 2) {
    return hundreds.value.length <= 4 ? { text: hundreds.value, letter: false, to: at + hundreds.length } : null;
  }
  return sequence === null ? null : { text: sequence.groups.join(''), letter: false, to: sequence.to };
}

/** Letters and numbers in a row, each said by itself. */
function itemsFrom(text: FigureText, from: number): Item[] {
  const items: Item[] = [];
  for (let at = from; items.length < MAX_ITEMS && (at === from || text.atoms[at]?.joined); ) {
    const item = itemAt(text, at);
    if (item !== null) items.push(item);
    else if (items.length === 0 || !MARK.test(text.word(at))) break;
    at = item?.to ?? at + 1;
  }
  return trimmed(text, items);
}

/** Without an `a` or `i` at the end that begins the next words, or a mark after which nothing follows. */
function trimmed(text: FigureText, items: Item[]): Item[] {
  while (items.length > 0) {
    const { to, letter, text: last } = items.at(-1)!;
    const before = items.at(-2);
    const open = text.next(to) !== '' && (last === 'A' || (last === 'I' && !before?.letter));
    if (!(letter && open)) break;
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
  const number = items.findIndex(({ letter }) => !letter);
  const at = number === 0 ? from : items[number - 1]!.to;
  const amount = amountAt(text, at);
  if (amount !== null && amount.figure.unit !== null && items.at(-1)!.to <= amount.to) return null;
  if (!leads && ((amount?.to ?? 0) >= items.at(-1)!.to || (items.length > 3 && letters > 2))) return null;
  const { to } = items.at(-1)!;
  const whole = items.map((item) => item.text).join('');
  const name =
    /^[a-z]{2,6}$/.test(text.word(from - 1)) && text.atoms[from]!.joined ? text.word(from - 1).toUpperCase() : '';
  const starts = leads ? Array.from({ length: Math.min(number, 6) }, (_, skip) => whole.slice(skip)) : [whole];
  const readings = [...new Set([...starts, ...(name === '' ? [] : [name + whole])].map((one) => `S${one}`))];
  const figure: Figure = { class: 'code', readings, unit: null };
  return withCount(figure, amount, to, leads && items[0]!.text === 'A' && number === 1);
}

/** After `a` a count is the likelier: `a thirty six`. A code keeps its number as another reading, because `B 36` is written too. */
function withCount(code: Figure, amount: FoundFigure | null, to: number, article: boolean): FoundFigure {
  if (amount === null) return { to, figure: code };
  if (article) {
    const others = [...(amount.figure.others ?? []), code];
    return { ...amount, to: Math.max(to, amount.to), figure: { ...amount.figure, others } };
  }
  if (amount.to > to || amount.to < to) return { to, figure: code };
  return { to, figure: { ...code, others: [amount.figure] } };
}

function groupsAt(
  text: FigureText,
  from: number,
  separator: RegExp,
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
    const lone = text.word(to) === 'o' || text.word(to) === 'oh';
    if (digits === undefined && !lone) return null;
    groups.push(digits ?? '0');
    to = end ?? to + 1;
    if (!separator.test(text.next(to)) || !text.atoms[to + 1]?.joined) break;
    words.push(text.word(to));
    to += 1;
  }
  return { groups, to, words };
}

/** `two dot one dot zero`, `ten dot oh dot oh dot seventeen`; with a single `dot` or `point` a version after that word. */
function dotted(text: FigureText, from: number): FoundFigure | null {
  const found = groupsAt(text, from, /^(dot|point)$/);
  if (found === null || found.groups.length < 2) return null;
  const { groups, to, words } = found;
  const version = /^(version|release|v)$/.test(text.word(from - 1));
  if (groups.length === 2 && !words.includes('dot') && !version) return null;
  const value = groups.join('.');
  const decimal: Figure = { class: 'decimal', readings: [value.replace(/\.?0+$/, '')], unit: null };
  return {
    to,
    figure: { class: 'code', readings: [`S${value}`], unit: null, ...(groups.length === 2 && { others: [decimal] }) },
  };
}

/** `four five seven dash two two one`, `plus forty four two oh …`, `… extension twelve`. */
function telephone(text: FigureText, from: number): FoundFigure | null {
  const plus = text.word(from) === 'plus' && text.atoms[from + 1]?.joined;
  const found = groupsAt(text, plus ? from + 1 : from, /^(dash|hyphen)$/);
  if (found === null) return null;
  const digits = found.groups.join('');
  const named = text.next(found.to) === 'extension';
  const extension = named ? digitSequenceAt(text, found.to + 1) : null;
  if (digits.length < 7 && found.groups.length < 2) return null;
  if (!plus && extension === null && found.groups.length < 2) return null;
  const tail = extension === null ? '' : `X${extension.groups.join('')}`;
  const readings = [`S${plus ? '+' : ''}${digits}${tail}`];
  return { to: extension?.to ?? found.to, figure: { class: 'telephone', readings, unit: null } };
}

/** Codes, versions and telephone numbers as they are spelled out. */
export const SPOKEN_CODE: FigureRule = {
  name: 'spoken code',
  language: 'en',
  read: (text, at) => telephone(text, at) ?? dotted(text, at) ?? code(text, at),
  examples: [
    { text: 'flight l h four one seven', reading: 'SLH417' },
    { text: 'gate c twenty two', reading: 'SC22' },
    { text: 'the locator is k nine r oh oh t', reading: 'SK9R00T' },
    { text: 'a c o two sensor', reading: 'SCO2' },
    { text: 'version three point two', reading: 'S3.2' },
    { text: 'at ten dot oh dot oh dot seventeen', reading: 'S10.0.0.17' },
    { text: 'call plus forty nine three oh five five five oh one two three', reading: 'S+49305550123' },
  ],
  quiet: ['we saw two a day', 'five kilograms', 'twenty one i think', 'three point two'],
};
