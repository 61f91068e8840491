import { amountAt } from '../amount.js';
import { isClock, timeFigure } from '../calendar-readings.js';
import { type ClockWord, halfAt, zoneAt } from '../clock.js';
import { digitSequenceAt } from '../digit-sequence.js';
import type { Figure } from '../figure.js';
import type { FigureRule, FoundFigure } from '../figure-rule.js';
import type { FigureText } from '../figure-text.js';

interface Clock {
  readonly hour: number;
  readonly minutes: number;
  readonly to: number;
  /** Whether a time is the only reading. */
  readonly certain: boolean;
  readonly parts?: readonly Figure[];
}

/** An hour in words or figures, 0 to 24. */
function hourAt(text: FigureText, at: number): { value: number; to: number } | null {
  if (/^\d{1,2}$/.test(text.word(at)))
    return Number(text.word(at)) <= 24 ? { value: Number(text.word(at)), to: at + 1 } : null;
  const spoken = text.spoken(at);
  if (spoken === null || spoken.ordinal || spoken.value.length > 2 || Number(spoken.value) > 24) return null;
  return { value: Number(spoken.value), to: at + spoken.length };
}

/** The minutes before `past` or `to`: `half`, `a quarter`, `ten`, `twenty five minutes`. */
function minutesAt(text: FigureText, from: number): { value: number; to: number; counted: boolean } | null {
  const at = text.word(from) === 'a' && text.next(from + 1) === 'quarter' ? from + 1 : from;
  if (text.word(at) === 'half') return { value: 30, to: at + 1, counted: true };
  if (text.word(at) === 'quarter') return { value: 15, to: at + 1, counted: true };
  const spoken = text.spoken(at);
  const value = spoken === null ? (/^\d{1,2}$/.test(text.word(at)) ? Number(text.word(at)) : 60) : Number(spoken.value);
  if (spoken?.ordinal || value < 1 || value > 59) return null;
  const to = at + (spoken?.length ?? 1);
  const counted = /^min(ute)?s?$/.test(text.next(to));
  return { value, to: counted ? to + 1 : to, counted };
}

/** `half past three`, `quarter to nine`, `ten minutes before noon`. Of `two to three` the minutes must be multiples of five. */
function relative(text: FigureText, from: number): Clock | null {
  const minutes = minutesAt(text, from);
  if (minutes === null) return null;
  const link = text.next(minutes.to);
  const past = /^(past|after)$/.test(link);
  if (!past && !/^(to|till|of|before)$/.test(link)) return null;
  if (/^(after|of|before)$/.test(link) && !minutes.counted) return null;
  const at = minutes.to + 1;
  if (!text.atoms[at]?.joined) return null;
  const named = text.word(at) === 'noon' ? 12 : text.word(at) === 'midnight' ? 24 : null;
  const hour = named === null ? hourAt(text, at) : { value: named, to: at + 1 };
  if (hour === null || (named === null && hour.value > 12) || (text.word(from) === 'half' && !past)) return null;
  const total = (hour.value * 60 + (past ? minutes.value : -minutes.value) + 24 * 60) % (24 * 60);
  const clocked = halfAt(text, hour.to) !== null || oclock(text, hour.to) > hour.to;
  const told = clocked || /^(at|by|until|till|around|about|before|after|since|was|is|it's)$/.test(text.word(from - 1));
  const open = !past && !minutes.counted;
  if (open && (minutes.value % 5 !== 0 || !(told || minutes.value > hour.value) || amountAt(text, at)?.figure.unit))
    return null;
  const whole = named === null && total < 60 ? 12 * 60 + (total % 60) : total;
  const clock = { hour: Math.floor(whole / 60), minutes: whole % 60, to: hour.to, certain: true };
  return open ? { ...clock, parts: asRange(minutes.value, hour.value) } : clock;
}

/** Past `o'clock`. */
function oclock(text: FigureText, at: number): number {
  if (/^o'?clock$/.test(text.next(at))) return at + 1;
  return text.next(at) === 'o' && text.next(at + 1) === 'clock' ? at + 2 : at;
}

/** `nine thirty`, `three o'clock`, `fourteen hundred hours`, `nine`: certain with a word that only times have. */
function absolute(text: FigureText, from: number): Clock | null {
  const military = text.spoken(from);
  if (military !== null && text.says(from + military.length, 'hours') && text.atoms[from + military.length]!.joined) {
    const value = Number(military.value);
    if (value % 100 === 0 && value >= 1000 && value <= 2400) {
      return { hour: value / 100, minutes: 0, to: from + military.length + 1, certain: true };
    }
  }
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(text.word(from));
  if (clock !== null) return { hour: Number(clock[1]), minutes: Number(clock[2]), to: from + 1, certain: false };
  const hour = hourAt(text, from);
  if (hour === null) return null;
  const full = oclock(text, hour.to);
  if (full > hour.to) return { hour: hour.value, minutes: 0, to: full, certain: true };
  const [first = '', ...rest] = digitSequenceAt(text, from)?.groups ?? [];
  const minutes = rest.join('');
  const pair = Number(first) === hour.value && /^[0-5]\d$/.test(minutes) && rest.length <= 2;
  if (!pair) return { hour: hour.value, minutes: 0, to: hour.to, certain: false };
  const { to } = digitSequenceAt(text, from)!;
  const hours = hour.value >= 10 && text.next(to) === 'hours';
  return { hour: hour.value, minutes: Number(minutes), to: hours ? to + 1 : to, certain: hours };
}

const DAY_PART: ReadonlyMap<string, string> = new Map(
  Object.entries({ morning: 'am', afternoon: 'pm', evening: 'pm' }),
);

/** `am`, `in the evening`, `at night`, `tonight` after a time. */
function dayHalfAt(text: FigureText, at: number, hour: number): ClockWord | null {
  const half = halfAt(text, at);
  if (half !== null) return half;
  if (text.next(at) === 'in' && text.next(at + 1) === 'the') {
    const part = DAY_PART.get(text.next(at + 2));
    return part === undefined ? null : { value: part, to: at + 3 };
  }
  if (text.next(at) !== 'at' || text.next(at + 1) !== 'night') return null;
  return { value: hour >= 6 && hour < 12 ? 'pm' : 'am', to: at + 2 };
}

/** `twenty to six` without more may be two numbers. */
function asRange(minutes: number, hour: number): Figure[] {
  return [minutes, hour].map((value) => ({ class: 'cardinal', readings: [String(value)], unit: null }));
}

/** `at half two`, as British speakers say half past two. */
function halfHour(text: FigureText, from: number): Clock | null {
  if (text.word(from) !== 'half' || !text.atoms[from + 1]?.joined || !CLOCK_BEFORE.test(text.word(from - 1)))
    return null;
  const hour = hourAt(text, from + 1);
  if (hour === null || hour.value < 1 || hour.value > 12 || amountAt(text, from + 1)?.figure.unit) return null;
  return { hour: hour.value, minutes: 30, to: hour.to, certain: true };
}

const CLOCK_BEFORE = /^(at|by|until|till|around|about|before|after|since|from)$/;

function read(text: FigureText, at: number): FoundFigure | null {
  const named = text.word(at) === 'noon' ? 12 : text.word(at) === 'midnight' ? 0 : null;
  if (named !== null) return { to: at + 1, figure: timeFigure({ hour: named, minutes: 0 }), confidence: 0.5 };
  const clock = relative(text, at) ?? halfHour(text, at) ?? absolute(text, at);
  if (clock === null || !isClock(clock.hour, clock.minutes)) return null;
  const half = dayHalfAt(text, clock.to, clock.hour);
  const zone = zoneAt(text, half?.to ?? clock.to);
  if (!clock.certain && half === null && zone === null) return null;
  const { hour, minutes } = clock;
  const figure = timeFigure({ hour, minutes, half: half?.value ?? '', zone: zone?.value ?? '' });
  const parts = clock.parts === undefined || half !== null ? {} : { parts: clock.parts };
  return { to: zone?.to ?? half?.to ?? clock.to, figure: { ...figure, ...parts } };
}

/** Times of day as English speakers say them. `nine thirty` without more is one of the readings of a number. */
export const ENGLISH_TIME: FigureRule = {
  name: 'spoken time',
  language: 'en',
  read,
  examples: [
    { text: 'we met at half past three', reading: 'T03:30' },
    { text: 'we met at a quarter to nine in the evening', reading: 'T20:45', unit: 'pm' },
    { text: 'we met at twenty five past six', reading: 'T06:25' },
    { text: 'the plumber comes at half two', reading: 'T02:30' },
    { text: 'we left at about half six', reading: 'T06:30' },
    { text: "we met at three o'clock", reading: 'T03:00' },
    { text: 'we met at seven fifty p m e s t', reading: 'T19:50', unit: 'pm EST' },
    { text: 'we met at fourteen hundred hours', reading: 'T14:00' },
  ],
  quiet: [
    'two to three people',
    'half of them',
    'cut it in half two times',
    'ten of nine hundred',
    'nine in the room',
    'it took two hundred hours',
  ],
};
