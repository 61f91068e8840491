// The whole engine at a steady rate of jobs over HTTP: what a job costs, and how long it takes from POST to COMPLETE. Run after `npm run build`.
// Options: --rate=20 --seconds=30 --concurrency=8 --verbose
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { startTemporaryDatabase } from '../../dist/local/temporary-database.js';
import { createLogger } from '../../dist/platform/logging/create-logger.js';
import { quantile } from '../live/quantile.mjs';
import { addUsers } from '../queue/add-users.mjs';
import { settings } from '../queue/scripted-replica.mjs';
import { connect } from '../stats/own-database.mjs';
import { DURABLE, postmasterOf, serverCounts, serverProcessorSeconds } from './server-cost.mjs';

const { values } = parseArgs({
  options: {
    rate: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '30' },
    concurrency: { type: 'string', default: '8' },
    verbose: { type: 'boolean', default: false },
  },
});
const JOBS = Number(values.rate) * Number(values.seconds);
const WARM_JOBS = 200;

const temporary = await startTemporaryDatabase('bench_steady', createLogger({ level: 'error' }), DURABLE);
const client = await connect(temporary.url);
const engine = fork(new URL('./costless-engine.mjs', import.meta.url), {
  env: {
    PATH: process.env.PATH,
    ...settings(temporary.url, { PORT: '0', WORKER_CONCURRENCY: values.concurrency }),
  },
});
try {
  await client.query('create extension pg_stat_statements');
  const [{ url }] = await once(engine, 'message');
  const users = await addUsers(client, 10);
  await submit(url, users, WARM_JOBS, 50);
  const postmaster = await postmasterOf(client);
  const before = await costs(postmaster);
  const sent = await submit(url, users, JOBS, Number(values.rate));
  const after = await costs(postmaster);
  const { rows } = await client.query(
    `select job_id, extract(epoch from at)::float8 * 1000 as at from job_events where to_status = 'COMPLETE' and job_id = any($1)`,
    [[...sent.keys()]],
  );
  const times = rows.map(({ job_id, at }) => at - sent.get(job_id)).sort((a, b) => a - b);
  if (values.verbose) await printSlowest(rows, sent);
  const per = (name) => Math.round(((after[name] - before[name]) / JOBS) * 100) / 100;
  console.log(
    JSON.stringify({
      ratePerSecond: Number(values.rate),
      postToCompleteMs: { p50: Math.round(quantile(times, 0.5)), p99: Math.round(quantile(times, 0.99)) },
      statementsPerJob: per('statements'),
      writeTransactionsPerJob: per('writes'),
      nodeMsPerJob: per('nodeMs'),
      postgresMsPerJob: per('postgresMs'),
    }),
  );
} finally {
  engine.send('stop');
  await once(engine, 'exit');
  await client.end();
  await temporary.stop();
}

/** Where the slowest jobs spent their time: milliseconds from the POST to each event. */
async function printSlowest(rows, sent) {
  const slowest = rows
    .map(({ job_id, at }) => ({ job_id, ms: at - sent.get(job_id) }))
    .sort((a, b) => b.ms - a.ms)
    .slice(0, 8);
  for (const { job_id } of slowest) {
    const events = await client.query(
      `select to_status as status, extract(epoch from at)::float8 * 1000 as at from job_events where job_id = $1 order by number`,
      [job_id],
    );
    const hops = events.rows.map(({ status, at }) => [status, Math.round(at - sent.get(job_id))]);
    console.log(JSON.stringify({ sentAt: new Date(sent.get(job_id)).toISOString(), ...Object.fromEntries(hops) }));
  }
}

async function costs(postmaster) {
  engine.send('usage');
  const [{ usage }] = await once(engine, 'message');
  const counts = await serverCounts(client);
  return {
    ...counts,
    nodeMs: (usage.cpu.user + usage.cpu.system) / 1000,
    postgresMs: (await serverProcessorSeconds(postmaster)) * 1000,
  };
}

/** Sends jobs at the rate, whatever becomes of the ones before, and waits until all are COMPLETE. Answers when each was sent, by its id. */
async function submit(url, users, jobs, rate) {
  const sent = new Map();
  const start = performance.now();
  const posts = [];
  for (let index = 0; index < jobs; index += 1) {
    const wait = start + (index * 1000) / rate - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    posts.push(post(url, users[index % users.length], sent));
  }
  await Promise.all(posts);
  for (const deadline = Date.now() + 60_000; ; ) {
    const { rows } = await client.query(
      `select exists (select from studio_jobs where status not in ('COMPLETE', 'FAILED')) as open`,
    );
    if (!rows[0].open) return sent;
    if (Date.now() > deadline) throw new Error('not every job ended: the measurement is void');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function post(url, user, sent) {
  const at = Date.now();
  const response = await fetch(`${url}/v1/jobs/new`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer sb_secret_bench' },
    body: JSON.stringify({ user_id: user, supabase_file_id: 'audio.mp3' }),
  });
  if (response.status !== 201) throw new Error(`intake answered ${response.status}: ${await response.text()}`);
  sent.set((await response.json()).job_id, at);
}
