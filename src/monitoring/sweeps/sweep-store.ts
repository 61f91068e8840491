import { sql } from 'kysely';
import { startable } from '../../jobs/record/job-lock-store.js';
import type { SweepName } from '../../platform/environment/upkeep-settings.js';
import type { Database, DatabaseTransaction } from '../../platform/postgres/database.js';

/** True for one replica at a time, until the transaction ends. */
export async function takeSweepLock(trx: DatabaseTransaction, sweep: SweepName): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`sweep:${sweep}`}, 0)) as taken`.execute(trx);
  return rows[0]?.taken === true;
}

export interface UnfinishedRow {
  readonly job_id: string;
  readonly user_id: string;
  readonly status: string;
  readonly delivery_id: string | null;
}

/** A page of unfinished rows that the engine drives, by user and key, locked; skips rows that are being settled. */
export async function lockUnfinished(trx: DatabaseTransaction, after: UnfinishedRow | null, limit: number) {
  const { rows } = await sql<UnfinishedRow>`
    select job_id, user_id, status, delivery_id from studio_jobs
    where status not in ('COMPLETE', 'FAILED') and driven_by = 'engine'
      ${after === null ? sql`` : sql`and (user_id, job_id) > (${after.user_id}::uuid, ${after.job_id}::uuid)`}
    order by user_id, job_id limit ${limit} for update skip locked`.execute(trx);
  return rows;
}

export interface PassableRow {
  readonly job_id: string;
  readonly user_id: string;
}

/**
 * FAILED rows with a transient fault whose delay has passed, and that sweeps have requeued fewer than `budget` times since a
 * person last retried them. If a job's events were deleted, that number is unknown, and only a person can retry the job.
 */
export async function lockPassable(
  trx: DatabaseTransaction,
  options: { restSeconds: number; budget: number; limit: number },
) {
  const { rows } = await sql<PassableRow>`
    select j.job_id, j.user_id from studio_jobs j
    where j.status = 'FAILED' and j.error_details ->> 'retryable' = 'true' and ${startable}
      and (j.error_details ->> 'at')::timestamptz < now() - make_interval(secs => ${options.restSeconds})
      and (
        select count(*) filter (where e.reason = 'swept' and e.number > asked.number) < ${options.budget}
        from job_events e, lateral (
          select coalesce(max(p.number), 0) as number from job_events p
          where p.job_id = j.job_id and p.reason in ('submitted', 'retried', 'refined_again')
        ) asked
        where e.job_id = j.job_id
        having max(asked.number) > 0 or count(*) = j.event_count
      )
    order by j.created_at limit ${options.limit} for update of j skip locked`.execute(trx);
  return rows;
}

/** Records one run of a sweep; answers its id. */
export async function recordSweep(
  db: Database,
  run: {
    sweep: string;
    worker: string;
    startedAt: Date;
    counts: Readonly<Record<string, number>>;
    error: string | null;
  },
): Promise<string> {
  const row = await db
    .insertInto('sweep_runs')
    .values({
      sweep: run.sweep,
      worker: run.worker,
      started_at: run.startedAt,
      ended_at: sql<Date>`now()`,
      counts: JSON.stringify(run.counts),
      error: run.error,
    })
    .returning('sweep_run_id')
    .executeTakeFirstOrThrow();
  return row.sweep_run_id;
}
