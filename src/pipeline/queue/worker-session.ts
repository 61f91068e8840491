/**
 * A worker holds an advisory lock for as long as its heartbeat's connection lives. PostgreSQL lets go of it the moment the process is
 * killed, which tells of a death long before the heartbeat's silence does. Shared, so that two names of one key do not block each other:
 * then the one's death shows by its heartbeat alone.
 */
const LOCK_CLASS = 1_937_076_580;

/** The key of a worker's lock: the first four bytes of its name's hash. */
const keyOf = (worker: string) => `('x' || left(md5(${worker}), 8))::bit(32)::integer`;

/** Takes the lock of worker `$1` for the session. */
export const HOLD_WORKER_SESSION = `select pg_advisory_lock_shared(${LOCK_CLASS}, ${keyOf('$1::text')})`;

/** Whether a worker's session is over. A lock's key is shown without its sign. */
export const workerSessionIsOver = (worker: string) => `not exists (
  select from pg_locks l
  where l.locktype = 'advisory' and l.granted and l.classid = ${LOCK_CLASS} and l.objsubid = 2
    and l.database = (select oid from pg_database where datname = current_database())
    and l.objid::bigint = ${keyOf(worker)}::bigint & 4294967295)`;
