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

/** Takes deliveries out of every queue, whether they wait or are being run. */
export async function withdrawDeliveries(db: Database | DatabaseTransaction, ids: readonly string[]): Promise<void> {
  await db.executeQuery(CompiledQuery.raw('select studio_withdraw($1::uuid[])', [[...ids]]));
}

/**
 * Those of the ids that the queue still holds: waiting, to be tried again, or being run. One that is put off for longer than we ever do (by
 * hand, or by a clock that was wrong for a while) counts as lost.
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

/** Deletes those of the deliveries that wait; whoever settles one at the moment has it locked, and is passed over. */
export async function dropWaiting(trx: DatabaseTransaction, queues: readonly string[], ids: readonly string[]) {
  if (ids.length === 0) return;
  await sql`
    delete from pgboss.job where (name, id) in (
      select name, id from pgboss.job
      where name = any(${[...queues]}::text[]) and id = any(${[...ids]}::uuid[]) and state in ('created', 'retry')
      for update skip locked)`.execute(trx);
}

/** Forgets users whose last turn has been served: their next one would follow the clock anyway. Returns how many. */
export async function forgetServedTurns(trx: DatabaseTransaction, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from queue_turns where (stage, user_id) in (
      select t.stage, t.user_id from queue_turns t join queue_clocks c on c.stage = t.stage
      where t.turn <= c.turn limit ${limit} for update of t skip locked)`.execute(trx);
  return Number(numAffectedRows ?? 0);
}

/**
 * Returns deliveries to a stage's queue that this worker took without hearing of it, because the connection broke before the answer came. Only
 * while no take of the stage is under way in this process. Returns how many.
 */
export async function returnUnseen(
  db: Database,
  taker: { readonly queue: string; readonly worker: string; readonly held: readonly string[] },
): Promise<number> {
  const { numAffectedRows } = await sql`
    update pgboss.job d set state = 'retry', start_after = pgboss.job_now()
    from job_attempts a
    where d.name = ${taker.queue} and d.state = 'active' and d.id <> all(${[...taker.held]}::uuid[])
      and a.job_id = (d.data ->> 'jobId')::uuid and a.delivery_id = d.id and a.outcome = 'running'
      and a.worker = ${taker.worker}`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Jobs in hand. */
export interface ActiveCount {
  readonly worker: string;
  readonly stage: string;
  readonly count: number;
}

/** What each worker has in hand, by the deliveries that are being run. */
export async function countActive(boss: PgBoss): Promise<readonly ActiveCount[]> {
  const { rows } = await boss.getDb().executeSql(
    `select a.worker, a.stage, count(*)::integer as count
     from pgboss.job d join job_attempts a on a.job_id = (d.data ->> 'jobId')::uuid and a.delivery_id = d.id and a.outcome = 'running'
     where d.state = 'active' group by 1, 2`,
  );
  return rows as ActiveCount[];
}
