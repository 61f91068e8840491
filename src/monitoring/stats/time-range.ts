import { Fault } from '../../platform/fault.js';

/** From `from` (with it) to `to` (without it); null: without a bound. */
export interface TimeRange {
  readonly from: Date | null;
  readonly to: Date | null;
}

export type Grain = 'minute' | 'hour' | 'day' | 'all';

/** Before these times only coarser grains are stored. */
export interface Horizon {
  /** On the hour. */
  readonly minutesFrom: Date;
  /** At midnight UTC. */
  readonly hoursFrom: Date;
}

/** Consecutive buckets of one grain; milliseconds since 1970, infinite without a bound. */
export interface Segment {
  readonly grain: Grain;
  readonly from: number;
  readonly to: number;
}

/** A range widened to the stored buckets, and the fewest buckets that cover it. */
export interface CoveredRange extends TimeRange {
  readonly segments: readonly Segment[];
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
/** The latest bound. A later one, widened to its day, could pass the year 9999, which the database's texts cannot express. */
const END_OF_TIME_MS = Date.UTC(9000, 0, 1);

/**
 * Widens a range to whole minutes (whole hours or UTC days where only those are kept any more) and takes it apart: days in the middle,
 * hours and minutes at the ends, so that a year costs hundreds of buckets and not half a million.
 * @throws Fault BAD_REQUEST when `to` is not after `from`.
 */
export function coverRange(range: TimeRange, horizon: Horizon): CoveredRange {
  if (range.from !== null && range.to !== null && range.to <= range.from) {
    throw new Fault('BAD_REQUEST', 'The range is empty: `to` must be later than `from`.', {
      fields: [{ field: 'to', message: 'must be later than from' }],
    });
  }
  if (range.from === null && range.to === null) {
    return { ...range, segments: [{ grain: 'all', from: -Infinity, to: Infinity }] };
  }
  const from = range.from === null ? -Infinity : floor(boundOf(range.from), stepBefore(range.from, horizon));
  const to =
    range.to === null || isEndless(range.to) ? Infinity : ceil(range.to.getTime(), stepUpTo(range.to, horizon));
  const segments = days(from, to).filter((segment) => segment.from < segment.to);
  return { from: dateOf(from), to: dateOf(to), segments };
}

function boundOf(moment: Date): number {
  return isEndless(moment) ? END_OF_TIME_MS : moment.getTime();
}

function isEndless(moment: Date): boolean {
  return moment.getTime() >= END_OF_TIME_MS;
}

function stepBefore(moment: Date, { minutesFrom, hoursFrom }: Horizon): number {
  if (moment < hoursFrom) return DAY_MS;
  return moment < minutesFrom ? HOUR_MS : MINUTE_MS;
}

function stepUpTo(moment: Date, { minutesFrom, hoursFrom }: Horizon): number {
  if (moment <= hoursFrom) return DAY_MS;
  return moment <= minutesFrom ? HOUR_MS : MINUTE_MS;
}

function days(from: number, to: number): Segment[] {
  const [first, last] = [ceil(from, DAY_MS), floor(to, DAY_MS)];
  if (first >= last) return hours(from, to);
  return [...hours(from, first), { grain: 'day', from: first, to: last }, ...hours(last, to)];
}

function hours(from: number, to: number): Segment[] {
  const [first, last] = [ceil(from, HOUR_MS), floor(to, HOUR_MS)];
  if (first >= last) return [{ grain: 'minute', from, to }];
  return [
    { grain: 'minute', from, to: first },
    { grain: 'hour', from: first, to: last },
    { grain: 'minute', from: last, to },
  ];
}

export function floor(moment: number, step: number): number {
  return Math.floor(moment / step) * step;
}

export function ceil(moment: number, step: number): number {
  return Math.ceil(moment / step) * step;
}

function dateOf(moment: number): Date | null {
  return Number.isFinite(moment) ? new Date(moment) : null;
}
