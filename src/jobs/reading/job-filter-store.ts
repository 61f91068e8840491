import { type RawBuilder, sql } from 'kysely';
import { ROUGH_FLAGS } from '../results/quality-flags.js';
import type { JobFilter } from './job-filter.js';
import { searchCondition } from './job-search-store.js';

/** The job `j` has at least one of the marks, such as `flag:LOOP` and `brand:Acme` (migration 050). */
function markCondition(marks: readonly string[]) {
  return sql`exists (select from job_marks m where m.job_id = j.job_id and m.mark = any(${[...marks]}::text[]))`;
}

/** The job has none of the marks. */
function withoutMarks(marks: readonly string[]) {
  return sql`not ${markCondition(marks)}`;
}

/** No brand: the shipped one, or none yet. ';' is the character after ':'. */
const UNBRANDED = sql`not exists (
  select from job_marks m where m.job_id = j.job_id and m.mark >= 'brand:' and m.mark < 'brand;')`;

/** The last character of Unicode, which sorts after every term with the requested beginning. */
const LAST = '\u{10ffff}';

/** 1 if a retry can succeed without a change, otherwise 0; an expression of the indexes of migration 033. */
const RETRYABLE = sql`case when j.error_details ->> 'retryable' = 'true' then 1 else 0 end`;

/** The time at which a FAILED job failed; an expression of the indexes of migration 050. */
export const FAILED_AT = sql`coalesce(j.status_since, j.created_at)`;

/**
 * The filter as a condition on `studio_jobs j`. `acknowledged`, `search` and the `pattern` `<other>` read tables that users cannot read, so only
 * operators' readers use them. Comparisons are plain (=, <, >=), so that PostgreSQL can use an index for them before it applies row level
 * security.
 */
export function conditionOf(filter: JobFilter): RawBuilder<unknown> {
  const parts = [
    statusCondition(filter),
    when(filter.userId, (id) => sql`j.user_id = ${id}::uuid`),
    when(filter.verdicts, verdictCondition),
    when(filter.toReview, () => TO_REVIEW),
    when(filter.reviewed, (wanted) => (wanted ? sql`j.review is not null` : sql`j.review is null`)),
    when(filter.brand, (brand) => markCondition([`brand:${brand}`])),
    when(filter.unbranded, () => UNBRANDED),
    when(filter.flags, (flags) => markCondition(flags.map((flag) => `flag:${flag}`))),
    when(filter.exceptFlags, (flags) => withoutMarks(flags.map((flag) => `flag:${flag}`))),
    when(filter.search, searchCondition),
    when(filter.createdFrom, (from) => sql`j.created_at >= ${from}`),
    when(filter.createdTo, (to) => sql`j.created_at < ${to}`),
    ...failureConditions(filter),
    when(filter.text, textCondition),
  ].filter((part) => part !== null);
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `);
}

function failureConditions(filter: JobFilter) {
  return [
    when(filter.failedFrom, (from) => sql`${FAILED_AT} >= ${from}`),
    when(filter.failedTo, (to) => sql`${FAILED_AT} < ${to}`),
    when(filter.errorCodes, codeCondition),
    when(filter.exceptCodes, (codes) => sql`coalesce(j.error_details ->> 'code' <> all(${[...codes]}::text[]), true)`),
    when(filter.stage, (stage) => sql`j.error_details ->> 'stage' = ${stage}`),
    when(filter.provider, (provider) => sql`j.error_details ->> 'provider' = ${provider}`),
    when(filter.pattern, patternCondition),
    when(filter.retryable, (wanted) => sql`${RETRYABLE} = ${sql.lit(wanted ? 1 : 0)}`),
    when(filter.acknowledged, acknowledgedCondition),
  ];
}

function when<Value>(value: Value | undefined, condition: (value: Value) => RawBuilder<unknown>) {
  return value === undefined ? null : condition(value);
}

const TO_REVIEW = sql`(j.status = 'COMPLETE' and j.review is null
  and (j.verdict <> 'PASS' or ${markCondition(ROUGH_FLAGS.map((flag) => `flag:${flag}`))}))`;

/** As constants: PostgreSQL then recognises that the partial indexes of FAILED fit, and a prepared plan knows how rare a status is. */
function statusCondition(filter: JobFilter) {
  const failed = saysFailed(filter);
  const { statuses } = filter;
  if (statuses === undefined) return failed ? sql`j.status = 'FAILED'` : null;
  const wanted = failed ? statuses.filter((status) => status === 'FAILED') : statuses;
  return oneOf(
    sql`j.status`,
    wanted.map((status) => sql.lit(status)),
  );
}

/** Whether a filter matches only FAILED jobs, even if it names other statuses. */
export function saysFailed({ errorCodes, failedFrom, failedTo, provider, pattern }: JobFilter): boolean {
  return [errorCodes, failedFrom, failedTo, provider, pattern].some((value) => value !== undefined);
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

/** As constants: PostgreSQL then recognises that the partial index of texts that do not PASS fits. */
function verdictCondition(verdicts: NonNullable<JobFilter['verdicts']>) {
  return oneOf(
    sql`j.verdict`,
    verdicts.map((verdict) => sql.lit(verdict)),
  );
}

const PATTERN = sql`job_failure_pattern(j.error_details ->> 'message')`;

/** Failures under `<other>` have a pattern that no cluster has. */
function patternCondition(pattern: string) {
  if (pattern !== '<other>') return sql`${PATTERN} = ${pattern}`;
  return sql`not exists (select from job_failure_clusters k where k.pattern = ${PATTERN})`;
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
