// One, two and four worker processes on one database: jobs drained a second, and whether any stage ran twice. Run after `npm run build`.
// Options: --jobs=3000 --workers=1,2,4 --rounds=2 --concurrency=50
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { startTemporaryDatabase } from '../../dist/local/supervisor/temporary-database.js';
import { createLogger } from '../../dist/platform/logging/create-logger.js';
import { addUsers } from '../queue/add-users.mjs';
import { settings, startReplica } from '../queue/scripted-replica.mjs';
import { connect, copyDatabase } from '../stats/own-database.mjs';
import { DURABLE, postmasterOf, serverProcessorSeconds } from './server-cost.mjs';

const { values } = parseArgs({
  options: {
    jobs: { type: 'string', default: '3000' },
    workers: { type: 'string', default: '1,2,4' },
    rounds: { type: 'string', default: '2' },
    concurrency: { type: 'string', default: '50' },
  },
});
const JOBS = Number(values.jobs);
const LIMIT_MS = 180_000;

/** From the first start of a stage to the last end of a job; three attempts and five events a job, or something was done twice. */
const COUNTS = `
  select (select extract(epoch from max(at) - min(at) filter (where to_status = 'TRANSCRIBING'))::float8 from job_events) as seconds,
    (select count(*)::integer from studio_jobs where status = 'COMPLETE') as complete,
    (select count(*)::integer from job_attempts) - 3 * (select count(*)::integer from studio_jobs) as "attemptsTooMany",
    (select count(*)::integer from job_events) - 5 * (select count(*)::integer from studio_jobs) as "eventsTooMany",
    (select count(distinct worker)::integer from job_attempts) as "workersThatWorked"`;

const temporary = await startTemporaryDatabase('bench_workers', createLogger({ level: 'error' }), DURABLE);
try {
  for (let round = 1; round <= Number(values.rounds); round += 1)
    for (const workers of values.workers.split(',').map(Number))
      console.log(JSON.stringify({ round, workers, ...(await measure(workers, `workers_${workers}_${round}`)) }));
} finally {
  await temporary.stop();
}

async function measure(workers, name) {
  const url = await copyDatabase(temporary.serverUrl, 'bench_workers', name);
  const client = await connect(url);
  const users = await addUsers(client, 10);
  const filler = await startReplica(url, { roles: 'api' });
  await filler.submit(Array.from({ length: JOBS }, (_, index) => users[index % users.length]));
  await filler.stop();
  await client.query('vacuum analyze');
  const environment = {
    ...settings(url, { PORT: '0', ENGINE_ROLES: 'worker', WORKER_CONCURRENCY: values.concurrency }),
  };
  const processor = await serverProcessorSeconds(await postmasterOf(client));
  const engines = Array.from({ length: workers }, () =>
    fork(new URL('./costless-engine.mjs', import.meta.url), { env: { PATH: process.env.PATH, ...environment } }),
  );
  try {
    await complete(client);
    const { rows } = await client.query(COUNTS);
    const [{ seconds, ...counts }] = rows;
    if (counts.complete !== JOBS)
      throw new Error(`${counts.complete} of ${JOBS} jobs are COMPLETE: the measurement is void`);
    const used = (await serverProcessorSeconds(await postmasterOf(client))) - processor;
    return {
      jobsPerSecond: Math.round(JOBS / seconds),
      postgresCores: Math.round((used / seconds) * 100) / 100,
      ...counts,
    };
  } finally {
    for (const engine of engines) {
      engine.send('stop');
      await once(engine, 'exit');
    }
    await client.end();
  }
}

async function complete(client) {
  for (const limit = Date.now() + LIMIT_MS; Date.now() < limit; ) {
    const { rows } = await client.query(
      `select exists (select from studio_jobs where status not in ('COMPLETE', 'FAILED')) as open`,
    );
    if (!rows[0].open) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
