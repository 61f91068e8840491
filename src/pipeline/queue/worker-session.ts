/**
 * A worker holds an advisory lock for as long as its heartbeat's connection lives. PostgreSQL releases it the moment the process is
 * killed, which reveals a dead worker long before a missed heartbeat does. The lock is shared, so that two names with the same key do not
 * block each other: the death of one of them then shows only in its heartbeat.
 */
const LOCK_CLASS = 1_937_076_580;

/** The key of a worker's lock: the first four bytes of its name's hash. */
const keyOf = (worker: string) => `('x' || left(md5(${worker}), 8))::bit(32)::integer`;

/** Takes the lock of worker `$1` for the session. */
export const HOLD_WORKER_SESSION = `select pg_advisory_lock_shared(${LOCK_CLASS}, ${keyOf('$1::text')})`;

/** Whether a worker's session has ended. PostgreSQL shows a lock's key as unsigned. */
export const workerSessionIsOver = (worker: string) => `not exists (
  select from pg_locks l
  where l.locktype = 'advisory' and l.granted and l.classid = ${LOCK_CLASS} and l.objsubid = 2
    and l.database = (select oid from pg_database where datname = current_database())
    and l.objid::bigint = ${keyOf(worker)}::bigint & 4294967295)`;
