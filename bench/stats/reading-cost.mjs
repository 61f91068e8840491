// What statistics and the first page of failed jobs cost at 10 thousand and at 1 million jobs. Run after `npm run build`; prints tenth percentiles
// in milliseconds, one JSON line for each reading, and for comparison the same counts by a scan. The sizes take turns: what else the machine does is much the same for all.
import { CallerTransaction } from '../../dist/access/caller-transaction.js';
import { readJobSlice } from '../../dist/jobs/reading/job-page-store.js';
import { startTemporaryDatabase } from '../../dist/local/supervisor/temporary-database.js';
import { FailureStatistics } from '../../dist/monitoring/stats/failure-statistics.js';
import { JobStatistics } from '../../dist/monitoring/stats/job-statistics.js';
import { StatisticsFolding } from '../../dist/monitoring/stats/statistics-folding.js';
import { createLogger } from '../../dist/platform/logging/create-logger.js';
import { openDatabase } from '../../dist/platform/postgres/database.js';
import { fillWithJobs } from './fill-with-jobs.mjs';
import { lowTenth } from './median.mjs';
import { connect, copyDatabase } from './own-database.mjs';

const SIZES = (process.argv[2] ?? '10000,1000000').split(',').map(Number);
const ROUNDS = 60;
const FAILED = { filter: { statuses: ['FAILED'] }, order: 'newest', direction: 'forward', cursor: null, limit: 21 };
const ADMIN = { kind: 'service', local: false };
const log = createLogger({ level: 'error' });
const temporary = await startTemporaryDatabase('bench_template', log);

try {
  const filled = [];
  for (const size of SIZES) filled.push(await fill(size));
  for (const reading of Object.keys(filled[0].readings)) {
    const times = await timesOf(
      filled.map(({ readings }) => readings[reading]),
      reading.startsWith('(') ? 5 : ROUNDS,
    );
    const perSize = Object.fromEntries(SIZES.map((size, index) => [`ms at ${size}`, round(times[index])]));
    console.log(JSON.stringify({ reading, ...perSize, ratio: round(times.at(-1) / times[0]) }));
  }
  for (const { close } of filled) await close();
} finally {
  await temporary.stop();
}

/** A database with so many jobs, and what is read in it. */
async function fill(size) {
  const url = await copyDatabase(temporary.serverUrl, 'bench_template', `bench_${size}`);
  const client = await connect(url);
  const database = openDatabase({ url, poolSize: 2, log });
  const { busyUser } = await fillWithJobs(client, size, SIZES[0]);
  await new StatisticsFolding(database).runOnce();
  await client.query('vacuum analyze');
  const statistics = new JobStatistics(database, new CallerTransaction(database));
  const failures = new FailureStatistics(database, statistics, null);
  const readings = {
    ...readingsOf(statistics, failures, busyUser),
    'first page of failedJobs': () => readJobSlice(database, FAILED),
    '(the same counts by a scan)': () =>
      client.query('select status, count(*), avg(processing_time_ms) from studio_jobs group by status'),
  };
  const close = () => Promise.all([database.destroy(), client.end()]);
  return { readings, close };
}

function readingsOf(statistics, failures, busyUser) {
  const day = { from: new Date(Date.now() - 24 * 3_600_000), to: null };
  const month = { from: new Date(Date.now() - 30 * 24 * 3_600_000), to: null };
  const busy = { kind: 'user', userId: busyUser, email: null, admin: false, claims: {} };
  return {
    jobStats: () => statistics.stats(ADMIN),
    'jobStats of a user with a third of the jobs': () => statistics.stats(busy),
    'jobStats of a day': () => statistics.stats(ADMIN, day),
    'jobStats of 30 days': () => statistics.stats(ADMIN, month),
    'jobStatsSeries of 60 hours': () => statistics.series(ADMIN, { from: null, to: null }, 3600),
    failureBreakdown: () => statistics.failureBreakdown(ADMIN),
    'failureBreakdown of a day': () => statistics.failureBreakdown(ADMIN, day),
    'overview of a day': () => overview({ statistics, failures }, day, 3600),
    'overview of 30 days': () => overview({ statistics, failures }, month, 86_400),
  };
}

/** What the console's Overview asks in one request. */
function overview({ statistics, failures }, range, bucketSeconds) {
  return Promise.all([
    statistics.stats(ADMIN, range),
    statistics.series(ADMIN, range, bucketSeconds),
    failures.series(ADMIN, range, bucketSeconds),
  ]);
}

async function timesOf(reads, rounds) {
  const times = reads.map(() => []);
  for (let i = 0; i < rounds + 3; i += 1) {
    for (const [which, read] of reads.entries()) {
      const start = performance.now();
      await read();
      if (i >= 3) times[which].push(performance.now() - start);
    }
  }
  return times.map(lowTenth);
}

function round(number) {
  return Math.round(number * 100) / 100;
}
