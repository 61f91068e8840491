import { findNumberRuns, type NumberRun } from '../english/numbers/number-run.js';
import { grouped, ordinalFigure, readNumber } from '../english/numbers/spoken-number.js';
import { readTime, readYear } from '../english/numbers/spoken-patterns.js';
import { ORDINAL_CARDINALS, UNIT_VALUES } from '../figures/english/number-words.js';
import { readFigures } from '../figures/read-figures.js';
import type { Token } from '../text/tokens.js';
import { endsFigure, type FigureShape, near, type Shapes, word } from './figure-shape.js';
import { isOneBreath, type Join, joinTokens } from './joined-tokens.js';

const SCALES = /^(million|billion|trillion)$/;
const MEDICAL = /^(pressure|pressure's|bp|systolic|hypertension|hypertensive|cuff)$/;
const OPENING = /^(open|opens|opened|from|hours|work|works|working|meet|meets|available|closed|shift|shifts|runs)$/;
const LABELS = /^(type|terminal|gate|pier|junction|ward|runway|channel)$/;
const DEPARTURES = /^(train|trains|bus|flight|service|ferry|coach|sailing|departure)$/;
/** Words between an earlier amount and one whose "hundred" is omitted. */
const PAID =
  /^(another|for|is|are|was|were|it|then|only|to|be|plus|pay|paid|cost|costs|say|about|around|at|than|with)$/;
const MONEY_REACH = 40;

/** The hundreds and the tens: 1 and 60 of `one sixty`; 0 for a missing part. */
function headAndTens(words: readonly string[]): readonly [head: number, tens: number] {
  const rest = readNumber(words.slice(1));
  return [UNIT_VALUES.get(words[0] ?? '') ?? 0, rest?.kind === 'cardinal' ? Number(rest.value) : 0];
}

/** A whole number below a thousand, with or without the word "hundred": `one sixty`, `a hundred and four`, `ninety five`. */
function below1000({ words }: NumberRun): number | null {
  const number = readNumber(words);
  if (number?.kind === 'cardinal') return Number(number.value) < 1000 ? Number(number.value) : null;
  const [hundreds, tens] = headAndTens(words);
  return hundreds >= 1 && hundreds <= 9 && tens >= 10 && tens <= 99 ? hundreds * 100 + tens : null;
}

function bloodPressure(shapes: Shapes, run: NumberRun): Join | null {
  const lower = shapes.runs.get(run.to + 1);
  if (word(shapes, run.to) !== 'over' || lower === undefined || !near(shapes, run.from, MEDICAL, 10)) return null;
  const [high, low] = [below1000(run), below1000(lower)];
  const likely = high !== null && low !== null && high >= 70 && high <= 260 && low >= 30 && low < high;
  return likely && isOneBreath(shapes.tokens, run.from, lower.to)
    ? { from: run.from, to: lower.to, text: `${high}/${low}` }
    : null;
}

function openingHours(shapes: Shapes, run: NumberRun): Join | null {
  const end = shapes.runs.get(run.to + 1);
  const hour = run.words.length === 1 ? (UNIT_VALUES.get(run.words[0]!) ?? 0) : 0;
  // "Ten to six" is a time itself.
  if (end === undefined || hour < 1 || hour > 12 || hour % 5 === 0 || !/^(to|till|until)$/.test(word(shapes, run.to)))
    return null;
  const time = readTime(end.words);
  const led = near(shapes, run.from, OPENING, 3) && !/^(past|quarter|half)$/.test(word(shapes, run.from - 1));
  if (time === null || !/:(15|30|45)$/.test(time) || !led || !isOneBreath(shapes.tokens, run.from, end.to)) return null;
  return { from: run.from, to: end.to, text: `${hour} ${word(shapes, run.to)} ${time}` };
}

/** Both ends have the scale of the second: both are figures, or neither is. */
function scaledRange(shapes: Shapes, run: NumberRun): Join | null {
  const end = shapes.runs.get(run.to + 1);
  const link = word(shapes, run.to);
  if (end === undefined || !SCALES.test(end.words.at(-1)!) || !/^(and|to|or)$/.test(link)) return null;
  const led = word(shapes, run.from - 1);
  if (!(link === 'and' ? led === 'between' : /^(from|of|at|about|around|between|expect|costs?)$/.test(led)))
    return null;
  const [low, high] = [readNumber(run.words), readNumber(end.words.slice(0, -1))];
  if (low?.kind !== 'cardinal' || high?.kind !== 'cardinal') return null;
  const [one, other] = [Number(low.value), Number(high.value)];
  if (one >= other || other < 10 || other > 999 || !isOneBreath(shapes.tokens, run.from, end.to)) return null;
  return { from: run.from, to: end.to, text: `${one} ${link} ${other} ${end.words.at(-1)}` };
}

function label(shapes: Shapes, run: NumberRun): Join | null {
  const number = run.words.length === 1 ? readNumber(run.words) : null;
  const named = LABELS.test(word(shapes, run.from - 1)) && isOneBreath(shapes.tokens, run.from - 1, run.to);
  if (!named || number?.kind !== 'cardinal' || Number(number.value) > 99) return null;
  return { from: run.from, to: run.to, text: number.value };
}

/** `twelve and a half percent`: percentages are figures, and so are numbers with a half from ten on. */
function halfOf(shapes: Shapes, run: NumberRun): Join | null {
  const number = readNumber(run.words);
  const part = ['and a half', 'and a quarter', 'and three quarters'].indexOf(
    [0, 1, 2].map((step) => word(shapes, run.to + step)).join(' '),
  );
  if (part < 0 || number?.kind !== 'cardinal' || !/^\d+$/.test(number.value)) return null;
  const to = run.to + 3;
  const percent = word(shapes, to) === 'percent';
  if (!percent || !isOneBreath(shapes.tokens, run.from, to + 1)) return null;
  return { from: run.from, to: to + 1, text: `${grouped(Number(number.value))}${['.5', '.25', '.75'][part]}%` };
}

function ordinalOf(words: readonly string[]): number | null {
  const number = readNumber(words);
  return number?.kind === 'ordinal' ? Number(number.value) : null;
}

/** `the third of the seventh nineteen seventy one`: a day, a month by its number, and a year. */
function numberedMonth(shapes: Shapes, run: NumberRun): Join | null {
  const rest = shapes.runs.get(run.to + 2);
  const of =
    word(shapes, run.to) === 'of' && word(shapes, run.to + 1) === 'the' && word(shapes, run.from - 1) === 'the';
  const day = ordinalOf(run.words);
  if (!of || rest === undefined || day === null || day > 31 || !isOneBreath(shapes.tokens, run.from, rest.to))
    return null;
  const cut = rest.words.findIndex((one) => ORDINAL_CARDINALS.has(one)) + 1;
  const month = cut === 0 ? null : ordinalOf(rest.words.slice(0, cut));
  const year = readYear(rest.words.slice(cut)) ?? readNumber(rest.words.slice(cut))?.value ?? '';
  if (month === null || month > 12 || !/^(19|20)\d\d$/.test(year)) return null;
  return { from: run.from, to: rest.to, text: `${ordinalFigure(day)} of the ${ordinalFigure(month)} ${year}` };
}

/** `the ten forty seven to Leeds`. */
function namedByItsTime(shapes: Shapes, run: NumberRun): Join | null {
  const time = readTime(run.words);
  if (time === null || word(shapes, run.from - 1) !== 'the' || !isOneBreath(shapes.tokens, run.from - 1, run.to))
    return null;
  const next = word(shapes, run.to);
  const place = /^(to|from)$/.test(next) && /^\p{Lu}/u.test(shapes.tokens[run.to + 1]?.text ?? '');
  const timetable = /^(to|from)$/.test(next) && near(shapes, run.from, DEPARTURES, 12);
  const fits = shapes.tokens[run.to - 1]!.after === '' && (place || timetable || DEPARTURES.test(next));
  return fits ? { from: run.from, to: run.to, text: time } : null;
}

/** `another three eighty`, after amounts of hundreds: there is no price of a few pounds nearby. */
function hundredsLeftOut(shapes: Shapes, run: NumberRun): Join | null {
  const { tokens } = shapes;
  const [head, tens] = headAndTens(run.words);
  if (head < 1 || head > 19 || head === 10 || tens < 20 || tens > 99) return null;
  if (!PAID.test(word(shapes, run.from - 1)) || !endsFigure(shapes, run) || word(shapes, run.to) === 'to') return null;
  const from = Math.max(0, run.from - MONEY_REACH);
  const figures = readFigures(tokens.slice(from, run.from), 'en').map(({ figure }) => figure);
  const amounts = figures
    .filter(({ class: kind, unit }) => kind === 'money' && unit !== null)
    .map(({ readings }) => Number(readings[0]));
  const value = head * 100 + tens;
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
  const alike = amounts.length > 0 && least >= 100 && value <= most * 3 && value * 20 >= most;
  return alike ? { from: run.from, to: run.to, text: grouped(value) } : null;
}

export const FIGURE_SHAPES: readonly FigureShape[] = [
  {
    rule: 'blood pressure',
    read: bloodPressure,
    writes: ['Her blood pressure was one thirty over eighty-five.', 'Her blood pressure was 130/85.'],
    spares: 'They won one thirty over ninety.',
  },
  {
    rule: 'opening hours',
    read: openingHours,
    writes: ['We are open from eight to six thirty.', 'We are open from 8 to 6:30.'],
    spares: 'We sold eight to six thirty times.',
  },
  {
    rule: 'range of millions',
    read: scaledRange,
    writes: ['It costs between eleven and twelve million.', 'It costs between 11 and 12 million.'],
    spares: 'It costs between two and three million.',
  },
  {
    rule: 'label with a number',
    read: label,
    writes: ['Our plane leaves from terminal three.', 'Our plane leaves from terminal 3.'],
    spares: 'They closed three terminals.',
  },
  {
    rule: 'half of a percent',
    read: halfOf,
    writes: ['Sales rose by nine and a half percent.', 'Sales rose by 9.5%.'],
    spares: 'We drank two and a half bottles.',
  },
  {
    rule: 'month by its number',
    read: numberedMonth,
    writes: ['I was born on the second of the ninth nineteen sixty four.', 'I was born on the 2nd of the 9th 1964.'],
    spares: 'He took the second of the ninth batch.',
  },
  {
    rule: 'train by its time',
    read: namedByItsTime,
    writes: ['I took the eight fifteen to Leeds.', 'I took the 8:15 to Leeds.'],
    spares: 'I took the eight to Leeds.',
  },
  {
    rule: 'hundreds left out of an amount',
    read: hundredsLeftOut,
    writes: [
      'It is $900 for the roof and another three forty for the gutter.',
      'It is $900 for the roof and another 340 for the gutter.',
    ],
    spares: 'It is $4 for the soup and another three forty for the bread.',
  },
];

/** Writes figures whose parts are separate or omitted, each only if the context shows the value. */
export function writeFigureShapes(tokens: readonly Token[]): Token[] {
  const runs = findNumberRuns(tokens);
  const shapes: Shapes = { tokens, runs: new Map(runs.map((run) => [run.from, run])) };
  const joins: Join[] = [];
  for (const run of runs) {
    if (run.from < (joins.at(-1)?.to ?? 0) || tokens[run.from]!.quoted) continue;
    for (const { read } of FIGURE_SHAPES) {
      const join = read(shapes, run);
      if (join === null) continue;
      joins.push(join);
      break;
    }
  }
  return joinTokens(tokens, joins);
}
