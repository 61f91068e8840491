// What a transaction that stays open does to live changes: the feed's cursor (what a snapshot has seen) against a watermark
// (everything below the oldest open transaction). Run after `npm run build`; prints milliseconds from commit to subscriber.
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startTemporaryDatabase } from '../../dist/local/supervisor/temporary-database.js';
import { EventFeed } from '../../dist/monitoring/live/event-feed.js';
import { EventReader } from '../../dist/monitoring/live/event-reader.js';
import { createLogger } from '../../dist/platform/logging/create-logger.js';
import { openDatabase } from '../../dist/platform/postgres/database.js';
import { PostgresListener } from '../../dist/platform/postgres/listener.js';
import { quantile } from './quantile.mjs';

const CHANGES = 200;
const HELD_MS = 5_000;
const log = createLogger({ level: 'error' });

const temporary = await startTemporaryDatabase('bench_live', log);
const url = new URL(temporary.serverUrl);
url.pathname = '/bench_live';
const database = openDatabase({ url: url.href, poolSize: 4, log });
const listener = new PostgresListener({ url: url.href, log });
const feed = new EventFeed(new EventReader(database), listener, log);
const [writer, holder, watermark] = await Promise.all([connect(), connect(), connect()]);
await listener.start();
const { rows } = await writer.query(
  "insert into auth.users (id, email) values (gen_random_uuid(), 'a@example.com') returning id",
);
const userId = rows[0].id;

try {
  for (const held of [false, true])
    console.log(JSON.stringify({ otherTransactionOpen: held, ...(await measure(held)) }));
} finally {
  await feed.onModuleDestroy();
  await listener.close();
  await Promise.all([writer, holder, watermark].map((client) => client.end()));
  await database.destroy();
  await temporary.stop();
}

/** Writes a change every 20 ms while, where `held`, a transaction elsewhere that has written something stays open for five seconds. */
async function measure(held) {
  const committedAt = new Map();
  const stream = await feed.subscribe({ userId: null, jobId: null, statuses: null });
  const snapshots = collect(stream, committedAt);
  const below = followWatermark(committedAt);
  if (held) {
    await holder.query('begin');
    await holder.query('select pg_current_xact_id()');
    setTimeout(() => void holder.query('commit'), HELD_MS);
  }
  for (let index = 0; index < CHANGES; index += 1) {
    const { rows } = await writer.query(
      "insert into studio_jobs (user_id, raw_audio_url) values ($1, 'a.mp3') returning job_id",
      [userId],
    );
    committedAt.set(rows[0].job_id, performance.now());
    await pause(20);
  }
  const [bySnapshot, byWatermark] = await Promise.all([snapshots, below]);
  await stream.return();
  return { snapshot: figures(bySnapshot), watermark: figures(byWatermark) };
}

async function collect(stream, committedAt) {
  const delays = [];
  for await (const change of stream) {
    delays.push(await delayOf(change.jobId, performance.now(), committedAt));
    if (delays.length === CHANGES) return delays;
  }
  return delays;
}

/** The usual way, polled every 5 ms: by (tx, event_id), only what lies below the oldest open transaction. */
async function followWatermark(committedAt) {
  const delays = [];
  let [tx, id] = (
    await watermark.query(
      'select coalesce(max(event_id), 0) as id, pg_snapshot_xmax(pg_current_snapshot())::text as tx from job_events',
    )
  ).rows.map((row) => [row.tx, row.id])[0];
  while (delays.length < CHANGES) {
    const { rows } = await watermark.query(
      `select tx::text, event_id, job_id from job_events
       where (tx, event_id) > ($1::xid8, $2::bigint) and tx < pg_snapshot_xmin(pg_current_snapshot()) order by tx, event_id`,
      [tx, id],
    );
    for (const row of rows) {
      [tx, id] = [row.tx, row.event_id];
      delays.push(await delayOf(row.job_id, performance.now(), committedAt));
    }
    await pause(5);
  }
  return delays;
}

/** A change can be seen before the writer hears of its own commit. */
async function delayOf(jobId, seenAt, committedAt) {
  while (!committedAt.has(jobId)) await pause(0);
  return Math.max(0, seenAt - committedAt.get(jobId));
}

function figures(delays) {
  return { p50Ms: quantile(delays, 0.5), p99Ms: quantile(delays, 0.99), maxMs: quantile(delays, 1) };
}

async function connect() {
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  return client;
}
