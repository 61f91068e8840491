import type { Figure } from './figure.js';
import type { FigureText } from './figure-text.js';

/** A half of the day or a time zone after a time, and the atom after it. */
export interface ClockWord {
  readonly value: string;
  readonly to: number;
}

const ZONES = new Set(
  'gmt utc est edt cst cdt mst mdt pst pdt cet cest eet wet bst ist jst kst aest aedt msk'.split(' '),
);

/** `am`, `p.m.`, `p m`; null for none. `8 am I late` has none. */
export function halfAt(text: FigureText, at: number): ClockWord | null {
  const word = text.next(at);
  const joined = /^([ap])\.?m\.?$/.exec(word);
  if (joined !== null) {
    const verb = word === 'am' && /^(i|not)$/.test(text.next(at + 1));
    return verb ? null : { value: `${joined[1]}m`, to: at + 1 };
  }
  return /^[ap]$/.test(word) && text.next(at + 1) === 'm' ? { value: `${word}m`, to: at + 2 } : null;
}

/** `GMT`, `g m t`; null for none. */
export function zoneAt(text: FigureText, at: number): ClockWord | null {
  const word = text.next(at);
  const spelled = [0, 1, 2].map((step) => text.next(at + step)).join('');
  if (ZONES.has(word)) return { value: word.toUpperCase(), to: at + 1 };
  const letters = word.length === 1 && spelled.length === 3 && ZONES.has(spelled);
  return letters ? { value: spelled.toUpperCase(), to: at + 3 } : null;
}

function stamp(hour: number, minutes: number, seconds: number | null): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const rest = seconds === null || seconds === 0 ? '' : `:${two(seconds)}`;
  return `T${two(hour % 24)}:${two(minutes)}${rest}`;
}

export interface ClockTime {
  readonly hour: number;
  readonly minutes: number;
  readonly seconds?: number | null;
  /** `am`, `pm`; empty where none was said. */
  readonly half?: string;
  readonly zone?: string;
}

/** A time of day as a figure. With a half of the day the hours of both clocks are readings; from 13:00 on the half is plain. */
export function timeFigure({ hour, minutes, seconds = null, half = '', zone = '' }: ClockTime): Figure {
  const at = (value: number) => stamp(value, minutes, seconds);
  const unit = [half, zone].filter(Boolean).join(' ') || null;
  if (half !== '' && hour <= 12) {
    const day = (hour % 12) + (half === 'pm' ? 12 : 0);
    const readings = day === hour ? [at(day)] : [at(day), at(hour)];
    const other: Figure = { class: 'time', readings: [at(day)], unit: zone || null };
    const late = day === 0 || day >= 13;
    return late ? { class: 'time', readings, unit, others: [other] } : { class: 'time', readings, unit };
  }
  return { class: 'time', readings: [at(hour)], unit };
}

export function isClock(hour: number, minutes: number): boolean {
  return hour >= 0 && hour <= 24 && minutes >= 0 && minutes <= 59;
}
