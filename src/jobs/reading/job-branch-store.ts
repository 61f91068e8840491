import { type RawBuilder, sql } from 'kysely';
import { VERDICTS } from '../../language/compare/verdict.js';
import { JOB_STATUSES } from '../record/job-status.js';
import { ROUGH_FLAGS } from '../results/quality-flags.js';
import { byFailure, type JobFilter } from './job-filter.js';
import { conditionOf, FAILED_AT, saysFailed } from './job-filter-store.js';

/** A part of a list whose rows one index returns in order. */
export interface JobBranch {
  /** A FROM clause that ends in `studio_jobs j`. */
  readonly from: RawBuilder<unknown>;
  readonly condition: RawBuilder<unknown>;
  /** The timestamp that orders the list, as the index has it. */
  readonly at: RawBuilder<unknown>;
  /** The job's id, as the index has it. */
  readonly id: RawBuilder<unknown>;
}

/**
 * Splits the filter into branches of which at most one matches a job. Where the filter lists several values, each branch compares with one
 * of them, so that an index returns its rows in order. Empty if nothing matches.
 */
export function branchesOf(filter: JobFilter): readonly JobBranch[] {
  if (filter.toReview) return toReview(filter).flatMap(branchesOf);
  return single(filter).map(branchOf);
}

/** Jobs that a person must review: the verdict is not PASS, or it is PASS with a flag for a rough text. */
function toReview({ toReview: _, ...filter }: JobFilter): readonly JobFilter[] {
  const open: JobFilter = { ...filter, reviewed: false, statuses: ['COMPLETE'] };
  const asked = filter.verdicts ?? VERDICTS;
  const judged = asked.filter((verdict) => verdict !== 'PASS').map((verdict) => ({ ...open, verdicts: [verdict] }));
  if (!asked.includes('PASS')) return judged;
  const flags = ROUGH_FLAGS.filter((flag) => filter.flags === undefined || filter.flags.includes(flag));
  return [...judged, { ...open, verdicts: ['PASS'], flags }];
}

/** In the order of failure, one index serves all codes, so their list is not split. */
function single(filter: JobFilter): readonly JobFilter[] {
  if (byFailure(filter)) return [filter];
  const { statuses, verdicts, errorCodes } = filter;
  const all = statuses !== undefined && new Set(statuses).size === JOB_STATUSES.length;
  // A filter by failure implies the status FAILED.
  const states = saysFailed(filter) || all ? [saysFailed(filter) ? statuses : undefined] : each(statuses);
  return states.flatMap((one) =>
    each(verdicts).flatMap((verdict) =>
      each(errorCodes).flatMap((code) =>
        halvesOf(filter).flatMap((retryable) =>
          eachFlag({ ...filter, statuses: one, verdicts: verdict, errorCodes: code, retryable }),
        ),
      ),
    ),
  );
}

/** Each value as a list of its own; a filter without values stays one list. */
function each<Value>(values: readonly Value[] | undefined): readonly (readonly [Value] | undefined)[] {
  return values === undefined ? [undefined] : [...new Set(values)].map((value) => [value]);
}

/** A job can have several flags, so each branch leaves out jobs that an earlier branch has. */
function eachFlag(filter: JobFilter): readonly JobFilter[] {
  if (filter.flags === undefined || onlyFailed(filter)) return [filter];
  const flags = [...new Set(filter.flags)];
  return flags.map((flag, at) => ({
    ...filter,
    flags: [flag],
    exceptFlags: at === 0 ? filter.exceptFlags : [...(filter.exceptFlags ?? []), ...flags.slice(0, at)],
  }));
}

/** Failures are rare and have their own indexes. A mark is therefore looked up for each failure and does not drive the list. */
function onlyFailed(filter: JobFilter): boolean {
  return saysFailed(filter) || (filter.statuses?.length === 1 && filter.statuses[0] === 'FAILED');
}

/** The indexes by code and by stage are separate for retryable failures. */
function halvesOf({ errorCodes, stage, retryable }: JobFilter): readonly (boolean | undefined)[] {
  const apart = retryable === undefined && (errorCodes !== undefined || stage !== undefined);
  return apart ? [true, false] : [retryable];
}

const JOBS = { from: sql`studio_jobs j`, at: sql`j.created_at`, id: sql`j.job_id` };

/** If an index of another table returns the jobs in order, that table drives the list. */
function branchOf(filter: JobFilter): JobBranch {
  const { search, brand, flags } = filter;
  if (byFailure(filter)) {
    // A job fails after its creation, so a lower bound of creation also bounds the index of failures.
    const since = filter.createdFrom === undefined ? sql`true` : sql`${FAILED_AT} >= ${filter.createdFrom}`;
    return { ...JOBS, at: FAILED_AT, condition: sql`${conditionOf(filter)} and ${since}` };
  }
  if (search !== undefined) {
    const rest = { ...filter, search: undefined };
    return led('job_texts', sql`x.document @@ ${search}::tsquery`, rest);
  }
  const mark = brand !== undefined ? `brand:${brand}` : flags?.length === 1 ? `flag:${flags[0]}` : null;
  if (mark === null || onlyFailed(filter)) return { ...JOBS, condition: conditionOf(filter) };
  const rest: JobFilter = brand !== undefined ? { ...filter, brand: undefined } : { ...filter, flags: undefined };
  return led('job_marks', sql`x.mark = ${mark}`, rest);
}

/** A table whose indexes repeat user and creation of the job: the statement compares those columns instead. */
function led(table: 'job_texts' | 'job_marks', by: RawBuilder<unknown>, filter: JobFilter): JobBranch {
  const { userId, createdFrom, createdTo, ...rest } = filter;
  const conditions = [
    by,
    ...(userId === undefined ? [] : [sql`x.user_id = ${userId}::uuid`]),
    ...(createdFrom === undefined ? [] : [sql`x.created_at >= ${createdFrom}`]),
    ...(createdTo === undefined ? [] : [sql`x.created_at < ${createdTo}`]),
    conditionOf(rest),
  ];
  return {
    from: sql`${sql.table(table)} x join studio_jobs j on j.job_id = x.job_id`,
    condition: sql.join(conditions, sql` and `),
    at: sql`x.created_at`,
    id: sql`x.job_id`,
  };
}
