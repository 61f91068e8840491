import { parentPort, workerData } from 'node:worker_threads';
import pg from 'pg';
import { pinSession } from '../../platform/postgres/session-settings.js';
import type { BeatingClaim, HeartbeatMessage, HeartbeatReport, HeartbeatSettings } from './heartbeat-messages.js';
import { HOLD_WORKER_SESSION } from './worker-session.js';

/**
 * A separate thread with its own connection: anything that blocks the process's event loop (a large transcript being edited, a
 * long garbage collection) does not stop the heartbeats. While the connection lives, it holds the worker's session (see worker-session.ts).
 */
const { url, everyMs, worker } = workerData as HeartbeatSettings;
/** A process whose event loop is blocked for this long is stuck, and other workers may take its jobs. Milliseconds. */
const STUCK_AFTER_MS = 60_000;
const QUERY_TIMEOUT_MS = 5_000;
/** Reconnects immediately after a lost connection: without heartbeat and session the process would soon count as dead. */
const RECONNECT_MS = 200;

/** By delivery, with the time of its last heartbeat: a claim counts as a heartbeat. */
const claims = new Map<string, BeatingClaim & { beatenAt: number }>();
let aliveAt = performance.now();
let client: pg.Client | null = null;
let beating = false;
let closed = false;

async function connected(): Promise<pg.Client> {
  if (client !== null) return client;
  const fresh = new pg.Client({
    connectionString: url,
    application_name: 'evolution-studios-engine heartbeat',
    connectionTimeoutMillis: QUERY_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    keepAlive: true,
  });
  const lost = () => {
    if (client !== fresh) return;
    client = null;
    if (!closed) setTimeout(() => void beat(), RECONNECT_MS);
  };
  fresh.on('error', lost);
  fresh.on('end', lost);
  await fresh.connect();
  await pinSession(fresh, QUERY_TIMEOUT_MS);
  await fresh.query(HOLD_WORKER_SESSION, [worker]);
  client = fresh;
  return fresh;
}

async function beat(): Promise<void> {
  if (beating || closed || performance.now() - aliveAt > STUCK_AFTER_MS) return;
  beating = true;
  // A recent claim needs no heartbeat: most claims of a busy worker end before their first one, and their rows stay unlocked.
  const now = performance.now();
  const held = [...claims.values()].filter(({ beatenAt }) => now - beatenAt >= everyMs / 2);
  try {
    const connection = await connected();
    if (held.length === 0) return;
    const { rows } = await connection.query<{ id: string }>(
      // Passes over deliveries that are being settled: it never waits for one while it holds another.
      `with held as (
         select j.name, j.id, j.retry_count from unnest($1::text[], $2::uuid[], $3::integer[]) as c (queue, id, retry_count)
           join pgboss.job j on j.name = c.queue and j.id = c.id and j.retry_count = c.retry_count
         where j.state = 'active'
       ), free as (
         select j.name, j.id from held h join pgboss.job j on j.name = h.name and j.id = h.id
         where j.state = 'active' and j.retry_count = h.retry_count for update of j skip locked
       ), beaten as (
         update pgboss.job j set heartbeat_on = pgboss.job_now() from free f where j.name = f.name and j.id = f.id
       )
       select id from held`,
      [held.map((c) => c.queue), held.map((c) => c.deliveryId), held.map((c) => c.retryCount)],
    );
    const alive = new Set(rows.map(({ id }) => id));
    for (const claim of held) claim.beatenAt = now;
    // A delivery that was settled in the meantime is no longer among the claims.
    const lost = held.filter((claim) => !alive.has(claim.deliveryId) && claims.has(claim.deliveryId));
    if (lost.length > 0) send({ kind: 'lost', deliveryIds: lost.map(({ deliveryId }) => deliveryId) });
  } catch (error) {
    // The next heartbeat retries on a new connection.
    const broken = client;
    client = null;
    report(error);
    await broken?.end().catch(report);
  } finally {
    beating = false;
  }
}

/** For the log of the process: this thread does not write to it. */
function report(error: unknown): void {
  send({ kind: 'trouble', trouble: error instanceof Error ? error.message : String(error) });
}

function send(message: HeartbeatReport): void {
  parentPort?.postMessage(message);
}

const timer = setInterval(() => void beat(), everyMs);
void beat();

parentPort?.on('message', (message: HeartbeatMessage) => {
  if (message.kind === 'claims') {
    for (const claim of message.added) claims.set(claim.deliveryId, { ...claim, beatenAt: performance.now() });
    for (const id of message.removed) claims.delete(id);
  }
  aliveAt = performance.now();
  if (message.kind !== 'close') return;
  closed = true;
  clearInterval(timer);
  parentPort?.close();
  void client?.end();
});
