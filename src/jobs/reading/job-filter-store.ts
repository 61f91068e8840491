import { type RawBuilder, sql } from 'kysely';
import type { JobFilter } from './job-filter.js';

/** The last character of Unicode: above every term that begins as asked. */
const LAST = '\u{10ffff}';

/**
 * The filter as a condition on `studio_jobs j`. `acknowledged` reads a table that is closed to users: it is for operators' readers alone.
 * Comparisons are plain (=, <, >=), so that PostgreSQL may use an index for them before row level security has been applied.
 */
export function conditionOf(filter: JobFilter): RawBuilder<unknown> {
  const parts = [
    when(filter.statuses, statusCondition),
    when(filter.userId, (id) => sql`j.user_id = ${id}::uuid`),
    when(filter.verdicts, verdictCondition),
    when(filter.createdFrom, (from) => sql`j.created_at >= ${from}`),
    when(filter.createdTo, (to) => sql`j.created_at < ${to}`),
    when(
      filter.errorCodes,
      (codes) => sql`j.status = 'FAILED' and j.error_details ->> 'code' = any(${[...codes]}::text[])`,
    ),
    when(filter.exceptCodes, (codes) => sql`coalesce(j.error_details ->> 'code' <> all(${[...codes]}::text[]), true)`),
    when(filter.stage, (stage) => sql`j.error_details ->> 'stage' = ${stage}`),
    when(
      filter.retryable,
      (wanted) => sql`(j.error_details ->> 'retryable' = 'true') is ${wanted ? sql`true` : sql`not true`}`,
    ),
    when(filter.acknowledged, acknowledgedCondition),
    when(filter.text, textCondition),
  ].filter((part) => part !== null);
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `);
}

function when<Value>(value: Value | undefined, condition: (value: Value) => RawBuilder<unknown>) {
  return value === undefined ? null : condition(value);
}

/** One status as a constant: the partial indexes of FAILED are then known to fit. */
function statusCondition(statuses: NonNullable<JobFilter['statuses']>) {
  return statuses.length === 1 && statuses[0] === 'FAILED'
    ? sql`j.status = 'FAILED'`
    : sql`j.status = any(${[...statuses]}::text[])`;
}

/** As constants: the partial index of what does not PASS is then known to fit. */
function verdictCondition(verdicts: NonNullable<JobFilter['verdicts']>) {
  if (verdicts.length === 0) return sql`false`;
  return sql`j.verdict in (${sql.join(verdicts.map((verdict) => sql.lit(verdict)))})`;
}

function acknowledgedCondition(wanted: boolean) {
  const known = sql`exists (select from failure_acknowledgements a
    where a.job_id = j.job_id and a.event_number = j.event_count)`;
  return wanted ? known : sql`not ${known}`;
}

/** A file name stands percent-encoded in a Storage URL. */
function textCondition(text: string) {
  const beginnings = [...new Set([text, encodeURIComponent(text)])].map(
    (start) => sql`(t.term >= lower(${start}) and t.term < lower(${start}) || ${LAST})`,
  );
  return sql`exists (select from job_search_terms t where t.job_id = j.job_id and (${sql.join(beginnings, sql` or `)}))`;
}
