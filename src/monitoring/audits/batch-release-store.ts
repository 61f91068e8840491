import { type Selectable, sql } from 'kysely';
import type { LockedJob } from '../../jobs/lifecycle/job-lifecycle.js';
import { startable } from '../../jobs/record/job-lock-store.js';
import type { DatabaseTransaction } from '../../platform/postgres/database.js';
import type { RetryBatchesTable } from '../../platform/postgres/operation-tables.js';

/** An arbitrary number for the advisory lock. The replica that has the lock releases jobs. */
const RELEASE_LOCK = 7_303_014_005;
/** After a time without a running replica, the releases of at most this many seconds are caught up: more would flood the queue. */
const CATCH_UP_SECONDS = 1;

/** True for one replica at a time, until the transaction ends. */
export async function takeReleaseLock(trx: DatabaseTransaction): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(${RELEASE_LOCK}) as taken`.execute(trx);
  return rows[0]?.taken === true;
}

/** The oldest open batch with how many of its jobs are due by the database's clock, or null. One at a time: paces would add up. */
export async function dueBatch(trx: DatabaseTransaction) {
  const { rows } = await sql<Selectable<RetryBatchesTable> & { due: number; base: string }>`
    select b.*, p.base::text as base, floor(extract(epoch from p.now - p.base) * b.per_second + 0.000001)::integer as due
    from retry_batches b, lateral (
      select clock.now, greatest(b.paced_until,
        clock.now - make_interval(secs => greatest(${CATCH_UP_SECONDS}::float8, 1 / b.per_second))) as base
      from (select clock_timestamp() as now) as clock) as p
    where b.ended_at is null order by b.started_at limit 1 for update of b`.execute(trx);
  return rows[0] ?? null;
}

export interface WaitingFailure {
  readonly job_id: string;
  readonly event_number: number;
}

/** Takes the next jobs from a batch, and locks those that exist. Those that another transaction has locked stay in the batch. */
export async function takeFromBatch(trx: DatabaseTransaction, batchId: string, count: number) {
  const { rows } = await sql<WaitingFailure>`
    with waiting as materialized (
      select ordinal, job_id from retry_batch_jobs where retry_batch_id = ${batchId}::uuid order by ordinal limit ${count}
    ), free as materialized (
      select w.ordinal from waiting w join studio_jobs j on j.job_id = w.job_id for update of j skip locked
    ), next as (
      select ordinal from free
      union all
      select w.ordinal from waiting w where not exists (select from studio_jobs j where j.job_id = w.job_id)
    )
    delete from retry_batch_jobs w using next
    where w.retry_batch_id = ${batchId}::uuid and w.ordinal = next.ordinal
    returning w.job_id, w.event_number`.execute(trx);
  return rows;
}

/** Of jobs that the transaction has locked, those whose failure is still the one that the batch selected. */
export async function stillFailed(trx: DatabaseTransaction, picked: readonly WaitingFailure[]) {
  const { rows } = await sql<LockedJob>`
    select j.job_id from studio_jobs j
    where exists (
      select from unnest(${picked.map((p) => p.job_id)}::uuid[], ${picked.map((p) => p.event_number)}::integer[])
        as p (job_id, event_number) where p.job_id = j.job_id and p.event_number = j.event_count)
      and j.job_id = any(${picked.map((p) => p.job_id)}::uuid[]) and j.status = 'FAILED' and ${startable}
    order by j.job_id`.execute(trx);
  return rows;
}

/** Records a release: the schedule advances by the number of requeued jobs. Ends the batch when no job waits in it. */
export async function noteRelease(
  trx: DatabaseTransaction,
  batchId: string,
  release: { readonly released: number; readonly passedOver: number; readonly base: string },
): Promise<void> {
  await sql`
    update retry_batches b set
      released = b.released + ${release.released}, passed_over = b.passed_over + ${release.passedOver},
      paced_until = ${release.base}::timestamptz + make_interval(secs => ${release.released} / b.per_second),
      ended_at = case when not exists (select from retry_batch_jobs w where w.retry_batch_id = b.retry_batch_id)
        then clock_timestamp() end
    where b.retry_batch_id = ${batchId}::uuid`.execute(trx);
}
