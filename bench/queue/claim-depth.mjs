// What a claim of ten jobs, the answer why twenty jobs wait, and one submission cost the database with 1,000 and with a million jobs in the queue. Run
// after `npm run build`; prints medians in milliseconds and the ratio of the last depth to the first.
// Options: --depths=1000,1000000
import { parseArgs } from 'node:util';
import { startTemporaryDatabase } from '../../dist/local/supervisor/temporary-database.js';
import { createLogger } from '../../dist/platform/logging/create-logger.js';
import { DURABLE } from '../pipeline/server-cost.mjs';
import { median } from '../stats/median.mjs';
import { connect, copyDatabase } from '../stats/own-database.mjs';
import { addUsers } from './add-users.mjs';
import { startReplica } from './scripted-replica.mjs';

const { values } = parseArgs({ options: { depths: { type: 'string', default: '1000,1000000' } } });
const DEPTHS = values.depths.split(',').map(Number);
const ROUNDS = 50;
const CHUNK = 50_000;
const STATEMENTS = {
  'a claim of ten jobs': () => [`select (c.job).job_id from studio_claim('TRANSCRIBING', 10, 'bench') c`, []],
  'why twenty jobs wait': ({ some }) => ['select job_id from studio_waiting($1)', [some]],
  'a submission': ({ user }) => [
    `with made as (
       insert into studio_jobs (user_id, raw_audio_url, delivery_id) values ($1, 'audio.mp3', gen_random_uuid()) returning job_id, user_id, delivery_id)
     select studio_deliver(jsonb_agg(jsonb_build_object('id', delivery_id, 'job', job_id, 'user', user_id, 'stage', 'TRANSCRIBING'))) from made`,
    [user],
  ],
};

const FILL = `
  with made as (
    insert into studio_jobs (user_id, raw_audio_url, delivery_id, created_at, run_started_at, status_since, event_count)
    select u.id, 'audio/' || i || '.mp3', gen_random_uuid(), now() + i * interval '1 millisecond', now(), now(), 1
    from generate_series($1::integer, $2::integer) i join bench_users u on u.number = 1 + i % 1000
    returning job_id, user_id, delivery_id, raw_audio_url
  )
  insert into pgboss.job (id, name, data, priority, start_after, created_on, group_id, expire_seconds, deletion_seconds, keep_until, retry_limit,
    retry_delay, retry_backoff, retry_delay_max, policy, heartbeat_seconds)
  select m.delivery_id, q.name, jsonb_build_object('jobId', m.job_id), -split_part(split_part(m.raw_audio_url, '/', 2), '.', 1)::integer / 1000, now(), now(),
    m.user_id::text, q.expire_seconds, q.deletion_seconds, now() + q.retention_seconds * interval '1 second', q.retry_limit, q.retry_delay,
    q.retry_backoff, q.retry_delay_max, q.policy, q.heartbeat_seconds
  from made m join pgboss.queue q on q.name = 'studio-transcribing'`;

const temporary = await startTemporaryDatabase('bench_depth', createLogger({ level: 'error' }), DURABLE);
try {
  const queues = [];
  for (const depth of DEPTHS) queues.push(await prepare(depth));
  for (const statement of Object.keys(STATEMENTS)) {
    const times = await medianTimes(queues, statement);
    const perDepth = Object.fromEntries(DEPTHS.map((depth, index) => [`ms at ${depth}`, round(times[index])]));
    console.log(JSON.stringify({ statement, ...perDepth, ratio: round(times.at(-1) / times[0]) }));
  }
  for (const { client } of queues) await client.end();
} finally {
  await temporary.stop();
}

async function prepare(depth) {
  const url = await copyDatabase(temporary.serverUrl, 'bench_depth', `depth_${depth}`);
  const client = await connect(url);
  const users = await addUsers(client, 1000);
  // Makes the queues.
  await (await startReplica(url, { roles: 'api' })).stop();
  await fill(client, users, depth);
  await client.query('vacuum analyze');
  await client.query('checkpoint');
  const { rows } = await client.query(
    `select job_id from studio_jobs where status = 'NEW' order by created_at desc limit 20`,
  );
  return { client, user: users[0], some: rows.map(({ job_id }) => job_id) };
}

/** Row triggers are off meanwhile: what they would leave is not read here. */
async function fill(client, users, depth) {
  await client.query(
    'create table bench_users as select (row_number() over ())::integer as number, id from unnest($1::uuid[]) id',
    [users],
  );
  await client.query('set session_replication_role = replica');
  for (let from = 0; from < depth; from += CHUNK) await client.query(FILL, [from + 1, Math.min(depth, from + CHUNK)]);
  await client.query('set session_replication_role = origin');
}

/** The queues take turns: what else the machine does is much the same for both. */
async function medianTimes(queues, statement) {
  const times = queues.map(() => []);
  for (let index = 0; index < ROUNDS; index += 1) {
    for (const [which, queue] of queues.entries()) {
      const [text, parameters] = STATEMENTS[statement](queue);
      const at = performance.now();
      const { rowCount } = await queue.client.query({ name: statement, text, values: parameters });
      if (rowCount === 0) throw new Error(`nothing was read by: ${text}`);
      times[which].push(performance.now() - at);
    }
  }
  return times.map(median);
}

function round(number) {
  return Math.round(number * 100) / 100;
}
