// What the first page of each list costs at 10 thousand and at 1 million jobs. Run after `npm run build`; prints for each list one JSON line with the
// tenth percentile in milliseconds, which other work on the machine hardly changes, the ratio of these, and the ratio of the medians.
import { readJobSlice } from '../../dist/jobs/reading/job-page-store.js';
import { startTemporaryDatabase } from '../../dist/local/supervisor/temporary-database.js';
import { createLogger } from '../../dist/platform/logging/create-logger.js';
import { openDatabase } from '../../dist/platform/postgres/database.js';
import { fillWithJobs } from '../stats/fill-with-jobs.mjs';
import { lowTenth, median } from '../stats/median.mjs';
import { connect, copyDatabase } from '../stats/own-database.mjs';

const SIZES = (process.argv[2] ?? '10000,1000000').split(',').map(Number);
const ROUNDS = 100;
const WARM_UP = 10;
const FAILED = { statuses: ['FAILED'] };
const LISTS = {
  jobs: {},
  'jobs that are NEW or TRANSCRIBING': { statuses: ['NEW', 'TRANSCRIBING'] },
  failedJobs: FAILED,
  'failedJobs by code': { ...FAILED, errorCodes: ['NO_SPEECH'] },
  'failedJobs by three codes': { ...FAILED, errorCodes: ['NO_SPEECH', 'TIMED_OUT', 'CANCELLED'] },
  'failedJobs by stage': { ...FAILED, stage: 'REFINING' },
  'failedJobs by stage and retryable': { ...FAILED, stage: 'REFINING', retryable: true },
  'failedJobs by code and stage': { ...FAILED, errorCodes: ['NO_SPEECH'], stage: 'REFINING' },
  'failedJobs that are not retryable (none is)': { ...FAILED, retryable: false },
};
const log = createLogger({ level: 'error' });
const temporary = await startTemporaryDatabase('bench_template', log);

try {
  const filled = [];
  for (const size of SIZES) filled.push(await fill(size));
  for (const [list, filter] of Object.entries(LISTS)) {
    const times = await timesOf(filled, filter);
    const quick = times.map(lowTenth);
    const perSize = Object.fromEntries(SIZES.map((size, index) => [`ms at ${size}`, round(quick[index])]));
    const ratioOfMedians = round(median(times.at(-1)) / median(times[0]));
    console.log(JSON.stringify({ list, ...perSize, ratio: round(quick.at(-1) / quick[0]), ratioOfMedians }));
  }
  for (const database of filled) await database.destroy();
} finally {
  await temporary.stop();
}

async function fill(size) {
  const url = await copyDatabase(temporary.serverUrl, 'bench_template', `bench_${size}`);
  const client = await connect(url);
  await fillWithJobs(client, size);
  await client.query('vacuum analyze');
  await client.query('checkpoint');
  await client.end();
  return openDatabase({ url, poolSize: 1, log });
}

/** The sizes take turns: what else the machine does is much the same for all. */
async function timesOf(databases, filter) {
  const times = databases.map(() => []);
  for (let i = 0; i < ROUNDS + WARM_UP; i += 1) {
    for (const [which, database] of databases.entries()) {
      const start = performance.now();
      await readJobSlice(database, { filter, order: 'newest', direction: 'forward', cursor: null, limit: 21 });
      if (i >= WARM_UP) times[which].push(performance.now() - start);
    }
  }
  return times;
}

function round(number) {
  return Math.round(number * 100) / 100;
}
