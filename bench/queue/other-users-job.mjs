// 10,000 queued jobs of one user, then one of another: how long until the other's job starts, in each of its stages, against the time
// of one stage. Run after `npm run build`. Options: --jobs=10000 --stage=200 (milliseconds) --concurrency=4 (of each stage)
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startTemporaryDatabase } from '../../dist/local/supervisor/temporary-database.js';
import { createLogger } from '../../dist/platform/logging/create-logger.js';
import { connect } from '../stats/own-database.mjs';
import { addUsers } from './add-users.mjs';
import { startReplica } from './scripted-replica.mjs';

const OPTIONS = { jobs: '10000', stage: '200', concurrency: '4' };
const { values } = parseArgs({
  options: Object.fromEntries(
    Object.entries(OPTIONS).map(([name, value]) => [name, { type: 'string', default: value }]),
  ),
});
const [jobs, stageMs, concurrency] = ['jobs', 'stage', 'concurrency'].map((name) => Number(values[name]));
/** After this the run has failed, milliseconds. */
const LIMIT_MS = 60_000;

const temporary = await startTemporaryDatabase('bench_fairness', createLogger({ level: 'error' }));
const client = await connect(temporary.url);
const replica = await startReplica(temporary.url, { concurrency, stageMs });
try {
  const [first, second] = await addUsers(client, 2);
  await replica.submit(Array.from({ length: jobs }, () => first));
  // Until all three stages are busy with the first user's jobs.
  while (!replica.starts.some(({ stage }) => stage === 'REFINING')) await pause(20);
  const submittedAt = performance.now();
  const [jobId] = await replica.submit([second]);
  const ofSecond = () => replica.starts.filter((start) => start.jobId === jobId);
  while (ofSecond().length < 3 && performance.now() - submittedAt < LIMIT_MS) await pause(5);
  await pause(stageMs + 200);
  const { rows } = await client.query(
    'select status, (select count(*) from studio_jobs where user_id = $2)::int as all from studio_jobs where job_id = $1',
    [jobId, first],
  );
  let before = submittedAt;
  for (const { stage, at } of ofSecond()) {
    const waitedMs = Math.round(at - before);
    const boundMs = 2 * stageMs;
    console.log(
      JSON.stringify({ stage, waitedMs, boundMs, startedWithinStagesRunningAndOneMore: waitedMs <= boundMs }),
    );
    before = at + stageMs;
  }
  console.log(JSON.stringify({ queuedOfTheFirst: rows[0].all, statusOfTheSecond: rows[0].status }));
} finally {
  await replica.stop();
  await client.end();
  await temporary.stop();
}
