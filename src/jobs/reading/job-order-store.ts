import { type RawBuilder, sql } from 'kysely';
import { PLANNED_EACH_TIME } from '../../platform/postgres/statement-names.js';
import { branchesOf, type JobBranch } from './job-branch-store.js';
import type { JobCursor } from './job-cursor.js';
import type { JobFilter } from './job-filter.js';

/** A slice of the ordered jobs, as a statement: by creation, or by failure if the filter selects failures. */
export interface OrderedJobs {
  readonly filter: JobFilter;
  /** The columns of `studio_jobs j` to read, including `job_id`. The statement adds `place_at`, the timestamp of the order. */
  readonly columns: RawBuilder<unknown>;
  /** Further conditions on `studio_jobs j`. */
  readonly also?: RawBuilder<unknown>;
  /** Only rows beyond this one, in the order of the list. */
  readonly cursor?: JobCursor | null;
  readonly falling: boolean;
  /** The most rows. */
  readonly limit: number;
}

/** Rows of the largest page of the API and the row after it. */
const LARGEST_PAGE = 101;

/**
 * Reads as many rows as it returns. A list of values (`= any`) would lose the order of an index, so each value is a branch of its own in
 * the order of its index, and PostgreSQL merges the branches (Merge Append) until it has a page.
 */
export function jobsInOrder(wanted: OrderedJobs): RawBuilder<unknown> {
  const { falling, limit, columns } = wanted;
  const [first, ...others] = branchesOf(wanted.filter);
  const order = falling ? sql`place_at desc, job_id desc` : sql`place_at, job_id`;
  if (first === undefined) {
    return sql`select ${columns}, j.created_at as place_at from studio_jobs j where false limit ${limit}`;
  }
  const most = mostRows(limit);
  const merged = sql.join(
    [first, ...others].map((branch) => sql`(${ordered(branch, wanted, most)})`),
    sql` union all `,
  );
  const all = others.length === 0 ? merged : sql`select * from (${merged}) j order by ${order} limit ${most}`;
  // Rare words and frequent ones need different indexes.
  const planned = wanted.filter.search === undefined ? sql`` : sql.raw(PLANNED_EACH_TIME);
  return sql`select ${planned} * from (${all}) j order by ${order} limit ${limit}`;
}

/**
 * A constant, of which a list takes as many rows as it needs. If it were a parameter, a prepared plan would expect to read a tenth of all jobs, look
 * dear, and be created again for each read.
 */
function mostRows(limit: number): RawBuilder<unknown> {
  return limit > LARGEST_PAGE ? sql`${limit}` : sql.lit(LARGEST_PAGE);
}

function ordered(
  branch: JobBranch,
  { columns, also = sql`true`, cursor = null, falling }: OrderedJobs,
  most: RawBuilder<unknown>,
) {
  const { from, condition, at, id } = branch;
  const order = falling ? sql`${at} desc, ${id} desc` : sql`${at}, ${id}`;
  const beyond =
    cursor === null
      ? sql`true`
      : sql`(${at}, ${id}) ${falling ? sql`<` : sql`>`} (${cursor.createdAt}::timestamptz, ${cursor.jobId}::uuid)`;
  return sql`select ${columns}, ${at} as place_at from ${from}
    where ${condition} and ${also} and ${beyond} order by ${order} limit ${most}`;
}
