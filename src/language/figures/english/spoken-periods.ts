import { yearAt } from '../calendar.js';
import type { FigureRule, FoundFigure } from '../figure-rule.js';
import type { FigureText } from '../figure-text.js';

const DECADES = 'tens twenties thirties forties fifties sixties seventies eighties nineties'.split(' ');

function found(to: number, readings: readonly string[]): FoundFigure {
  return { to, figure: { class: 'date', readings, unit: null } };
}

/** The number of a quarter: `second`, `2nd`, `q two`, `Q2`. */
function quarterAt(text: FigureText, at: number): { value: number; to: number } | null {
  const glued = /^q([1-4])$/.exec(text.word(at));
  if (glued !== null) return { value: Number(glued[1]), to: at + 1 };
  const letter = text.word(at) === 'q';
  const from = letter ? at + 1 : at;
  if (letter && !text.atoms[from]?.joined) return null;
  const spoken = text.spoken(from);
  const value = spoken === null ? Number.parseInt(text.word(from), 10) : Number(spoken.value);
  if (!(value >= 1 && value <= 4)) return null;
  const ordinal = spoken?.ordinal ?? /^[1-4](st|nd|rd|th)$/.test(text.word(from));
  if (spoken !== null && spoken.length > 1) return null;
  if (letter) return ordinal ? null : { value, to: from + 1 };
  return ordinal && text.next(from + 1) === 'quarter' ? { value, to: from + 2 } : null;
}

function quarter(text: FigureText, from: number): FoundFigure | null {
  const at = quarterAt(text, from);
  if (at === null) return null;
  const link = /^(of|in)$/.test(text.next(at.to)) ? at.to + 1 : at.to;
  const year = text.follows(link, /^,$/) ? yearAt(text, link) : null;
  if (year === null) return found(at.to, [`D-Q${at.value}`]);
  return found(
    year.to,
    year.years.map((one) => `D${one}-Q${at.value}`),
  );
}

function decadeReadings(century: number | null, decade: number): string[] {
  const known = century === null ? [19, 20].map((one) => `D${one}${decade}X`) : [`D${century}${decade}X`];
  return [...known, `D${decade}X`];
}

/** `1980s`, `'80s`, `the eighties`, `nineteen eighties`. */
function decade(text: FigureText, from: number): FoundFigure | null {
  const written = /^(1\d|20)?(\d)0'?s$/.exec(text.word(from));
  if (written !== null) {
    const century = written[1] === undefined ? null : Number(written[1]);
    return found(from + 1, decadeReadings(century, Number(written[2])));
  }
  const alone = DECADES.indexOf(text.word(from));
  const led = /^(the|early|late|mid|my|his|her|our|their|your)$/.test(text.word(from - 1));
  if (alone >= 1 && led) return found(from + 1, decadeReadings(null, alone + 1));
  if (text.word(from - 1) === 'the' && text.says(from, 'two', 'thousands'))
    return found(from + 2, decadeReadings(20, 0));
  if (text.says(from, 'two', 'thousand', 'tens')) return found(from + 3, decadeReadings(20, 1));
  const century = text.spoken(from);
  if (century === null || century.ordinal || Number(century.value) < 15 || Number(century.value) > 20) return null;
  const spoken = DECADES.indexOf(text.next(from + century.length));
  return spoken < 0 ? null : found(from + century.length + 1, decadeReadings(Number(century.value), spoken + 1));
}

const ERAS: ReadonlyMap<string, string> = new Map(Object.entries({ bc: 'BC', bce: 'BC', ad: 'AD', ce: 'AD' }));

/** The era after a year: `44 BC`, `forty four b c`. */
function era(text: FigureText, from: number): FoundFigure | null {
  const year = yearAt(text, from);
  const spoken = text.spoken(from);
  const value =
    year?.years[0] ?? (/^\d{1,4}$/.test(text.word(from)) ? Number(text.word(from)) : Number(spoken?.value ?? 0));
  const to = year?.to ?? from + (spoken?.length ?? 1);
  if (value === 0 || spoken?.ordinal) return null;
  const word = text.next(to).replaceAll('.', '');
  if (word.length > 1) return ERAS.get(word) === undefined ? null : found(to + 1, [`D${value}${ERAS.get(word)}`]);
  for (const length of [3, 2]) {
    const letters = Array.from({ length }, (_, step) => text.next(to + step));
    const name = letters.every((letter) => letter.length === 1) ? ERAS.get(letters.join('')) : undefined;
    if (name !== undefined) return found(to + length, [`D${value}${name}`]);
  }
  return null;
}

/** Quarters, decades and years of an era. */
export const ENGLISH_PERIOD: FigureRule = {
  name: 'period',
  language: 'en',
  read: (text, at) => quarter(text, at) ?? decade(text, at) ?? era(text, at),
  examples: [
    { text: 'in the third quarter of twenty twenty one', reading: 'D2021-Q3' },
    { text: 'in Q3 2021', reading: 'D2021-Q3' },
    { text: 'in q four', reading: 'D-Q4' },
    { text: 'in the nineteen sixties', reading: 'D196X' },
    { text: 'in the sixties', reading: 'D196X' },
    { text: "in the '60s", reading: 'D196X' },
    { text: 'in fifty five b c', reading: 'D55BC' },
    { text: 'in 55 BC', reading: 'D55BC' },
  ],
  quiet: ['a quarter of it', 'the second half', 'twenty bicycles', 'ninety ads'],
};
