import { sql } from 'kysely';
import type { PgBoss } from 'pg-boss';
import type { DatabaseTransaction } from '../../platform/postgres/database.js';
import { workerSessionIsOver } from './worker-session.js';

/** Retries wait a quarter of an hour at most (retry-policy.ts). */
const LONGEST_WAIT_SECONDS = 3_600;

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

/**
 * Lets the heartbeats of dead workers run out at once: of those whose session is over and who missed two beats as well.
 * @param silentMs how long no heartbeat came; longer than a living worker takes to connect again and beat
 * @returns how many claims it was
 */
export async function expireClaimsOfTheDead(boss: PgBoss, silentMs: number): Promise<number> {
  const { rows } = await boss.getDb().executeSql(
    `update pgboss.job d set heartbeat_on = d.heartbeat_on - d.heartbeat_seconds * interval '1 second'
     from job_attempts a
     where d.state = 'active' and d.heartbeat_on < pgboss.job_now() - $1 * interval '1 millisecond'
       and d.heartbeat_on > pgboss.job_now() - d.heartbeat_seconds * interval '1 second'
       and a.job_id = (d.data ->> 'jobId')::uuid and a.delivery_id = d.id and a.outcome = 'running'
       and ${workerSessionIsOver('a.worker')}
     returning d.id`,
    [silentMs],
  );
  return rows.length;
}

/** How the server is, as far as heartbeats depend on it: see `Observation` of calm.ts; and how many of the queues there are. */
export async function observeDatabase(
  boss: PgBoss,
  queues: readonly string[],
): Promise<{ serverUpSeconds: number; shutsOut: boolean; queues: number }> {
  // `reserved_connections` came with PostgreSQL 16.
  const { rows } = await boss.getDb().executeSql(
    `select extract(epoch from clock_timestamp() - pg_postmaster_start_time())::float8 as up,
       current_setting('transaction_read_only') = 'on'
         or (select count(*) from pg_stat_activity where backend_type = 'client backend')
           >= current_setting('max_connections')::integer - current_setting('superuser_reserved_connections')::integer
             - coalesce(current_setting('reserved_connections', true), '0')::integer as shuts_out,
       (select count(*) from pgboss.queue where name = any($1::text[]))::integer as queues`,
    [[...queues]],
  );
  const [row] = rows as [{ up: number; shuts_out: boolean; queues: number }];
  return { serverUpSeconds: Number(row.up), shutsOut: row.shuts_out, queues: row.queues };
}

/** Has idle workers of all stages look for work now: what is handed out again sends no notification of its own. */
export async function wakeWorkers(boss: PgBoss, queues: readonly string[]): Promise<void> {
  await boss
    .getDb()
    .executeSql(
      `select pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), queue) from unnest($1::text[]) as queue`,
      [[...queues]],
    );
}
