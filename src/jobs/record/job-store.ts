import { type SqlBool, sql } from 'kysely';
import type { Verdict } from '../../language/compare/verdict.js';
import type { Database, DatabaseTransaction } from '../../platform/postgres/database.js';
import { type JobRecord, toJobRecord } from './job-record.js';
import type { JobStatus } from './job-status.js';

/** Identifies a job by the row's id, or by the caller's name for it. */
export interface JobKey {
  /** A UUID or the caller's name for the job. */
  readonly id: string;
  /** The user whose jobs are searched by name; null for the service, which may name any job. */
  readonly userId: string | null;
  /** The user whose jobs come first among jobs with the same name. */
  readonly firstOf?: string;
}

export interface JobPageQuery {
  readonly userId: string | null;
  readonly status: JobStatus | null;
  readonly verdict: Verdict | null;
  /** The most rows, 1 to 100. */
  readonly limit: number;
  /** Rows after this one, newest first. */
  readonly after: { readonly createdAt: string; readonly jobId: string } | null;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text is a UUID in its usual spelling. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/**
 * Finds one job. A UUID is looked up as the row's id first, then as a name. If several users have a job with this name, it returns
 * the newest. Run it in a caller's transaction, so that row level security applies.
 */
export async function findJob(db: Database | DatabaseTransaction, key: JobKey): Promise<JobRecord | null> {
  // PostgreSQL refuses NUL and lone surrogates in a text, so no job can have them in its name.
  if (key.id.includes('\u0000') || !key.id.isWellFormed()) return null;
  const query = db
    .selectFrom('studio_jobs')
    .selectAll()
    .where((where) =>
      where.or([
        where('client_job_id', '=', key.id),
        ...(isUuid(key.id) ? [where('job_id', '=', key.id.toLowerCase())] : []),
      ]),
    )
    .$if(key.userId !== null, (scoped) => scoped.where('user_id', '=', key.userId as string))
    .orderBy(sql<SqlBool>`job_id::text = ${key.id.toLowerCase()}`, 'desc')
    .$if(key.firstOf !== undefined, (named) => named.orderBy(sql<SqlBool>`user_id = ${key.firstOf}::uuid`, 'desc'))
    .orderBy('created_at', 'desc')
    .limit(1);
  const row = await query.executeTakeFirst();
  return row === undefined ? null : toJobRecord(row);
}

/** One page of jobs, newest first, by key. `createdAt` of the cursor is the exact text of the row's timestamp. */
export async function listJobs(db: Database | DatabaseTransaction, page: JobPageQuery) {
  const rows = await db
    .selectFrom('studio_jobs')
    .selectAll()
    .select(sql<string>`created_at::text`.as('created_at_text'))
    .$if(page.userId !== null, (query) => query.where('user_id', '=', page.userId as string))
    .$if(page.status !== null, (query) => query.where(sql<SqlBool>`status = ${sql.lit(page.status)}`))
    .$if(page.verdict !== null, (query) => query.where(sql<SqlBool>`verdict = ${sql.lit(page.verdict)}`))
    .$if(page.after !== null, (query) =>
      query.where(
        sql<SqlBool>`(created_at, job_id) < (${page.after?.createdAt}::timestamptz, ${page.after?.jobId}::uuid)`,
      ),
    )
    .orderBy('created_at', 'desc')
    .orderBy('job_id', 'desc')
    .limit(page.limit)
    .execute();
  return rows.map((row) => ({ job: toJobRecord(row), createdAtText: row.created_at_text }));
}

/**
 * The number of unfinished jobs of the engine that a user has, counted up to `most`. It reads at most that many entries of the partial index of
 * unfinished jobs,
 * however many jobs the user has had. docs/operations.md has the time measured with 100,000 unfinished jobs.
 */
export async function countUnfinished(db: Database, userId: string, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (
      select from studio_jobs
      where user_id = ${userId}::uuid and status not in ('COMPLETE', 'FAILED') and driven_by = 'engine' limit ${most}
    ) as unfinished`.execute(db);
  return rows[0]?.count ?? 0;
}
