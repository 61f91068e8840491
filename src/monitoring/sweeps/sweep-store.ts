import { sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../../platform/postgres/database.js';

/** Any number of our own: whoever holds it sweeps. */
const SWEEP_LOCK = 7_303_014_002;

/** True for one replica at a time, until the transaction ends. */
export async function takeSweepLock(trx: DatabaseTransaction): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(${SWEEP_LOCK}) as taken`.execute(trx);
  return rows[0]?.taken === true;
}

export interface UnfinishedRow {
  readonly job_id: string;
  readonly user_id: string;
  readonly status: string;
  readonly delivery_id: string | null;
}

/** A page of rows that are not at rest, by key, locked; those that are being settled at the moment are passed over. */
export async function lockUnfinished(trx: DatabaseTransaction, afterJobId: string | null, limit: number) {
  const { rows } = await sql<UnfinishedRow>`
    select job_id, user_id, status, delivery_id from studio_jobs
    where status in ('NEW', 'TRANSCRIBING', 'ENRICHING', 'REFINING') and (${afterJobId}::uuid is null or job_id > ${afterJobId}::uuid)
    order by job_id limit ${limit} for update skip locked`.execute(trx);
  return rows;
}

export interface PassableRow {
  readonly job_id: string;
  readonly user_id: string;
  readonly raw_transcript: string | null;
  readonly system_prompt_used: string | null;
}

/**
 * FAILED rows whose fault can pass by itself, that have rested, and that sweeps have not yet put back `budget` times since a
 * person last asked for them.
 */
export async function lockPassable(
  trx: DatabaseTransaction,
  options: { restSeconds: number; budget: number; limit: number },
) {
  const { rows } = await sql<PassableRow>`
    select j.job_id, j.user_id, j.raw_transcript, j.system_prompt_used from studio_jobs j
    where j.status = 'FAILED' and j.error_details ->> 'retryable' = 'true'
      and (j.error_details ->> 'at')::timestamptz < now() - make_interval(secs => ${options.restSeconds})
      and (
        select count(*) from job_events e where e.job_id = j.job_id and e.reason = 'swept' and e.number > coalesce(
          (select max(p.number) from job_events p where p.job_id = j.job_id and p.reason in ('submitted', 'retried')), 0)
      ) < ${options.budget}
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
