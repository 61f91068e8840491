import { type RawBuilder, sql } from 'kysely';
import type { JobFilter } from './job-filter.js';
import { branchesOf } from './job-filter-store.js';

/** A stretch of jobs by creation, as a statement. */
export interface OrderedJobs {
  readonly filter: JobFilter;
  /** What is read of `studio_jobs j`; `created_at` and `job_id` are among it. */
  readonly columns: RawBuilder<unknown>;
  /** Further conditions on `studio_jobs j`. */
  readonly also: RawBuilder<unknown>;
  readonly falling: boolean;
  /** Most rows. */
  readonly limit: number;
}

/**
 * Reads as many rows as it returns. A list of values (`= any`) would lose the order of an index, so each value is a branch of its own in
 * the order of its index, and PostgreSQL merges the branches (Merge Append) until it has a page.
 */
export function jobsInOrder({ filter, columns, also, falling, limit }: OrderedJobs): RawBuilder<unknown> {
  const order = falling ? sql`j.created_at desc, j.job_id desc` : sql`j.created_at, j.job_id`;
  const ordered = (condition: RawBuilder<unknown>) => sql`
    select ${columns} from studio_jobs j where ${condition} and ${also} order by ${order} limit ${limit}`;
  const [first = sql`false`, ...others] = branchesOf(filter);
  if (others.length === 0) return ordered(first);
  const branches = [first, ...others].map((branch) => sql`(${ordered(branch)})`);
  return sql`select * from (${sql.join(branches, sql` union all `)}) j order by ${order} limit ${limit}`;
}
