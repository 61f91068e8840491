// 1,000 graphql-ws subscribers on one replica, 50 changes a second: milliseconds from commit to socket. Then 20 of them stop reading.
// Run after `npm run build`. Options: --subscribers=1000 --users=100 --rate=50 --seconds=20 --stalled=20
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { SignJWT } from 'jose';
import pg from 'pg';
import { startTemporaryDatabase } from '../../dist/local/supervisor/temporary-database.js';
import { createLogger } from '../../dist/platform/logging/create-logger.js';
import { makeJobs, move } from './moving-jobs.mjs';
import { quantile } from './quantile.mjs';

const { values } = parseArgs({
  options: Object.fromEntries(
    Object.entries({ subscribers: '1000', users: '100', rate: '50', seconds: '20', stalled: '20' }).map(
      ([name, value]) => [name, { type: 'string', default: value }],
    ),
  ),
});
const [subscribers, users, rate, seconds, stalled] = ['subscribers', 'users', 'rate', 'seconds', 'stalled'].map(
  (name) => Number(values[name]),
);
const SECRET = 'a-secret-of-the-benchmark-alone-0123456789-0123456789';
const SECRET_KEY = 'sb_secret_bench';
const SUPABASE_URL = 'http://127.0.0.1:1';
const light =
  'subscription ($userId: UUID) { jobStatusChanged(userId: $userId) { eventId jobId number userId fromStatus toStatus at attempt } }';
const heavy = 'subscription { jobStatusChanged { eventId jobId number toStatus job { status rawTranscript } } }';

const temporary = await startTemporaryDatabase('bench_live', createLogger({ level: 'error' }));
const writer = new pg.Client({ connectionString: temporary.url });
await writer.connect();
const userIds = await addUsers(users);
const jobs = await makeJobs(writer, userIds, 10_000);
const engine = fork(new URL('./engine-process.mjs', import.meta.url), {
  env: {
    PATH: process.env.PATH,
    SUPABASE_URL,
    SUPABASE_ANON_KEY: 'sb_publishable_bench',
    SUPABASE_SERVICE_ROLE_KEY: SECRET_KEY,
    SUPABASE_JWT_SECRET: SECRET,
    DATABASE_URL: temporary.url,
    HOST: '127.0.0.1',
    PORT: process.env.BENCH_PORT ?? '18080',
    ENGINE_ROLES: 'api',
    LOG_LEVEL: 'error',
    GRAPHQL_CONNECTIONS_PER_CALLER: '1000',
    REQUESTS_PER_MINUTE: '100000',
  },
});
const [{ url }] = await once(engine, 'message');
const audience = fork(new URL('./subscribers-process.mjs', import.meta.url));
const arrivals = new Map();
let ended = {};
audience.on('message', (message) => {
  for (const [name, at] of message.received ?? []) arrivals.get(name)?.push(at);
  ended = message.ended ?? ended;
});

try {
  const audienceOf = await Promise.all(
    Array.from({ length: subscribers }, async (_, index) => {
      const userId = userIds[index % users];
      // Those who will stop reading hold the secret key: later they ask for everybody's changes.
      return { userId, token: index < stalled ? SECRET_KEY : await tokenFor(userId) };
    }),
  );
  const idle = await usage();
  audience.send({
    url: `${url.replace('http', 'ws')}/graphql`,
    subscribers: audienceOf,
    stalled,
    query: { light, heavy },
  });
  while (!(await once(audience, 'message'))[0].opened);
  await run(3);
  print('all read', idle, await run(seconds), await usage());
  audience.send('stall');
  let largest = 0;
  const watch = setInterval(async () => {
    largest = Math.max(largest, (await usage()).rss);
  }, 1_000);
  const hurt = await run(seconds * 2);
  clearInterval(watch);
  print(`${stalled} do not read`, idle, hurt, { ...(await usage()), rss: largest });
  audience.send('wake');
  await pause(2_000);
  console.log(JSON.stringify({ endedForTheStalled: ended }));
} finally {
  audience.send('stop');
  engine.send('stop');
  await Promise.all([once(engine, 'exit'), once(audience, 'exit')]);
  await writer.end();
  await temporary.stop();
}

/** Moves jobs at the rate for so many seconds; the delays to every socket that reads. */
async function run(duration) {
  arrivals.clear();
  const sent = [];
  const start = performance.now();
  const cpu = (await usage()).cpu;
  for (let index = 0; index < duration * rate; index += 1) {
    await pause(Math.max(0, start + (index * 1000) / rate - performance.now()));
    const job = jobs[index % jobs.length];
    arrivals.set(`${job.id}/${job.number + 1}`, []);
    sent.push(await move(writer, job));
  }
  const took = performance.now() - start;
  await pause(1_000);
  const after = (await usage()).cpu;
  const delays = sent.flatMap(([name, at]) => arrivals.get(name).map((arrived) => arrived - at));
  return { delays, changes: sent.length, cpuShare: (after.user + after.system - cpu.user - cpu.system) / 1000 / took };
}

function print(phase, idle, { delays, changes, cpuShare }, { rss }) {
  const figures = {
    phase,
    subscribers,
    changes,
    deliveries: delays.length,
    p50Ms: quantile(delays, 0.5),
    p99Ms: quantile(delays, 0.99),
    maxMs: quantile(delays, 1),
    engineMB: Math.round(rss / 1e6),
    engineIdleMB: Math.round(idle.rss / 1e6),
    engineCpu: Math.round(cpuShare * 100) / 100,
  };
  console.log(JSON.stringify(figures));
}

async function usage() {
  engine.send('usage');
  for (;;) {
    const [message] = await once(engine, 'message');
    if (message.usage) return message.usage;
  }
}

async function addUsers(count) {
  const { rows } = await writer.query(
    `insert into auth.users (id, email) select gen_random_uuid(), 'user' || n || '@example.com' from generate_series(1, $1::int) n returning id`,
    [count],
  );
  return rows.map(({ id }) => id);
}

function tokenFor(userId) {
  return new SignJWT({ role: 'authenticated' })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(userId)
    .setAudience('authenticated')
    .setIssuer(`${SUPABASE_URL}/auth/v1`)
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(SECRET));
}
