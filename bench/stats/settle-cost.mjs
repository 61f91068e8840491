// What keeping statistics adds to the settle path: 10,000 jobs through three stages in groups of 200, each group claimed in one
// transaction and moved in another by the engine's own statements, with the triggers of migrations 004 and 010 and without them, in
// turn. Counted is the processor time of PostgreSQL's backend. Neither the queue nor the stages' results take part: the real path costs more, so the share is less there. Run after
// `npm run build`; prints one JSON line for each spread of the jobs' creation: all in one minute, or 200 minutes in each group.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { endAttempts } from '../../dist/jobs/lifecycle/attempt-store.js';
import { claimJobs } from '../../dist/jobs/lifecycle/claim-store.js';
import { advanceJobs, completeJobs } from '../../dist/jobs/lifecycle/job-move-store.js';
import { startTemporaryDatabase } from '../../dist/local/temporary-database.js';
import { createLogger } from '../../dist/platform/logging/create-logger.js';
import { openDatabase } from '../../dist/platform/postgres/database.js';
import { median } from './median.mjs';
import { connect } from './own-database.mjs';

const JOBS = 10_000;
const GROUP = 200;
const ROUNDS = Number(process.argv[2] ?? 5);
const TRIGGERS = [
  'clock_insert',
  'clock_update',
  'count_inserts',
  'count_updates',
  'cluster_inserts',
  'cluster_updates',
];
const STAGES = ['TRANSCRIBING', 'ENRICHING', 'REFINING'];
const TEXT = 'word '.repeat(400);
const log = createLogger({ level: 'error' });
const temporary = await startTemporaryDatabase('bench_settle', log);
const client = await connect(temporary.url);
const database = openDatabase({ url: temporary.url, poolSize: 1, log });

try {
  await client.query("insert into auth.users (id, email) values (gen_random_uuid(), 'a@example.com')");
  for (const spreadMinutes of [0, 1]) {
    const times = { without: [], with: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const kept of round % 2 === 0 ? [false, true] : [true, false]) {
        times[kept ? 'with' : 'without'].push(await measure(kept, spreadMinutes));
      }
    }
    const [without, kept] = [median(times.without), median(times.with)];
    console.log(
      JSON.stringify({
        minutesOfCreationInAGroup: spreadMinutes === 0 ? 1 : GROUP,
        'ms without': Math.round(without),
        'ms with': Math.round(kept),
        'added %': Math.round((kept / without - 1) * 1000) / 10,
        'added % by the fastest rounds':
          Math.round((Math.min(...times.with) / Math.min(...times.without) - 1) * 1000) / 10,
      }),
    );
  }
} finally {
  await database.destroy();
  await client.end();
  await temporary.stop();
}

async function measure(kept, spreadMinutes) {
  for (const name of TRIGGERS) {
    await client.query(`alter table studio_jobs ${kept ? 'enable' : 'disable'} trigger studio_jobs_${name}`);
  }
  const jobs = await newJobs(spreadMinutes);
  const start = await spent();
  for (const stage of STAGES) {
    for (let from = 0; from < JOBS; from += GROUP) await moveGroup(jobs.slice(from, from + GROUP), stage);
  }
  return (await spent()) - start;
}

/** Processor time of the one connection's backend in milliseconds: the load of the machine does not count. Elsewhere than on Linux: time. */
async function spent() {
  if (process.platform !== 'linux') return performance.now();
  const { rows } = await sql`select pg_backend_pid() as pid`.execute(database);
  const fields = (await readFile(`/proc/${rows[0].pid}/stat`, 'utf8')).split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function newJobs(spreadMinutes) {
  await client.query('truncate studio_jobs cascade');
  await client.query('truncate job_stat_changes');
  await client.query(
    `insert into studio_jobs (user_id, raw_audio_url, delivery_id, created_at)
     select (select id from auth.users), 'a.mp3', gen_random_uuid(), date_trunc('minute', now()) - i * $1 * interval '1 minute'
     from generate_series(1, $2) i`,
    [spreadMinutes, JOBS],
  );
  await client.query('vacuum analyze studio_jobs');
  const { rows } = await client.query('select job_id, delivery_id from studio_jobs order by created_at, job_id');
  return rows.map((row) => ({ jobId: row.job_id, deliveryId: row.delivery_id, attempt: 0 }));
}

async function moveGroup(jobs, stage) {
  const claimed = await database.transaction().execute((trx) =>
    claimJobs(
      trx,
      jobs.map((job) => ({ jobId: job.jobId, deliveryId: job.deliveryId, stage })),
      'bench',
    ),
  );
  const attempts = new Map(claimed.map((row) => [row.job_id, row.attempt]));
  const moves = jobs.map((job) => ({ ...job, attempt: attempts.get(job.jobId), stage, nextDeliveryId: randomUUID() }));
  const texts = { rawTranscript: TEXT, systemPrompt: TEXT, refinedText: TEXT };
  await database.transaction().execute(async (trx) => {
    await endAttempts(
      trx,
      moves.map((move) => ({ jobId: move.jobId, attempt: move.attempt, outcome: 'advanced', fault: null })),
    );
    const move = stage === 'REFINING' ? completeJobs : advanceJobs;
    const moved = await move(
      trx,
      moves.map((each) => ({ ...each, ...texts })),
      'bench',
    );
    if (moved.size !== jobs.length) throw new Error('not every job moved: the measurement is void');
  });
  for (const [index, job] of jobs.entries()) job.deliveryId = moves[index].nextDeliveryId;
}
