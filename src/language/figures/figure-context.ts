import { timeFigure } from './calendar-readings.js';
import { shifted } from './decimal.js';
import type { Figure } from './figure.js';
import type { FigureText } from './figure-text.js';
import { codeReading } from './written-codes.js';

/** A figure at its place. Atom indices, `to` exclusive. */
export interface PlacedFigure {
  readonly from: number;
  readonly to: number;
  readonly figure: Figure;
}

/** Within this many atoms a complete number shows what a short one omits: `four hundred and twelve thousand … three ninety`. */
const REACH = 80;

/** What the words of a language show about the figures beside them. English only, until another language needs a list. */
const RANGE = /^(to|or|and|through|until|till)$/;
const HOUR_BEFORE = /^(at|by|until|till|from|around|about|before|after|since|past|between)$/;
const YEAR_BEFORE =
  /^(in|since|of|until|till|by|from|to|before|after|summer|winter|spring|fall|autumn|class|back|year|late|early|mid)$/;
const AFTER_ELLIPSIS =
  /^(and|but|or|so|because|if|when|to|for|at|in|on|by|of|as|with|from|is|was|were|are|then|now|not|which|that|we|i|you|he|she|it|they|last|this|next|each|today|yesterday|maybe|right|okay|yeah|a|an|the|per)?$/;

function numberOf(figure: Figure): string | null {
  return figure.readings.find((reading) => /^\d+(\.\d+)?$/.test(reading)) ?? null;
}

function isSpoken(text: FigureText, { from, to }: PlacedFigure): boolean {
  return !text.atoms.slice(from, to).some(({ raw }) => /\d/.test(raw));
}

/** The power of ten of the scale word that ends a number; 0 for none. */
function scaleOf(text: FigureText, { from, to }: PlacedFigure): number {
  const powers = text.atoms.slice(from, to).map(({ word }) => text.numbers?.scales.get(word) ?? 0);
  return Math.max(0, ...powers);
}

/** Whether the second figure closes a range or list that the first is in. */
function linked(text: FigureText, first: PlacedFigure, second: PlacedFigure): boolean {
  if (second.from === first.to) return text.atoms[second.from]!.closesRange || text.follows(second.from, /^,$/);
  return second.from === first.to + 1 && RANGE.test(text.word(first.to)) && text.follows(first.to, /^,?$/);
}

/** What the start of a range takes from its end: a unit, a scale, a half of the day. */
function fromRange(text: FigureText, first: PlacedFigure, second: PlacedFigure): Figure[] {
  const value = numberOf(first.figure);
  if (value === null || !linked(text, first, second)) return [];
  const unit =
    second.figure.unit ??
    second.figure.others?.find((other) => other.unit !== null && other.class !== 'time')?.unit ??
    null;
  if (second.figure.class === 'time') {
    const hour = Number(value);
    const half = unit?.split(' ')[0] ?? '';
    return hour >= 1 && hour <= 12 ? ['', half].map((one) => timeFigure({ hour, minutes: 0, half: one })) : [];
  }
  const power = scaleOf(text, second);
  const short = power >= 2 && Number(value) < 1000 && scaleOf(text, first) === 0 ? [shifted(value, power)] : [];
  const values = [...first.figure.readings, ...short];
  const units = first.figure.unit === null && unit !== null ? [null, unit] : [first.figure.unit];
  if (units.length === 1 && short.length === 0) return [];
  return units.map((one) => ({ class: one === null ? 'cardinal' : 'measure', readings: values, unit: one }));
}

/** What the end of a written range takes from its start: `$5–10`. */
function fromStart(text: FigureText, first: PlacedFigure, second: PlacedFigure): Figure[] {
  const { unit } = first.figure;
  const prefixed = first.figure.class === 'money' && /\p{Sc}/u.test(text.atoms[first.from]!.raw);
  if (!prefixed || second.figure.unit !== null || !linked(text, first, second)) return [];
  return [{ class: 'money', readings: second.figure.readings, unit }];
}

/** An hour after `at`, `from`, `around`, and the end of a range of hours. */
function asHour(text: FigureText, { from, figure }: PlacedFigure, before: PlacedFigure | undefined): Figure[] {
  const value = figure.unit === null ? Number(figure.readings[0]) : 0;
  if (!(value >= 1 && value <= 12) || !Number.isInteger(value)) return [];
  const led = text.atoms[from]!.joined && HOUR_BEFORE.test(text.word(from - 1));
  const opened =
    before !== undefined &&
    linked(text, before, { from, to: from, figure }) &&
    HOUR_BEFORE.test(text.word(before.from - 1));
  return led || opened ? [timeFigure({ hour: value, minutes: 0 })] : [];
}

/** `in ninety three`, `the summer of '93`. */
function asYear(text: FigureText, { from, figure }: PlacedFigure): Figure[] {
  const value = figure.readings[0]!;
  const marked = /^['’]$/.test(text.atoms[from]!.before);
  const led = text.atoms[from]!.joined && YEAR_BEFORE.test(text.word(from - 1));
  if (figure.unit !== null || !/^\d\d$/.test(value.replace(/^S/, '')) || !(marked || led)) return [];
  const digits = value.replace(/^S/, '');
  return [{ class: 'date', readings: [`D19${digits}`, `D20${digits}`], unit: null }];
}

/** `BA 248`, `mp three`: a number after capitals, or a spoken one after a short name, may be a code with it. */
function asCode(text: FigureText, { from, figure }: PlacedFigure): Figure[] {
  const before = text.atoms[from - 1];
  const digits = figure.readings.find((reading) => /^S\d/.test(reading));
  const joined = before !== undefined && text.atoms[from]!.joined;
  if (!joined || digits === undefined || figure.unit !== null) return [];
  const name = /\d/.test(text.atoms[from]!.raw) ? /^[A-Z]{1,5}$/ : /^\p{L}{1,6}$/u;
  if (!name.test(before.raw) || text.closedWords.has(before.word)) return [];
  return [{ class: 'code', readings: [codeReading(before.raw + digits.slice(1))], unit: null }];
}

/** `five foot eleven`: a number right after feet may be inches. */
function asInches({ from, figure }: PlacedFigure, before: PlacedFigure | undefined): Figure[] {
  const feet = before?.figure.unit === 'ft' && before.to === from && figure.unit === null;
  return feet && Number(figure.readings[0]) < 12 ? [{ class: 'measure', readings: figure.readings, unit: 'in' }] : [];
}

/** `7/16 in`: written figures before the word that is the symbol of inches too. */
function beforeIn(text: FigureText, placed: PlacedFigure): Figure[] {
  const { to, figure } = placed;
  const open = text.next(to) === 'in' && figure.unit === null && figure.class !== 'time' && !isSpoken(text, placed);
  return open ? [{ class: 'measure', readings: figure.readings, unit: 'in' }] : [];
}

/** Omitted thousands that a neighbour has: `three ninety` beside `four hundred and twelve thousand` is 390,000. */
function asThousands(text: FigureText, placed: PlacedFigure, near: readonly PlacedFigure[]): Figure[] {
  const value = numberOf(placed.figure);
  if (
    value === null ||
    !isSpoken(text, placed) ||
    Number(value) >= 1000 ||
    Number(value) < 2 ||
    scaleOf(text, placed) > 2
  )
    return [];
  if (placed.figure.unit !== null || !AFTER_ELLIPSIS.test(text.next(placed.to))) return [];
  const shown = near.some(({ from, figure }) => {
    const other = numberOf(figure);
    const counted = figure.class === 'cardinal' || figure.class === 'money';
    return counted && Math.abs(from - placed.from) <= REACH && Number(other) >= 1000 && Number(other) % 10 === 0;
  });
  return shown ? [{ class: placed.figure.class, readings: [shifted(value, 3)], unit: null }] : [];
}

/** Adds to each figure the readings that its neighbours and context allow. */
export function withContext(text: FigureText, figures: readonly PlacedFigure[]): Figure[] {
  const placed = [...figures];
  for (let at = placed.length - 1; at >= 0; at -= 1) {
    const [before, here, after] = [placed[at - 1], placed[at]!, placed[at + 1]];
    const others = [
      ...(here.figure.others ?? []),
      ...(after === undefined ? [] : fromRange(text, here, after)),
      ...(before === undefined ? [] : fromStart(text, before, here)),
      ...asHour(text, here, before),
      ...asYear(text, here),
      ...asCode(text, here),
      ...asInches(here, before),
      ...beforeIn(text, here),
      ...asThousands(text, here, figures.slice(Math.max(0, at - 12), at + 13)),
    ];
    placed[at] = others.length === 0 ? here : { ...here, figure: { ...here.figure, others } };
  }
  return placed.map(({ figure }) => figure);
}
