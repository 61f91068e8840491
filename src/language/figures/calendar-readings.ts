import type { Figure } from './figure.js';

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** ISO 8601 with the unknown parts left out: `D2012-07-25`, `D2012-07`, `D--07-25`. */
export function dateReadings(years: readonly number[], month: number, day: number | null): string[] {
  const rest = day === null ? two(month) : `${two(month)}-${two(day)}`;
  return years.length === 0 ? [`D--${rest}`] : years.map((year) => `D${year}-${rest}`);
}

function stamp(hour: number, minutes: number, seconds: number | null): string {
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
