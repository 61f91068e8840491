// What the first page of each list costs at 10 thousand and at 1 million jobs. Run after `npm run build`; prints medians in milliseconds, one
// JSON line for each list.
import { readJobSlice } from '../../dist/jobs/reading/job-page-store.js';
import { startTemporaryDatabase } from '../../dist/local/supervisor/temporary-database.js';
import { createLogger } from '../../dist/platform/logging/create-logger.js';
import { openDatabase } from '../../dist/platform/postgres/database.js';
import { fillWithJobs } from '../stats/fill-with-jobs.mjs';
import { median } from '../stats/median.mjs';
import { connect, copyDatabase } from '../stats/own-database.mjs';

const SIZES = (process.argv[2] ?? '10000,1000000').split(',').map(Number);
const ROUNDS = 60;
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
  const measured = [];
  for (const size of SIZES) measured.push(await measure(size));
  for (const list of Object.keys(LISTS)) {
    const times = measured.map((one) => one[list]);
    const perSize = Object.fromEntries(SIZES.map((size, index) => [`ms at ${size}`, round(times[index])]));
    console.log(JSON.stringify({ list, ...perSize, ratio: round(times.at(-1) / times[0]) }));
  }
} finally {
  await temporary.stop();
}

async function measure(size) {
  const url = await copyDatabase(temporary.serverUrl, 'bench_template', `bench_${size}`);
  const client = await connect(url);
  const database = openDatabase({ url, poolSize: 2, log });
  try {
    await fillWithJobs(client, size);
    await client.query('vacuum analyze');
    const times = {};
    for (const [list, filter] of Object.entries(LISTS)) times[list] = await medianTime(database, filter);
    return times;
  } finally {
    await database.destroy();
    await client.end();
  }
}

async function medianTime(database, filter) {
  const times = [];
  for (let i = 0; i < ROUNDS + WARM_UP; i += 1) {
    const start = performance.now();
    await readJobSlice(database, { filter, order: 'newest', direction: 'forward', cursor: null, limit: 21 });
    if (i >= WARM_UP) times.push(performance.now() - start);
  }
  return median(times);
}

function round(number) {
  return Math.round(number * 100) / 100;
}
