import type { PgBoss } from 'pg-boss';
import { WAKE_CHANNEL } from './delivery-store.js';
import { workerSessionIsOver } from './worker-session.js';

/** The state of the server as far as heartbeats depend on it (see `Observation` in heartbeat-judgement.ts), and the state of the queues. */
export interface DatabaseObservation {
  readonly serverUpSeconds: number;
  readonly shutsOut: boolean;
  /** The number of the engine's queues that exist. */
  readonly queues: number;
  /** Whether any replica runs a delivery. */
  readonly claims: boolean;
}

/** Looks at the server and at the queues. */
export async function observeDatabase(boss: PgBoss, queues: readonly string[]): Promise<DatabaseObservation> {
  // `reserved_connections` came with PostgreSQL 16.
  const { rows } = await boss.getDb().executeSql(
    `select extract(epoch from clock_timestamp() - pg_postmaster_start_time())::float8 as up,
       current_setting('transaction_read_only') = 'on'
         or (select count(*) from pg_stat_activity where backend_type = 'client backend')
           >= current_setting('max_connections')::integer - current_setting('superuser_reserved_connections')::integer
             - coalesce(current_setting('reserved_connections', true), '0')::integer as shuts_out,
       (select count(*) from pgboss.queue where name = any($1::text[]))::integer as queues,
       exists (select from pgboss.job where name = any($1::text[]) and state = 'active') as claims`,
    [[...queues]],
  );
  const [row] = rows as [{ up: number; shuts_out: boolean; queues: number; claims: boolean }];
  return { serverUpSeconds: Number(row.up), shutsOut: row.shuts_out, queues: row.queues, claims: row.claims };
}

/**
 * Requeues deliveries that no worker runs any more: their heartbeat is too old, or their worker's session has ended and they missed two
 * heartbeats as well, or they have run for too long. Wakes the workers if it requeued any.
 * @param silentMs time without a heartbeat from a worker without a session; longer than a live worker takes to reconnect and send one
 * @returns the number of deliveries
 */
export async function releaseLost(boss: PgBoss, queues: readonly string[], silentMs: number): Promise<number> {
  const { rows } = await boss.getDb().executeSql(
    `with lost as (
       update pgboss.job u set state = 'retry', start_after = pgboss.job_now() from (
       select d.name, d.id from pgboss.job d
       where d.name = any($1::text[]) and d.state = 'active' and (
         d.heartbeat_on + d.heartbeat_seconds * interval '1 second' < pgboss.job_now()
         or d.started_on + d.expire_seconds * interval '1 second' < pgboss.job_now()
         or (d.heartbeat_on < pgboss.job_now() - $2 * interval '1 millisecond' and exists (
           select from job_attempts a
           where a.job_id = (d.data ->> 'jobId')::uuid and a.delivery_id = d.id and a.outcome = 'running'
             and ${workerSessionIsOver('a.worker')})))
       for update of d skip locked) gone
       where u.name = gone.name and u.id = gone.id
       returning u.name
     ), woken as (
       select pg_notify('${WAKE_CHANNEL}', l.name) from (select distinct name from lost) l
     )
     select (select count(*) from lost)::integer as lost, (select count(*) from woken) as woken`,
    [[...queues], silentMs],
  );
  return (rows as [{ lost: number }])[0].lost;
}

/** Deletes deliveries that ended more than an hour ago. Release 0.1.0 leaves them behind, and an operator can end one by hand. */
export async function deleteEnded(boss: PgBoss, queues: readonly string[]): Promise<void> {
  await boss
    .getDb()
    .executeSql(
      `delete from pgboss.job where name = any($1::text[]) and state > 'active' and completed_on < pgboss.job_now() - interval '1 hour'`,
      [[...queues]],
    );
}
