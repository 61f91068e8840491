import { type Selectable, sql } from 'kysely';
import type { JobCursor } from '../../jobs/reading/job-cursor.js';
import type { JobFilter } from '../../jobs/reading/job-filter.js';
import { conditionOf } from '../../jobs/reading/job-filter-store.js';
import { jobsInOrder } from '../../jobs/reading/job-order-store.js';
import { startable } from '../../jobs/record/job-lock-store.js';
import type { Database, DatabaseTransaction } from '../../platform/postgres/database.js';
import type { RetryBatchesTable } from '../../platform/postgres/operation-tables.js';
import type { RetryBatch } from './retry-batch.js';

type Reader = Database | DatabaseTransaction;

/** Where a new batch is announced. */
export const BATCH_CHANNEL = 'studio_retry_batches';

/** Jobs that wait in a batch already are not picked again. */
const notWaiting = sql`not exists (select from retry_batch_jobs w where w.job_id = j.job_id)`;

/** How many jobs of the filter could be requeued, counted up to `most`. */
export async function countRetryable(db: Reader, filter: JobFilter, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (
      select from studio_jobs j where ${conditionOf(filter)} and ${startable} and ${notWaiting} limit ${most}) as counted`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

const oldestRetryable = (filter: JobFilter, limit: number) =>
  jobsInOrder({
    filter,
    columns: sql`j.job_id, j.event_count`,
    also: sql`${startable} and ${notWaiting}`,
    falling: false,
    limit,
  });

/** The ids of the jobs that come first, oldest first. */
export async function pickRetryable(db: Reader, filter: JobFilter, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ job_id: string }>`
    select p.job_id from (${oldestRetryable(filter, limit)}) p order by p.place_at, p.job_id`.execute(db);
  return rows.map((row) => row.job_id);
}

/** Opens a batch of the oldest `limit` jobs of the filter; a batch without jobs ends immediately. */
export async function openBatch(
  trx: DatabaseTransaction,
  order: { filter: JobFilter; asked: object; limit: number; perSecond: number; startedBy: string },
): Promise<RetryBatch> {
  const { retry_batch_id: id } = await trx
    .insertInto('retry_batches')
    .values({
      started_by: order.startedBy,
      filter: JSON.stringify(order.asked),
      per_second: order.perSecond,
      total: 0,
      // The first job may be released immediately.
      paced_until: sql<Date>`clock_timestamp() - make_interval(secs => ${1 / order.perSecond})`,
    })
    .returning('retry_batch_id')
    .executeTakeFirstOrThrow();
  const { rows } = await sql<Selectable<RetryBatchesTable>>`
    with picked as (
      select p.job_id, p.event_count, row_number() over (order by p.place_at, p.job_id)::integer as ordinal
      from (${oldestRetryable(order.filter, order.limit)}) p
    ), waiting as (
      insert into retry_batch_jobs (retry_batch_id, ordinal, job_id, event_number)
      select ${id}::uuid, ordinal, job_id, event_count from picked
      on conflict (job_id) do nothing returning job_id
    ), counted as (select count(*)::integer as total from waiting)
    update retry_batches b set total = counted.total,
      ended_at = case when counted.total = 0 then clock_timestamp() end
    from counted where b.retry_batch_id = ${id}::uuid
    returning b.*`.execute(trx);
  await sql`select pg_notify(${BATCH_CHANNEL}, '')`.execute(trx);
  return toRetryBatch(rows[0] as Selectable<RetryBatchesTable>);
}

/** The ids of the next jobs that a batch has to requeue, in order. */
export async function firstOfBatch(db: Reader, batchId: string, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('retry_batch_jobs')
    .select('job_id')
    .where('retry_batch_id', '=', batchId)
    .orderBy('ordinal')
    .limit(limit)
    .execute();
  return rows.map((row) => row.job_id);
}

/** A batch, or null. */
export async function findBatch(db: Reader, batchId: string): Promise<RetryBatch | null> {
  const row = await db.selectFrom('retry_batches').selectAll().where('retry_batch_id', '=', batchId).executeTakeFirst();
  return row === undefined ? null : toRetryBatch(row);
}

/** Ends an open batch: its waiting jobs stay FAILED. Returns their number; null if the batch has ended or does not exist. */
export async function stopBatch(trx: DatabaseTransaction, batchId: string): Promise<number | null> {
  const open = await trx
    .selectFrom('retry_batches')
    .select('retry_batch_id')
    .where('retry_batch_id', '=', batchId)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (open === undefined) return null;
  const left = await trx.deleteFrom('retry_batch_jobs').where('retry_batch_id', '=', batchId).executeTakeFirst();
  await trx
    .updateTable('retry_batches')
    .set((eb) => ({ passed_over: eb('total', '-', eb.ref('released')), ended_at: sql<Date>`clock_timestamp()` }))
    .where('retry_batch_id', '=', batchId)
    .execute();
  return Number(left.numDeletedRows);
}

/** A stretch of the batches, the newest first, or backward from the oldest. */
export async function listBatches(
  db: Reader,
  slice: { direction: 'forward' | 'backward'; cursor: JobCursor | null; limit: number },
) {
  const { direction, cursor } = slice;
  const after = sql`(${cursor?.createdAt}::timestamptz, ${cursor?.jobId}::uuid)`;
  const [compare, order] = direction === 'forward' ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`];
  const { rows } = await sql<Selectable<RetryBatchesTable> & { started_at_text: string }>`
    select *, started_at::text as started_at_text from retry_batches
    where ${cursor === null ? sql`true` : sql`(started_at, retry_batch_id) ${compare} ${after}`}
    order by started_at ${order}, retry_batch_id ${order} limit ${slice.limit}`.execute(db);
  return rows.map((row) => ({
    batch: toRetryBatch(row),
    cursor: { createdAt: row.started_at_text, jobId: row.retry_batch_id },
  }));
}

export function toRetryBatch(row: Selectable<RetryBatchesTable>): RetryBatch {
  return {
    id: row.retry_batch_id,
    startedAt: row.started_at,
    startedBy: row.started_by,
    filter: row.filter,
    perSecond: row.per_second,
    total: row.total,
    released: row.released,
    passedOver: row.passed_over,
    endedAt: row.ended_at,
  };
}
