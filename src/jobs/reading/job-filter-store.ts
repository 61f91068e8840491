import { type RawBuilder, sql } from 'kysely';
import { JOB_STATUSES } from '../record/job-status.js';
import type { JobFilter } from './job-filter.js';

/** The last character of Unicode: above every term that begins as asked. */
const LAST = '\u{10ffff}';

/** 1 where a retry can succeed without a change, else 0; an expression of the indexes of migration 033. */
const RETRYABLE = sql`case when j.error_details ->> 'retryable' = 'true' then 1 else 0 end`;

/**
 * The filter as a condition on `studio_jobs j`. `acknowledged` reads a table that is closed to users: it is for operators' readers alone.
 * Comparisons are plain (=, <, >=), so that PostgreSQL may use an index for them before row level security has been applied.
 */
export function conditionOf(filter: JobFilter): RawBuilder<unknown> {
  const parts = [
    statusCondition(filter),
    when(filter.userId, (id) => sql`j.user_id = ${id}::uuid`),
    when(filter.verdicts, verdictCondition),
    when(filter.createdFrom, (from) => sql`j.created_at >= ${from}`),
    when(filter.createdTo, (to) => sql`j.created_at < ${to}`),
    when(filter.errorCodes, codeCondition),
    when(filter.exceptCodes, (codes) => sql`coalesce(j.error_details ->> 'code' <> all(${[...codes]}::text[]), true)`),
    when(filter.stage, (stage) => sql`j.error_details ->> 'stage' = ${stage}`),
    when(filter.retryable, (wanted) => sql`${RETRYABLE} = ${sql.lit(wanted ? 1 : 0)}`),
    when(filter.acknowledged, acknowledgedCondition),
    when(filter.text, textCondition),
  ].filter((part) => part !== null);
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `);
}

/**
 * The filter as conditions of which at most one holds for a job. Each compares with one value where the filter lists several, so that an
 * index gives its rows in the order of creation. Empty: nothing matches.
 */
export function branchesOf(filter: JobFilter): readonly RawBuilder<unknown>[] {
  const { statuses, verdicts, errorCodes } = filter;
  const all = statuses !== undefined && new Set(statuses).size === JOB_STATUSES.length;
  // A code is that of a FAILED job: one status is left.
  const states = errorCodes === undefined && !all ? each(statuses) : [errorCodes === undefined ? undefined : statuses];
  return states.flatMap((one) =>
    each(verdicts).flatMap((verdict) =>
      each(errorCodes).flatMap((code) =>
        halvesOf(filter).map((retryable) =>
          conditionOf({ ...filter, statuses: one, verdicts: verdict, errorCodes: code, retryable }),
        ),
      ),
    ),
  );
}

/** Each value as a list of its own; what does not narrow stays so. */
function each<Value>(values: readonly Value[] | undefined): readonly (readonly [Value] | undefined)[] {
  return values === undefined ? [undefined] : [...new Set(values)].map((value) => [value]);
}

/** The indexes by code and by stage keep what is retryable apart. */
function halvesOf({ errorCodes, stage, retryable }: JobFilter): readonly (boolean | undefined)[] {
  const apart = retryable === undefined && (errorCodes !== undefined || stage !== undefined);
  return apart ? [true, false] : [retryable];
}

function when<Value>(value: Value | undefined, condition: (value: Value) => RawBuilder<unknown>) {
  return value === undefined ? null : condition(value);
}

/** As constants: the partial indexes of FAILED are then known to fit, and a prepared plan knows how rare a status is. */
function statusCondition({ statuses, errorCodes }: JobFilter) {
  if (statuses === undefined) return errorCodes === undefined ? null : sql`j.status = 'FAILED'`;
  const wanted = errorCodes === undefined ? statuses : statuses.filter((status) => status === 'FAILED');
  return oneOf(
    sql`j.status`,
    wanted.map((status) => sql.lit(status)),
  );
}

function codeCondition(codes: NonNullable<JobFilter['errorCodes']>) {
  return oneOf(
    sql`j.error_details ->> 'code'`,
    codes.map((code) => sql`${code}`),
  );
}

function oneOf(column: RawBuilder<unknown>, values: readonly RawBuilder<unknown>[]) {
  const [first, ...others] = values;
  if (first === undefined) return sql`false`;
  return others.length === 0 ? sql`${column} = ${first}` : sql`${column} in (${sql.join(values)})`;
}

/** As constants: the partial index of what does not PASS is then known to fit. */
function verdictCondition(verdicts: NonNullable<JobFilter['verdicts']>) {
  return oneOf(
    sql`j.verdict`,
    verdicts.map((verdict) => sql.lit(verdict)),
  );
}

function acknowledgedCondition(wanted: boolean) {
  const known = sql`exists (select from failure_acknowledgements a
    where a.job_id = j.job_id and a.event_number = j.event_count)`;
  return wanted ? known : sql`not ${known}`;
}

/** File names are percent-encoded in Storage URLs. */
function textCondition(text: string) {
  const beginnings = [...new Set([text, encodeURIComponent(text)])].map(
    (start) => sql`(t.term >= lower(${start}) and t.term < lower(${start}) || ${LAST})`,
  );
  return sql`exists (select from job_search_terms t where t.job_id = j.job_id and (${sql.join(beginnings, sql` or `)}))`;
}
