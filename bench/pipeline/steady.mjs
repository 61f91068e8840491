// The whole engine beside pg-boss at a steady rate of jobs over HTTP: what a job costs, and how long it takes from POST to its end. They take turns on
// one server. Run after `npm run build`.
// Options: --rate=20 --seconds=15 --rounds=2 --concurrency=8 --only=engine --verbose --profile
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { startTemporaryDatabase } from '../../dist/local/supervisor/temporary-database.js';
import { createLogger } from '../../dist/platform/logging/create-logger.js';
import { quantile } from '../live/quantile.mjs';
import { addUsers } from '../queue/add-users.mjs';
import { settings } from '../queue/scripted-replica.mjs';
import { connect, copyDatabase } from '../stats/own-database.mjs';
import { DURABLE, PROFILED, postmasterOf, profile, serverCounts, serverProcessorSeconds } from './server-cost.mjs';

const { values } = parseArgs({
  options: {
    rate: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '15' },
    rounds: { type: 'string', default: '2' },
    concurrency: { type: 'string', default: '8' },
    only: { type: 'string' },
    profile: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
});
const RATE = Number(values.rate);
const JOBS = RATE * Number(values.seconds);
const WARM_JOBS = 200;
/** The program of each contestant, and where its database says when a job ended. */
const CONTESTANTS = {
  engine: {
    program: './costless-engine.mjs',
    open: `select exists (select from studio_jobs where status not in ('COMPLETE', 'FAILED')) as open`,
    ends: `select job_id::text as job, extract(epoch from at)::float8 * 1000 as at from job_events where to_status = 'COMPLETE' and job_id = any($1)`,
  },
  'pg-boss': {
    program: './steady-boss.mjs',
    open: `select exists (select from pgboss.job where name in ('first', 'second', 'third') and state < 'completed') as open`,
    ends: `select data ->> 'job' as job, extract(epoch from completed_on)::float8 * 1000 as at from pgboss.job
      where name = 'third' and state = 'completed' and data ->> 'job' = any($1::text[])`,
  },
};
const names = Object.keys(CONTESTANTS).filter((name) => values.only === undefined || name === values.only);

const temporary = await startTemporaryDatabase(
  'bench_steady',
  createLogger({ level: 'error' }),
  values.profile ? PROFILED : DURABLE,
);
const contestants = new Map();
try {
  for (const name of names) contestants.set(name, await start(name));
  for (let round = 1; round <= Number(values.rounds); round += 1) {
    for (const [name, contestant] of contestants) {
      const figures = await measure(contestant);
      contestant.times.push(...figures.times);
      console.log(
        JSON.stringify({ contestant: name, round, ratePerSecond: RATE, ...figures.costs, ...spread(figures.times) }),
      );
    }
  }
  if (values.profile) for (const { client } of contestants.values()) await profile(client);
  for (const [name, { times }] of contestants)
    console.log(JSON.stringify({ contestant: name, jobs: times.length, ...spread(times) }));
} finally {
  for (const { child, client } of contestants.values()) {
    child.send('stop');
    await once(child, 'exit');
    await client.end();
  }
  await temporary.stop();
}

/** Starts a contestant on a database of its own, and runs it warm. */
async function start(name) {
  const { program, ...queries } = CONTESTANTS[name];
  const url = await copyDatabase(temporary.serverUrl, 'bench_steady', name.replace('-', '_'));
  const client = await connect(url);
  await client.query('create extension pg_stat_statements');
  const users = await addUsers(client, 10);
  const child = fork(new URL(program, import.meta.url), {
    env: { PATH: process.env.PATH, ...settings(url, { PORT: '0', WORKER_CONCURRENCY: values.concurrency }) },
  });
  const [message] = await once(child, 'message');
  const contestant = { child, client, users, url: message.url, times: [], ...queries };
  // At the measured rate: pg-boss's workers, woken too often, leave a backlog to their poll of 30 seconds.
  await submit(contestant, WARM_JOBS, RATE);
  return contestant;
}

async function measure(contestant) {
  const { client } = contestant;
  const postmaster = await postmasterOf(client);
  const before = await costs(contestant, postmaster);
  const sent = await submit(contestant, JOBS, RATE);
  const after = await costs(contestant, postmaster);
  const { rows } = await client.query(contestant.ends, [[...sent.keys()]]);
  if (rows.length < JOBS) throw new Error(`${rows.length} of ${JOBS} jobs are COMPLETE: the measurement is void`);
  if (values.verbose && contestant === contestants.get('engine')) await printSlowest(client, rows, sent);
  const per = (name) => Math.round(((after[name] - before[name]) / JOBS) * 100) / 100;
  return {
    times: rows.map(({ job, at }) => at - sent.get(job)),
    costs: {
      statementsPerJob: per('statements'),
      writeTransactionsPerJob: per('writes'),
      nodeMsPerJob: per('nodeMs'),
      postgresMsPerJob: per('postgresMs'),
    },
  };
}

function spread(times) {
  return { postToCompleteMs: { p50: Math.round(quantile(times, 0.5)), p99: Math.round(quantile(times, 0.99)) } };
}

/** Where the slowest jobs spent their time: milliseconds from the POST to each event. */
async function printSlowest(client, rows, sent) {
  const slowest = rows
    .map(({ job, at }) => ({ job, ms: at - sent.get(job) }))
    .sort((a, b) => b.ms - a.ms)
    .slice(0, 8);
  for (const { job } of slowest) {
    const events = await client.query(
      `select to_status as status, extract(epoch from at)::float8 * 1000 as at from job_events where job_id = $1 order by number`,
      [job],
    );
    const hops = events.rows.map(({ status, at }) => [status, Math.round(at - sent.get(job))]);
    console.log(JSON.stringify({ sentAt: new Date(sent.get(job)).toISOString(), ...Object.fromEntries(hops) }));
  }
}

async function costs({ child, client }, postmaster) {
  child.send('usage');
  const [{ usage }] = await once(child, 'message');
  const counts = await serverCounts(client);
  return {
    ...counts,
    nodeMs: (usage.cpu.user + usage.cpu.system) / 1000,
    postgresMs: (await serverProcessorSeconds(postmaster)) * 1000,
  };
}

/** Sends jobs at the rate, whatever becomes of the ones before, and waits until all have ended. Answers when each was sent, by its id. */
async function submit({ url, client, users, open }, jobs, rate) {
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
    const { rows } = await client.query(open);
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
