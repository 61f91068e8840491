// What the whole engine costs while nothing happens, at different numbers of jobs at once. Run after `npm run build`.
// Options: --seconds=30 --concurrency=8,50,200
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startTemporaryDatabase } from '../../dist/local/supervisor/temporary-database.js';
import { createLogger } from '../../dist/platform/logging/create-logger.js';
import { DURABLE, postmasterOf, serverProcessorSeconds } from '../pipeline/server-cost.mjs';
import { settings } from '../queue/scripted-replica.mjs';
import { connect } from '../stats/own-database.mjs';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '30' },
    concurrency: { type: 'string', default: '8,50,200' },
    verbose: { type: 'boolean', default: false },
  },
});
const SECONDS = Number(values.seconds);

const temporary = await startTemporaryDatabase('bench_idle', createLogger({ level: 'error' }), DURABLE);
const client = await connect(temporary.url);
try {
  await client.query('create extension pg_stat_statements');
  for (const concurrency of values.concurrency.split(',')) await measure(concurrency);
} finally {
  await client.end();
  await temporary.stop();
}

async function measure(concurrency) {
  const engine = fork(new URL('../live/engine-process.mjs', import.meta.url), {
    env: { PATH: process.env.PATH, ...settings(temporary.url, { PORT: '0', WORKER_CONCURRENCY: concurrency }) },
  });
  try {
    await once(engine, 'message');
    // What the start leaves behind has settled by then.
    await pause(15_000);
    await client.query('select pg_stat_statements_reset()');
    const postmaster = await postmasterOf(client);
    const before = await cost(engine, postmaster);
    await pause(SECONDS * 1000);
    const after = await cost(engine, postmaster);
    const { rows } = await client.query(
      `select calls::integer, left(regexp_replace(query, '\\s+', ' ', 'g'), 100) as query from pg_stat_statements s
       join pg_database d on d.oid = s.dbid where d.datname = current_database() and s.toplevel order by calls desc`,
    );
    const own = rows.filter(({ query }) => !/pg_stat_statements|pg_read_file/.test(query));
    if (values.verbose) console.table(own);
    console.log(
      JSON.stringify({
        concurrency: Number(concurrency),
        statementsPerSecond: round1(own.reduce((sum, { calls }) => sum + calls, 0) / SECONDS),
        nodePercentOfACore: round1(((after.node - before.node) / SECONDS) * 100),
        postgresPercentOfACore: round1(((after.postgres - before.postgres) / SECONDS) * 100),
      }),
    );
  } finally {
    engine.send('stop');
    await once(engine, 'exit');
  }
}

async function cost(engine, postmaster) {
  engine.send('usage');
  const [{ usage }] = await once(engine, 'message');
  return { node: (usage.cpu.user + usage.cpu.system) / 1e6, postgres: await serverProcessorSeconds(postmaster) };
}

function round1(value) {
  return Math.round(value * 10) / 10;
}
