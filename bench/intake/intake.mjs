// Intake over HTTP: as many jobs a second as 16 clients can submit, beside bare INSERTs of one row by 16 connections, in alternating rounds; then the
// latency at a steady rate. Beside each rate stands what one job or row costs in processor milliseconds. Run after `npm run build`.
// Options: --seconds=5 --rounds=3 --rate=200 --clients=16; --profile prints where PostgreSQL's time goes, --cpu-prof=FOLDER writes Node's profile there
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startTemporaryDatabase } from '../../dist/local/supervisor/temporary-database.js';
import { createLogger } from '../../dist/platform/logging/create-logger.js';
import { quantile } from '../live/quantile.mjs';
import { DURABLE, PROFILED, postmasterOf, profile, serverProcessorSeconds } from '../pipeline/server-cost.mjs';
import { spreadOf } from '../pipeline/spread.mjs';
import { addUsers } from '../queue/add-users.mjs';
import { settings } from '../queue/scripted-replica.mjs';
import { connect } from '../stats/own-database.mjs';
import { RawClient } from './raw-client.mjs';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
    rate: { type: 'string', default: '200' },
    clients: { type: 'string', default: '16' },
    profile: { type: 'boolean', default: false },
    'cpu-prof': { type: 'string' },
  },
});
const CLIENTS = Number(values.clients);
const RATE = Number(values.rate);
const MILLISECONDS = Number(values.seconds) * 1000;
/** Jobs of one request: POST /v1/jobs/new, and POST /v1/jobs/batch. */
const BATCHES = [1, 10, 100];
const print = (line) => console.log(JSON.stringify(line));

const temporary = await startTemporaryDatabase(
  'bench_intake',
  createLogger({ level: 'error' }),
  values.profile ? PROFILED : DURABLE,
);
const client = await connect(temporary.url);
if (values.profile) await client.query('create extension pg_stat_statements');
const postmaster = await postmasterOf(client);
const folder = values['cpu-prof'];
const engine = fork(new URL('../live/engine-process.mjs', import.meta.url), {
  execArgv: folder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${folder}`],
  env: {
    PATH: process.env.PATH,
    ...settings(temporary.url, { PORT: '0', ENGINE_ROLES: 'api', USER_BACKLOG_LIMIT: '0' }),
  },
});
const connections = await Promise.all(Array.from({ length: CLIENTS }, () => connect(temporary.url)));
try {
  const [{ url }] = await once(engine, 'message');
  const users = await addUsers(client, 100);
  await client.query(
    'create table bare (id uuid primary key default gen_random_uuid(), user_id uuid, path text, at timestamptz default now())',
  );
  const sender = new RawClient(url, users);
  const submit = (_, index) => sender.submit(index);
  const insert = (who, index) =>
    connections[who].query({
      name: 'bare',
      text: 'insert into bare (user_id, path) values ($1, $2)',
      values: [users[index % users.length], 'audio.mp3'],
    });
  await flood(submit, 2_000);
  const ratios = Object.fromEntries(BATCHES.map((jobs) => [jobs, []]));
  for (let round = 1; round <= Number(values.rounds); round += 1) {
    const bare = await costOf(() => flood(insert, MILLISECONDS));
    print({ round, bareInsertsPerSecond: Math.round(bare.perSecond), processorMs: bare.processorMs });
    for (const jobs of BATCHES) {
      const cost = await costOf(() => flood((_, index) => sender.submit(index, jobs), MILLISECONDS, jobs));
      ratios[jobs].push(cost.perSecond / bare.perSecond);
      print({ round, jobsARequest: jobs, jobsPerSecond: Math.round(cost.perSecond), processorMs: cost.processorMs });
    }
  }
  for (const jobs of BATCHES) print({ ratio: 'intake ÷ bare INSERT', jobsARequest: jobs, ...spreadOf(ratios[jobs]) });
  if (values.profile) await profile(client);
  await client.query('vacuum analyze');
  print({ ratePerSecond: RATE, postMs: await steady(submit) });
  sender.close();
} finally {
  engine.send('stop');
  await once(engine, 'exit');
  for (const connection of [client, ...connections]) await connection.end();
  await temporary.stop();
}

/** What each of a flood's rows costs this program, the engine and the server, in processor milliseconds. */
async function costOf(flooding) {
  const before = await processorSeconds();
  const { sent, perSecond } = await flooding();
  const after = await processorSeconds();
  const cost = Object.keys(after).map((who) => [who, Math.round(((after[who] - before[who]) * 1e6) / sent) / 1000]);
  return { perSecond, processorMs: Object.fromEntries(cost) };
}

async function processorSeconds() {
  engine.send('usage');
  const [{ usage }] = await once(engine, 'message');
  const seconds = ({ user, system }) => (user + system) / 1e6;
  return {
    client: seconds(process.cpuUsage()),
    node: seconds(usage.cpu),
    postgres: await serverProcessorSeconds(postmaster),
  };
}

/** Each client sends one after the other; answers how many jobs or rows all together sent, and how many a second. */
async function flood(send, milliseconds, each = 1) {
  let sent = 0;
  const from = performance.now();
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, who) => {
      while (performance.now() - from < milliseconds) {
        const index = sent;
        sent += each;
        await send(who, index);
      }
    }),
  );
  return { sent, perSecond: sent / ((performance.now() - from) / 1000) };
}

/** At the rate, whatever becomes of those before. */
async function steady(send) {
  const times = [];
  const all = [];
  const from = performance.now();
  const count = (RATE * MILLISECONDS * 2) / 1000;
  for (let index = 0; index < count; index += 1) {
    const wait = from + (index * 1000) / RATE - performance.now();
    if (wait > 0) await pause(wait);
    const at = performance.now();
    all.push(Promise.resolve(send(0, index)).then(() => times.push(performance.now() - at)));
  }
  await Promise.all(all);
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}
