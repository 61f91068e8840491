// Intake latency and drain rate with 1,000 and with 100,000 jobs in the queue, and their ratio. Run after `npm run build`.
// Options: --depths=1000,100000 --requests=500 --seconds=15
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startTemporaryDatabase } from '../../dist/local/supervisor/temporary-database.js';
import { createLogger } from '../../dist/platform/logging/create-logger.js';
import { quantile } from '../live/quantile.mjs';
import { connect } from '../stats/own-database.mjs';
import { addUsers } from './add-users.mjs';
import { settings, startReplica } from './scripted-replica.mjs';

const { values } = parseArgs({
  options: {
    depths: { type: 'string', default: '1000,100000' },
    requests: { type: 'string', default: '500' },
    users: { type: 'string', default: '100' },
  },
});
/** Completions counted for the drain rate; the first tenth is the start of the worker. */
const DRAINED = 900;
const LIMIT_MS = 120_000;

const figures = [];
for (const depth of values.depths.split(',').map(Number)) figures.push(await measure(depth));
const [first, last] = [figures[0], figures.at(-1)];
console.log(
  JSON.stringify({
    ratioOf: [last.queued, first.queued],
    intakeP50: round(last.intakeMs.p50 / first.intakeMs.p50),
    intakeP99: round(last.intakeMs.p99 / first.intakeMs.p99),
    drain: round(last.drainedPerSecond / first.drainedPerSecond),
  }),
);

async function measure(queued) {
  const temporary = await startTemporaryDatabase('bench_backlog', createLogger({ level: 'error' }));
  const client = await connect(temporary.url);
  const api = fork(new URL('../live/engine-process.mjs', import.meta.url), {
    env: { PATH: process.env.PATH, ...settings(temporary.url, { ENGINE_ROLES: 'api', PORT: '18081' }) },
  });
  try {
    const [{ url }] = await once(api, 'message');
    const users = await addUsers(client, Number(values.users));
    const filler = await startReplica(temporary.url, { roles: 'api' });
    await filler.submit(Array.from({ length: queued }, (_, index) => users[index % users.length]));
    await filler.stop();
    // As autovacuum would have done by the time that so many jobs had come in.
    await client.query('vacuum analyze');
    const intakeMs = await intake(url, users);
    const drainedPerSecond = await drain(client, temporary.url);
    const answer = { queued, intakeMs, drainedPerSecond };
    console.log(JSON.stringify(answer));
    return answer;
  } finally {
    api.send('stop');
    await once(api, 'exit');
    await client.end();
    await temporary.stop();
  }
}

/** One request after the other: milliseconds from request to answer. */
async function intake(url, users) {
  const times = [];
  for (let index = 0; index < Number(values.requests); index += 1) {
    const at = performance.now();
    const response = await fetch(`${url}/v1/jobs/new`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer sb_secret_bench' },
      body: JSON.stringify({ user_id: users[index % users.length], supabase_file_id: 'audio.mp3' }),
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    if (response.status !== 201) throw new Error(`intake answered ${response.status}: ${await response.text()}`);
    await response.text();
    times.push(performance.now() - at);
  }
  // The first requests warm the process up.
  const warm = times.slice(Math.floor(times.length / 10));
  return { p50: round(quantile(warm, 0.5)), p99: round(quantile(warm, 0.99)) };
}

/** Jobs that go through all three stages in a second, with the queue still nearly as long as it was. */
async function drain(client, databaseUrl) {
  const replica = await startReplica(databaseUrl, { concurrency: 10 });
  const done = async () =>
    Number((await client.query(`select count(*) from studio_jobs where status = 'COMPLETE'`)).rows[0].count);
  try {
    const limit = performance.now() + LIMIT_MS;
    const until = async (count) => {
      for (let known = 0; ; known = await done()) {
        if (known >= count) return { known, at: performance.now() };
        if (performance.now() > limit) throw new Error(`only ${known} of ${count} jobs complete in time`);
        await pause(20);
      }
    };
    const from = await until(DRAINED / 10);
    const to = await until(DRAINED);
    return round(((to.known - from.known) / (to.at - from.at)) * 1000);
  } finally {
    await replica.stop();
  }
}

function round(number) {
  return Math.round(number * 10) / 10;
}
