// The engine's drain beside its peers', on one durable PostgreSQL, in interleaved rounds. Run after `npm run build`; prints a table.
// Options: --jobs=3000 --rounds=3 --concurrency=200 --only=engine,boss-tuned --profile
import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { startTemporaryDatabase } from '../../dist/local/supervisor/temporary-database.js';
import { createLogger } from '../../dist/platform/logging/create-logger.js';
import { connect, copyDatabase } from '../stats/own-database.mjs';
import { DURABLE, PROFILED, postmasterOf, profile, serverCounts, serverProcessorSeconds } from './server-cost.mjs';
import { spreadOf } from './spread.mjs';

const { values } = parseArgs({
  options: {
    jobs: { type: 'string', default: '3000' },
    rounds: { type: 'string', default: '3' },
    concurrency: { type: 'string', default: '200' },
    profile: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
const JOBS = Number(values.jobs);
const settings = values.profile ? PROFILED : DURABLE;
const CONTESTANTS = ['engine', 'boss-tuned', 'boss-single', 'graphile', 'bullmq'].filter(
  (name) => values.only === undefined || values.only.split(',').includes(name),
);

const temporary = await startTemporaryDatabase('bench_pipeline', createLogger({ level: 'error' }), settings);
try {
  const server = await connect(temporary.url);
  const postmaster = await postmasterOf(server);
  await server.end();
  const rounds = new Map(CONTESTANTS.map((name) => [name, []]));
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const name of CONTESTANTS) {
      const figures = await measure(name, `${name.replace('-', '_')}_${round}`, postmaster);
      if (figures === null) continue;
      rounds.get(name).push(figures);
      console.log(JSON.stringify({ round: round + 1, contestant: name, ...figures }));
    }
  }
  summarise(rounds);
  commitLimit(temporary.serverUrl);
} finally {
  await temporary.stop();
}

async function measure(kind, database, postmaster) {
  const url = await copyDatabase(temporary.serverUrl, 'bench_pipeline', database);
  const client = await connect(url);
  await client.query('create extension if not exists pg_stat_statements');
  const contestant = await start(kind, url);
  if (contestant === null) {
    await client.end();
    return null;
  }
  try {
    await contestant.ask({ kind: 'fill', jobs: JOBS });
    await client.query('vacuum analyze');
    await client.query('checkpoint');
    await contestant.ask({ kind: 'prepare' });
    const [before, cpuBefore] = [await serverCounts(client), await serverProcessorSeconds(postmaster)];
    const { seconds, processorSeconds } = await contestant.ask({ kind: 'drain' });
    // Statistics of a session reach the shared ones when it ends, or within a second.
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    const [after, cpuAfter] = [await serverCounts(client), await serverProcessorSeconds(postmaster)];
    await contestant.ask({ kind: 'stop' });
    if (values.profile) await profile(client);
    const per = (name) => round2((after[name] - before[name]) / JOBS);
    return {
      jobsPerSecond: Math.round(JOBS / seconds),
      nodeSecondsPer1000: round2((processorSeconds / JOBS) * 1000),
      postgresSecondsPer1000: round2(((cpuAfter - cpuBefore) / JOBS) * 1000),
      statementsPerJob: per('statements'),
      writeTransactionsPerJob: per('writes'),
      walBytesPerJob: Math.round((after.wal - before.wal) / JOBS),
    };
  } finally {
    await client.end();
  }
}

/** Null where the contestant's package is not installed. */
async function start(kind, url) {
  const child = fork(new URL('./contestant-process.mjs', import.meta.url), [kind, url, values.concurrency], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const answer = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => [null])]);
  if (answer[0] === null) {
    if (!errors.includes('ERR_MODULE_NOT_FOUND')) throw new Error(errors);
    console.log(JSON.stringify({ contestant: kind, skipped: 'its package, or its server, is not installed' }));
    return null;
  }
  return {
    async ask(message) {
      child.send(message);
      const [reply] = await Promise.race([
        once(child, 'message'),
        once(child, 'exit').then(() => [{ kind: 'error', message: errors }]),
      ]);
      if (reply.kind === 'error') throw new Error(reply.message);
      return reply.answer;
    },
  };
}

/** Ratios of the same round: what else the machine did was much the same for both. */
function summarise(rounds) {
  const engine = rounds.get('engine') ?? [];
  for (const [name, figures] of rounds) {
    if (name === 'engine' || figures.length === 0 || engine.length === 0) continue;
    const ratios = figures.map((each, index) => engine[index].jobsPerSecond / each.jobsPerSecond);
    console.log(JSON.stringify({ ratio: `engine ÷ ${name}`, ...spreadOf(ratios) }));
  }
}

/** Commits a second of one small row each, where pgbench is installed: what no queue of single commits can pass. */
function commitLimit(serverUrl) {
  const answer = spawnSync('pgbench', ['-n', '-c', '8', '-j', '2', '-T', '5', '-f', '-', serverUrl], {
    input: "select pg_notify('bench', txid_current()::text);\n",
    encoding: 'utf8',
  });
  const tps = /tps = ([\d.]+)/.exec(answer.stdout ?? '');
  console.log(JSON.stringify({ pgbenchCommitsPerSecond: tps === null ? 'pgbench is not installed' : Number(tps[1]) }));
}

function round2(value) {
  return Math.round(value * 100) / 100;
}
