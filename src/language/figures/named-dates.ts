import { type DatePart, dayAt, type YearAt, yearAt } from './calendar.js';
import { dateReadings } from './calendar-readings.js';
import type { FigureRule, FoundFigure } from './figure-rule.js';
import type { FigureText } from './figure-text.js';
import { monthsOf } from './months.js';

/** Months that are also common words: a bare cardinal beside them is not a date (`may five people come`). */
const WORDS_FIRST = /^(may|march|mars|mai|set)$/;

function monthAt(text: FigureText, at: number): DatePart | null {
  // French "sept" is seven; the abbreviation of September has a full stop.
  const seven = text.word(at) === 'sept' && text.numbers?.language === 'fr' && !text.atoms[at]!.after.startsWith('.');
  const value = seven ? undefined : monthsOf(text.language).get(text.word(at));
  return value === undefined ? null : { value, to: at + 1 };
}

/** Between day, month and year where no number words of the language are known. */
const LINKS: ReadonlySet<string> = new Set(['of', 'de', 'del', 'di', 'van']);
/** Before a date. */
const BEFORE_DATE = /^(on|by|in|since|until|till|before|after|from|to|and|or)$/;

/** The index after the words that may occur between day, month and year. */
function pastLinks(text: FigureText, from: number, between: RegExp): number | null {
  if (!text.follows(from, between)) return null;
  const links = text.numbers?.dateLinks ?? LINKS;
  let at = from;
  for (let count = 0; count < 2 && links.has(text.word(at)); count += 1) {
    if (!text.atoms[at + 1]?.joined) return null;
    at += 1;
  }
  return at;
}

function yearAfter(text: FigureText, to: number): YearAt | null {
  const at = pastLinks(text, to, /^[.,]$/);
  return at === null ? null : yearAt(text, at);
}

function found(to: number, readings: readonly string[]): FoundFigure {
  return { to, figure: { class: 'date', readings, unit: null } };
}

/** `the 25th of July 2012`, `25. Juli`, `cinco de março`. */
function dayFirst(text: FigureText, from: number): FoundFigure | null {
  const day = dayAt(text, from);
  const at = day === null ? null : pastLinks(text, day.to, /^\.$/);
  const month = at === null ? null : monthAt(text, at);
  if (day === null || month === null || at === null) return null;
  const linked = at > day.to;
  if (
    WORDS_FIRST.test(text.word(at)) &&
    !day.ordinal &&
    !linked &&
    !text.atoms[at]!.raw.match(/^\p{Lu}/u) &&
    !/^\d/.test(text.word(from))
  )
    return null;
  const year = yearAfter(text, month.to);
  return found(year?.to ?? month.to, dateReadings(year?.years ?? [], month.value, day.value));
}

/** `the third of the twelfth nineteen fifty two`: the month by its number, in English and with its year alone. */
function byNumbers(text: FigureText, from: number): FoundFigure | null {
  const day = text.numbers?.language === 'en' ? dayAt(text, from) : null;
  if (day === null || !day.ordinal || text.next(day.to) !== 'of' || text.next(day.to + 1) !== 'the') return null;
  const month = text.atoms[day.to + 2]?.joined ? dayAt(text, day.to + 2) : null;
  if (month === null || !month.ordinal || month.value > 12) return null;
  const year = yearAfter(text, month.to);
  return year === null ? null : found(year.to, dateReadings(year.years, month.value, day.value));
}

/** Whether a bare number after a month that is a common word is its day: after a preposition of time, or at the end of its words. */
function isDay(text: FigureText, month: number, to: number): boolean {
  return BEFORE_DATE.test(text.word(month - 1)) || text.next(to) === '';
}

/** Languages in which no day follows its month: "im November drei Boote". */
const DAY_FIRST = /^(de|fr|it|pt|nl)$/;

/** `März 2011`. */
function monthAndYearAt(text: FigureText, from: number): FoundFigure | null {
  const month = monthAt(text, from);
  const year = month === null ? null : yearAfter(text, month.to);
  return month === null || year === null ? null : found(year.to, dateReadings(year.years, month.value, null));
}

/** `July 25th, 2012`, `march the third`, `july 2012`, `may of nineteen eighty`. */
function monthFirst(text: FigureText, from: number): FoundFigure | null {
  if (DAY_FIRST.test(text.numbers?.language ?? '')) return monthAndYearAt(text, from);
  const month = monthAt(text, from);
  const at = month === null ? null : pastLinks(text, month.to, /^\.$/);
  if (month === null || at === null) return null;
  const doubtful = WORDS_FIRST.test(text.word(from));
  const alone = yearAfter(text, month.to);
  const monthAndYear = alone === null ? null : found(alone.to, dateReadings(alone.years, month.value, null));
  const day = dayAt(text, at);
  if (day === null) return monthAndYear;
  const year = yearAfter(text, day.to);
  const sure =
    day.ordinal ||
    year !== null ||
    !doubtful ||
    (/^\d/.test(text.word(at)) && text.atoms[from]!.raw !== text.word(from));
  if (!sure && !isDay(text, from, day.to)) return monthAndYear;
  const dated = found(year?.to ?? day.to, dateReadings(year?.years ?? [], month.value, day.value));
  if (monthAndYear !== null && monthAndYear.to >= dated.to) return monthAndYear;
  // "In March twenty one": a day, or the year.
  const short =
    text.word(from - 1) === 'in' && !day.ordinal && day.value > 9 && !/^\d/.test(text.word(at)) && year === null;
  const others = dateReadings([1900 + day.value, 2000 + day.value], month.value, null);
  if (!short) return dated;
  return { ...dated, figure: { ...dated.figure, others: [{ class: 'date', readings: others, unit: null }] } };
}

/** Dates with the name of a month. The names come from the lexicons and from CLDR, so that figures beside them are read in every language. */
export const NAMED_DATE: FigureRule = {
  name: 'named date',
  language: 'neutral',
  read(text, at) {
    if (text.word(at) === 'the' && text.atoms[at + 1]?.joined) {
      return dayFirst(text, at + 1) ?? byNumbers(text, at + 1);
    }
    return byNumbers(text, at) ?? monthFirst(text, at) ?? dayFirst(text, at);
  },
  examples: [
    { text: 'on the third of march twenty eleven', reading: 'D2011-03-03' },
    { text: 'on march third twenty eleven', reading: 'D2011-03-03' },
    { text: 'born on the third of the eleventh nineteen sixty', reading: 'D1960-11-03' },
    { text: 'on March 3rd, 2011', reading: 'D2011-03-03' },
    { text: 'in may of nineteen eighty', reading: 'D1980-05' },
    { text: 'by june twelve', reading: 'D--06-12' },
    { text: 'am 3. März 2011', reading: 'D2011-03-03', language: 'de' },
    { text: 'le 1er mai 1998', reading: 'D1998-05-01', language: 'fr' },
    { text: 'el 5 de octubre de 2003', reading: 'D2003-10-05', language: 'es' },
  ],
  quiet: ['you may two at a time', 'they march twenty miles', 'may I come'],
};
