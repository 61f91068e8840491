import { Fault } from '../../platform/fault.js';
import type { SeriesQuery } from './statistics-store.js';
import { ceil, DAY_MS, floor, type Grain, HOUR_MS, type Horizon, MINUTE_MS, type TimeRange } from './time-range.js';

/** Most buckets of one series: a chart cannot show more, and each costs rows. */
export const MOST_POINTS = 500;
/** The number of buckets if only their width is given. */
const DEFAULT_POINTS = 60;

/**
 * What to read for a series: whole buckets that cover the range (the last 60 of them where it has no `from`), from the coarsest grain
 * that divides them.
 * @throws Fault BAD_REQUEST when the width is not a whole number of minutes, when there would be too many buckets, or when the range reaches
 * back to where only coarser figures are kept.
 */
export function planSeries(
  range: TimeRange,
  bucketSeconds: number,
  clock: Horizon & { readonly now: Date },
): SeriesQuery {
  const step = bucketSeconds * 1000;
  if (!Number.isInteger(bucketSeconds) || bucketSeconds < 60 || step % MINUTE_MS !== 0 || step > 366 * DAY_MS) {
    throw refusal('bucketSeconds', 'must be a whole number of minutes: 60, 120, … up to a year');
  }
  const to = ceil((range.to ?? clock.now).getTime(), step);
  const from = range.from === null ? to - DEFAULT_POINTS * step : floor(range.from.getTime(), step);
  if (!isWritable(from)) throw refusal('from', 'is too early');
  if (!isWritable(to)) throw refusal('to', 'is too late');
  if (from >= to) throw refusal('from', 'must be earlier than `to` and than now');
  if ((to - from) / step > MOST_POINTS) {
    throw refusal('bucketSeconds', `makes more than ${MOST_POINTS} buckets of this range: widen them or shorten it`);
  }
  const grain = grainOf(step);
  const kept = grain === 'minute' ? clock.minutesFrom : grain === 'hour' ? clock.hoursFrom : null;
  if (range.from !== null && kept !== null && from < kept.getTime()) {
    const coarser = grain === 'minute' ? '3600 (an hour)' : '86400 (a day)';
    throw refusal(
      'bucketSeconds',
      `must be a multiple of ${coarser} before ${kept.toISOString()}: finer figures are no longer kept`,
    );
  }
  return { grain, from: new Date(from), to: new Date(to), bucketSeconds };
}

/** Between the years 1 and 9999, also when it was widened to its bucket. */
function isWritable(moment: number): boolean {
  return /^\d{4}-/.test(new Date(moment).toISOString()) && moment >= Date.parse('0001-01-01T00:00:00Z');
}

function grainOf(step: number): Exclude<Grain, 'all'> {
  if (step % DAY_MS === 0) return 'day';
  return step % HOUR_MS === 0 ? 'hour' : 'minute';
}

function refusal(field: string, message: string): Fault {
  return new Fault('BAD_REQUEST', `This series cannot be computed: \`${field}\` ${message}.`, {
    fields: [{ field, message }],
  });
}
