import { createHash } from 'node:crypto';
import { CompiledQuery, sql } from 'kysely';
import type { PgBoss } from 'pg-boss';
import type { Delivery } from '../../jobs/lifecycle/job-dispatch.js';
import type { Database, DatabaseTransaction } from '../../platform/postgres/database.js';

/** pg-boss's own channel: release 0.1.0 announces deliveries there, and listens there. */
export const WAKE_CHANNEL = `pgboss_${createHash('sha224').update('pgboss').digest('hex').slice(0, 24)}`;

/** Retries wait a quarter of an hour at most (retry-policy.ts). */
const LONGEST_WAIT_SECONDS = 3_600;

/** Puts deliveries into the queues of their stages, each with its user's next turn, in one statement. */
export async function insertDeliveries(trx: DatabaseTransaction, deliveries: readonly Delivery[]): Promise<void> {
  const rows = deliveries.map(({ deliveryId, jobId, userId, stage, delayMs }) => ({
    id: deliveryId,
    job: jobId,
    user: userId,
    stage,
    // Seconds from the database's now: the clock of this process does not count.
    ...(delayMs ? { delay: delayMs / 1000 } : {}),
  }));
  await trx.executeQuery(CompiledQuery.raw('select studio_deliver($1::jsonb)', [JSON.stringify(rows)]));
}

/** Removes deliveries from every queue, whether they wait or run. */
export async function withdrawDeliveries(db: Database | DatabaseTransaction, ids: readonly string[]): Promise<void> {
  await db.executeQuery(CompiledQuery.raw('select studio_withdraw($1::uuid[])', [[...ids]]));
}

/**
 * The ids that the queue still holds: waiting, due for a retry, or running. A delivery that is postponed for longer than the engine ever
 * does (by hand, or by a clock that was wrong for a while) counts as lost.
 */
export async function liveDeliveries(trx: DatabaseTransaction, queue: string, ids: readonly string[]) {
  const { rows } = await sql<{ id: string }>`
    select id from pgboss.job
    where name = ${queue} and id = any(${[...ids]}::uuid[]) and state in ('created', 'retry', 'active')
      and (state = 'active' or start_after < pgboss.job_now() + ${LONGEST_WAIT_SECONDS} * interval '1 second')`.execute(
    trx,
  );
  return new Set(rows.map((row) => row.id));
}

/** Deletes the deliveries that wait. Skips a delivery that is being settled, because its row is locked. */
export async function dropWaiting(trx: DatabaseTransaction, queues: readonly string[], ids: readonly string[]) {
  if (ids.length === 0) return;
  await sql`
    delete from pgboss.job where (name, id) in (
      select name, id from pgboss.job
      where name = any(${[...queues]}::text[]) and id = any(${[...ids]}::uuid[]) and state in ('created', 'retry')
      for update skip locked)`.execute(trx);
}

/** Deletes the turns of users whose last turn has been served: their next turn would follow the clock anyway. Returns the number. */
export async function forgetServedTurns(trx: DatabaseTransaction, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from queue_turns where (stage, user_id) in (
      select t.stage, t.user_id from queue_turns t join queue_clocks c on c.stage = t.stage
      where t.turn <= c.turn limit ${limit} for update of t skip locked)`.execute(trx);
  return Number(numAffectedRows ?? 0);
}

/**
 * Requeues deliveries of a stage that this worker claimed without receiving the answer, because the connection broke first. Call it only
 * while this process has no claim of the stage under way. Returns the number of deliveries.
 */
export async function returnUnseen(
  db: Database,
  taker: { readonly queue: string; readonly worker: string; readonly held: readonly string[] },
): Promise<number> {
  const { numAffectedRows } = await sql`
    update pgboss.job u set state = 'retry', start_after = pgboss.job_now()
    from (
      select d.name, d.id from pgboss.job d
        join job_attempts a on a.job_id = (d.data ->> 'jobId')::uuid and a.delivery_id = d.id and a.outcome = 'running'
      where d.name = ${taker.queue} and d.state = 'active' and d.id <> all(${[...taker.held]}::uuid[]) and a.worker = ${taker.worker}
      for update of d skip locked) unseen
    where u.name = unseen.name and u.id = unseen.id`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Running jobs. */
export interface ActiveCount {
  readonly worker: string;
  readonly stage: string;
  readonly count: number;
}

/** The running jobs of each worker, counted by running deliveries. */
export async function countActive(boss: PgBoss): Promise<readonly ActiveCount[]> {
  const { rows } = await boss.getDb().executeSql(
    `select a.worker, a.stage, count(*)::integer as count
     from pgboss.job d join job_attempts a on a.job_id = (d.data ->> 'jobId')::uuid and a.delivery_id = d.id and a.outcome = 'running'
     where d.state = 'active' group by 1, 2`,
  );
  return rows as ActiveCount[];
}
