import { type RawBuilder, sql } from 'kysely';
import { JOB_STATUSES, TERMINAL_STATUSES } from '../../jobs/record/job-status.js';
import type { Database, DatabaseTransaction } from '../../platform/postgres/database.js';
import type { StatRow } from './summarise.js';
import type { CoveredRange, Grain, Horizon, Segment } from './time-range.js';

/** Reads the statistics of all jobs. The reads of one transaction must share one snapshot: totals and pending changes belong together. */

/** A StatRow as PostgreSQL hands it over. */
export interface RawStatRow {
  readonly measure: string;
  readonly label: string;
  readonly bin: number | null;
  readonly n: string;
  readonly average: string | null;
}

export interface Clock extends Horizon {
  readonly now: Date;
}

/** The retention of each grain, and the database's time. */
export async function readClock(trx: DatabaseTransaction): Promise<Clock> {
  const { rows } = await sql<Clock>`
    select minutes_from as "minutesFrom", hours_from as "hoursFrom", clock_timestamp() as now from job_stat_horizon`.execute(
    trx,
  );
  if (rows[0] === undefined) throw new Error('job_stat_horizon is empty: migration 004 fills it in');
  return rows[0];
}

/** The database's time. */
export async function readNow(trx: DatabaseTransaction): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(trx);
  return rows[0]?.now ?? new Date();
}

/** Every figure of a range. */
export async function readFigures(trx: DatabaseTransaction, range: CoveredRange): Promise<readonly StatRow[]> {
  const { rows } = await sql<RawStatRow>`
    select f.measure, f.label, f.bin, sum(f.n) as n, ${exactAverage} as average
    from (
      select s.measure, s.label, s.bin, s.n, s.total from ${parts(range.segments)}
        join job_stats s on s.grain = p.grain and s.bucket >= p.lower and s.bucket < p.upper
      union all
      select c.measure, c.label, c.bin, c.n, c.total from job_stat_changes c
      where c.minute >= ${bound(range.from, '-infinity')} and c.minute < ${bound(range.to, 'infinity')}
    ) f
    group by grouping sets ((f.measure, f.label, f.bin), (f.measure, f.label))`.execute(trx);
  return rows.map(toStatRow);
}

export interface SeriesQuery {
  readonly grain: Grain;
  readonly from: Date;
  readonly to: Date;
  /** A multiple of the grain. */
  readonly bucketSeconds: number;
}

/** The figures of each bucket that has any; buckets are counted from 1970. */
export async function readSeries(trx: DatabaseTransaction, query: SeriesQuery) {
  const { rows } = await sql<RawStatRow & { at: Date }>`
    select date_bin(make_interval(secs => ${query.bucketSeconds}), f.minute, 'epoch'::timestamptz) as at,
      f.measure, f.label, f.bin, sum(f.n) as n, ${exactAverage} as average
    from (
      select s.bucket as minute, s.measure, s.label, s.bin, s.n, s.total from job_stats s
      where s.grain = ${query.grain} and s.bucket >= ${query.from} and s.bucket < ${query.to}
      union all
      select c.minute, c.measure, c.label, c.bin, c.n, c.total from job_stat_changes c
      where c.minute >= ${query.from} and c.minute < ${query.to}
    ) f
    group by grouping sets ((1, f.measure, f.label, f.bin), (1, f.measure, f.label))`.execute(trx);
  return rows.map((row) => ({ at: row.at, row: toStatRow(row) }));
}

/** Age of the oldest NEW job in seconds, from the index of waiting jobs; null if none waits. */
export async function oldestWaiting(trx: DatabaseTransaction): Promise<number | null> {
  const { rows } = await sql<{ seconds: number | null }>`
    select extract(epoch from clock_timestamp() - min(run_started_at))::double precision as seconds
    from studio_jobs where status = 'NEW' and driven_by = 'engine'`.execute(trx);
  const seconds = rows[0]?.seconds ?? null;
  return seconds === null ? null : Math.max(0, seconds);
}

/** numeric ÷ numeric, as PostgreSQL's own avg() of integers divides: the same digits. */
export const exactAverage = sql`case when grouping(f.bin) = 1 and sum(f.n) > 0 then sum(f.total) / sum(f.n) end`;

export function toStatRow({ measure, label, bin, n, average }: RawStatRow): StatRow {
  return { measure, label, bin, n: Number(n), average: average === null ? null : Number(average) };
}

/** The pieces of a range as a table `p (grain, lower, upper)`. */
export function parts(segments: readonly Segment[]): RawBuilder<unknown> {
  return sql`unnest(${segments.map(({ grain }) => grain)}::text[], ${segments.map(({ from }) => momentText(from))}::timestamptz[],
    ${segments.map(({ to }) => momentText(to))}::timestamptz[]) as p (grain, lower, upper)`;
}

/** A bound of a range, or infinity in its direction. */
export function bound(moment: Date | null, otherwise: 'infinity' | '-infinity'): RawBuilder<Date> {
  return sql<Date>`${moment ?? otherwise}::timestamptz`;
}

function momentText(moment: number): string {
  if (moment === Infinity) return 'infinity';
  return moment === -Infinity ? '-infinity' : new Date(moment).toISOString();
}

/** Folds pending changes of the counts, `most` at once; returns their number, or -1 if another replica is folding. */
export async function foldCounts(db: Database, most: number): Promise<number> {
  const { rows } = await sql<{ folded: number }>`select job_statistics_fold(${most}::integer) as folded`.execute(db);
  return rows[0]?.folded ?? 0;
}

/** Folds pending changes of the clusters of failures; likewise. */
export async function foldFailures(db: Database, most: number): Promise<number> {
  const { rows } = await sql<{ folded: number }>`select job_failures_fold(${most}::integer) as folded`.execute(db);
  return rows[0]?.folded ?? 0;
}

/** Deletes minutes and hours after their retention. */
export async function prune(db: Database): Promise<void> {
  await sql`select job_statistics_prune()`.execute(db);
  await sql`select job_failures_prune()`.execute(db);
}

/** Seconds since the oldest job of each unfinished status was submitted, 0 without one: one row of the index for each status. */
export async function oldestUnfinishedSeconds(db: Database): Promise<Readonly<Record<string, number>>> {
  const unfinished = JOB_STATUSES.filter((status) => !TERMINAL_STATUSES.includes(status as never));
  const { rows } = await sql<{ status: string; seconds: number }>`
    select s.status, coalesce(extract(epoch from clock_timestamp() - (
      select j.created_at from studio_jobs j where j.status = s.status order by j.created_at, j.job_id limit 1
    )), 0)::double precision as seconds
    from unnest(${unfinished}::text[]) as s (status)`.execute(db);
  return Object.fromEntries(rows.map(({ status, seconds }) => [status, Math.max(0, seconds)]));
}
