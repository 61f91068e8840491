import { timeFigure } from '../calendar-readings.js';
import type { Figure } from '../figure.js';
import type { FigureMatch } from '../number-words.js';

/** How a language tells the time. Phrases are lists of words. */
export interface ClockWords {
  /** Words before an hour that need no word for "o'clock" after it (`las`, `às`, `alle`). */
  readonly leads: ReadonlySet<string>;
  /** Words after an hour (`Uhr`, `heures`). */
  readonly hours: ReadonlySet<string>;
  readonly minutes: ReadonlySet<string>;
  /** Noon and midnight, phrases with the hour. */
  readonly named: readonly (readonly [string, number])[];
  /** Quarters and halves of an hour after or before a word of relation (`et quart`, `viertel nach`), phrases with their minutes. */
  readonly portions: readonly (readonly [string, number])[];
  /** Between hour and minutes: `y`, `et`. */
  readonly and: ReadonlySet<string>;
  /** Between hour and the minutes before it: `menos`, `moins`. */
  readonly less: ReadonlySet<string>;
  /** Between minutes and the hour that they come before (`vor`, `para las`) and after (`nach`): phrases. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** `halb drei` is half past two. Empty where a half follows its hour. */
  readonly halfTo: ReadonlySet<string>;
  /** Phrases after a time that name the half of the day. */
  readonly dayParts: readonly (readonly [string, 'am' | 'pm' | 'night'])[];
  /** The number at a word. */
  number(words: readonly string[], at: number): { readonly value: string; readonly length: number } | null;
}

/** Minutes since midnight, and the word after the time. `bare`: nothing but an hour was said. */
interface Clock {
  readonly minutes: number;
  readonly to: number;
  readonly bare: boolean;
  /** Whether it has minutes, so that it cannot be a plain number. */
  readonly sure: boolean;
}

const HOUR = 60;
const DAY = 24 * HOUR;

/** Reads times of the day in words, or in a mixture of words and figures (`8 Uhr 7`). */
export class ClockReader {
  constructor(private readonly clock: ClockWords) {}

  /** The time that starts at a word; null for none. */
  read(words: readonly string[], at: number): FigureMatch | null {
    const lead = this.clock.leads.has(words[at] ?? '') ? 1 : 0;
    const found = [
      this.byRelation(words, at + lead),
      this.byHour(words, at + lead, lead > 0),
      this.byHalf(words, at),
      this.written(words, at + lead),
    ];
    const time = found.filter((one) => one !== null).toSorted((a, b) => b.to - a.to)[0];
    return time === undefined ? null : this.withDayPart(words, at, time);
  }

  /** `1:50 da madrugada`, `8h30 du soir`: a written time, for the half of the day after it. */
  private written(words: readonly string[], at: number): Clock | null {
    const [, hour, minutes] = /^(\d{1,2})[:.h](\d\d)$/u.exec(words[at] ?? '') ?? [];
    if (hour === undefined || Number(hour) > 24 || Number(minutes) >= HOUR) return null;
    const to = this.afterHour(words, at + 1);
    const followed = to > at + 1 || this.clock.dayParts.some(([phrase]) => phraseEnd(words, to, [phrase]) !== null);
    if (!followed) return null;
    return { minutes: Number(hour) * HOUR + Number(minutes), to, bare: false, sure: true };
  }

  /** `acht Uhr sieben`, `las siete y media`, `midi moins le quart`. */
  private byHour(words: readonly string[], at: number, led: boolean): Clock | null {
    const hour = this.hour(words, at);
    if (hour === null) return null;
    const marked = this.clock.hours.has(words[hour.to] ?? '');
    if (!marked && !led && !hour.named) return null;
    const after = marked ? hour.to + 1 : hour.to;
    const less = this.clock.less.has(words[after] ?? '') ? this.portion(words, after + 1) : null;
    if (less !== null) return { minutes: hour.value * HOUR - less.value, to: less.to, bare: false, sure: true };
    const joined = this.clock.and.has(words[after] ?? '');
    const portion = this.portion(words, joined ? after + 1 : after);
    if (portion !== null && (joined || portion.counted)) {
      return {
        minutes: hour.value * HOUR + portion.value,
        to: portion.to,
        bare: false,
        sure: marked || hour.named || joined,
      };
    }
    return { minutes: hour.value * HOUR, to: after, bare: true, sure: marked || hour.named };
  }

  /** `viertel nach zwölf`, `diez para las doce`, `fünf vor halb drei`. */
  private byRelation(words: readonly string[], at: number): Clock | null {
    const portion = this.portion(words, at);
    if (portion === null) return null;
    for (const [phrases, sign] of [
      [this.clock.before, -1],
      [this.clock.after, 1],
    ] as const) {
      const to = phraseEnd(words, portion.to, phrases);
      if (to === null) continue;
      const half = this.byHalf(words, to);
      const hour = half === null ? this.hour(words, to) : null;
      const base = half?.minutes ?? (hour === null ? null : hour.value * HOUR);
      if (base === null) continue;
      const end = this.afterHour(words, half?.to ?? hour!.to);
      return { minutes: base + sign * portion.value, to: end, bare: false, sure: true };
    }
    return null;
  }

  /** `halb drei`. */
  private byHalf(words: readonly string[], at: number): Clock | null {
    if (!this.clock.halfTo.has(words[at] ?? '')) return null;
    const hour = this.hour(words, at + 1);
    if (hour === null) return null;
    return { minutes: hour.value * HOUR - HOUR / 2, to: this.afterHour(words, hour.to), bare: false, sure: true };
  }

  private afterHour(words: readonly string[], at: number): number {
    return this.clock.hours.has(words[at] ?? '') ? at + 1 : at;
  }

  private hour(words: readonly string[], at: number): { value: number; to: number; named: boolean } | null {
    for (const [phrase, value] of this.clock.named) {
      const to = phraseEnd(words, at, [phrase]);
      if (to !== null) return { value, to, named: true };
    }
    const number = this.counted(words, at);
    return number === null || number.value > 24 ? null : { value: number.value, to: number.to, named: false };
  }

  /** Minutes by number or by their share of the hour. */
  private portion(words: readonly string[], at: number): { value: number; to: number; counted: boolean } | null {
    for (const [phrase, value] of this.clock.portions) {
      const to = phraseEnd(words, at, [phrase]);
      if (to !== null) return { value, to, counted: false };
    }
    const number = this.counted(words, at);
    if (number === null || number.value >= HOUR) return null;
    const to = this.clock.minutes.has(words[number.to] ?? '') ? number.to + 1 : number.to;
    return { value: number.value, to, counted: true };
  }

  /** A number in words or figures; `null sieben` counts as seven. */
  private counted(words: readonly string[], at: number): { value: number; to: number } | null {
    if (/^\d{1,2}$/u.test(words[at] ?? '')) return { value: Number(words[at]), to: at + 1 };
    const number = this.clock.number(words, at);
    if (number === null || number.value.length > 2) return null;
    const zero = number.value === '0' ? this.clock.number(words, at + number.length) : null;
    if (zero !== null && zero.value.length === 1)
      return { value: Number(zero.value), to: at + number.length + zero.length };
    return { value: Number(number.value), to: at + number.length };
  }

  private withDayPart(words: readonly string[], at: number, time: Clock): FigureMatch {
    const minutes = ((time.minutes % DAY) + DAY) % DAY;
    const [hour, rest] = [Math.floor(minutes / HOUR), minutes % HOUR];
    for (const [phrase, part] of this.clock.dayParts) {
      const to = phraseEnd(words, time.to, [phrase]);
      if (to === null) continue;
      // At night the early hours are in the morning.
      const half = part === 'night' ? (hour >= 6 && hour < 12 ? 'pm' : 'am') : part;
      return { figure: timeFigure({ hour, minutes: rest, half }), length: to - at };
    }
    return { figure: { ...timeFigure({ hour, minutes: rest }), ...this.otherwise(time) }, length: time.to - at };
  }

  /** What else the words may be: a number of hours, or a bare number. */
  private otherwise(time: Clock): { others?: readonly Figure[] } {
    const hours = String(time.minutes / HOUR);
    if (!time.bare) return {};
    const unit = time.sure ? 'h' : null;
    return { others: [{ class: unit === null ? 'cardinal' : 'measure', readings: [hours], unit }] };
  }
}

function phraseEnd(words: readonly string[], at: number, phrases: readonly string[]): number | null {
  for (const phrase of phrases) {
    const list = phrase.split(' ');
    if (list.every((word, step) => words[at + step] === word)) return at + list.length;
  }
  return null;
}
