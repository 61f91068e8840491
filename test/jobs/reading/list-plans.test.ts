import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { byFailure, type JobFilter } from '../../../src/jobs/reading/job-filter.js';
import { readJobSlice } from '../../../src/jobs/reading/job-page-store.js';
import { readSearchQuery } from '../../../src/jobs/reading/job-search-store.js';
import { JOB_STATUSES, type JobStatus } from '../../../src/jobs/record/job-status.js';
import { listJobs } from '../../../src/jobs/record/job-store.js';
import { listOperatorActions } from '../../../src/monitoring/audits/audit-list-store.js';
import { listBatches, pickRetryable } from '../../../src/monitoring/audits/retry-batch-store.js';
import type { Database } from '../../../src/platform/postgres/database.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { Explainer } from './explained.js';
import { fillWithManyJobs, type ManyJobs } from './many-jobs.js';

/** Rows of a page and the row after it. */
const PAGE = 21;
/** A list whose filter no index serves in full may pass rows over, but no more than these pages of them. */
const MOST_SCANNED = 10 * PAGE;
/** Where another table leads, each entry is a row of either. */
const LED = 2;
/** The largest page of the API and the row after it: PostgreSQL may read so few rows by another index and sort them. */
const MOST_SORTED = 101;

let database: TestDatabase;
let explainer: Explainer;
let jobs: ManyJobs;

beforeAll(async () => {
  database = await createTestDatabase();
  jobs = await fillWithManyJobs(database);
  explainer = new Explainer(database.url);
});

afterAll(async () => {
  await explainer?.stop();
  await database?.drop();
});

async function expectOnePage(read: (db: Database) => Promise<unknown>, most = MOST_SCANNED, kept = true) {
  const { scanned, sorted, plans } = await explainer.explain(read, kept);
  if (scanned > most || sorted > MOST_SORTED) throw new Error(`scans ${scanned} rows, sorts ${sorted}: ${plans}`);
}

/** Both orders, both directions, from the start and from the middle. */
async function expectPagesOf(filter: JobFilter, most = MOST_SCANNED) {
  const middle = { createdAt: jobs.middle.toISOString(), jobId: '80000000-0000-0000-0000-000000000000' };
  for (const order of ['newest', 'oldest'] as const) {
    for (const direction of ['forward', 'backward'] as const) {
      for (const cursor of [null, middle]) {
        const slice = { filter, order, direction, cursor, limit: PAGE };
        // The way back is the same plan, read from the other end.
        await expectOnePage((db) => readJobSlice(db, slice), most, order === 'newest' && direction === 'forward');
      }
    }
  }
}

const user = (): JobFilter => ({ userId: jobs.busyUser });
const since = (): JobFilter => ({ createdFrom: jobs.middle });
const until = (): JobFilter => ({ createdTo: jobs.middle });

/** What `failedJobs` can be narrowed by. */
const FAILED: Record<string, () => JobFilter> = {
  user,
  since,
  until,
  code: () => ({ errorCodes: ['NO_SPEECH'] }),
  codes: () => ({ errorCodes: ['NO_SPEECH', 'TIMED_OUT', 'CANCELLED'] }),
  'no code': () => ({ errorCodes: [] }),
  stage: () => ({ stage: 'REFINING' }),
  retryable: () => ({ retryable: true }),
  'not retryable': () => ({ retryable: false }),
  'without cancelled': () => ({ exceptCodes: ['CANCELLED'] }),
  provider: () => ({ provider: 'groq' }),
  pattern: () => ({ pattern: 'It failed late after <n> s.' }),
  'failed since': () => ({ failedFrom: jobs.middle }),
  'failed until': () => ({ failedTo: jobs.middle }),
  brand: () => ({ brand: 'Acme' }),
  flag: () => ({ flags: ['LOOP', 'AUDIO_GAP'] }),
};

/**
 * In the order of failure, creation before a moment narrows nothing: a job may fail long after. And of a user's failures with one provider or
 * message PostgreSQL intersects two indexes. Both are bounded by the failures there are.
 */
const LOOSE = new Set(['until failed since', 'until pattern', 'until provider', 'user pattern', 'user provider']);
const mostOf = (one: string, other: string) => (LOOSE.has(`${one} ${other}`) ? Number.POSITIVE_INFINITY : MOST_SCANNED);

const pairs = Object.keys(FAILED).flatMap((one, at, names) => names.slice(at).map((other) => [one, other] as const));

describe('failedJobs', () => {
  it('reads a page of all', () => expectPagesOf({ statuses: ['FAILED'] }));

  it.each(pairs)('reads a page by %s and %s', (one, other) =>
    expectPagesOf({ statuses: ['FAILED'], ...FAILED[one]?.(), ...FAILED[other]?.() }, mostOf(one, other)),
  );

  it.each(pairs)('picks for a retry by %s and %s', (one, other) =>
    expectOnePage(
      (db) => pickRetryable(db, { statuses: ['FAILED'], ...FAILED[one]?.(), ...FAILED[other]?.() }, PAGE),
      mostOf(one, other),
    ),
  );
});

describe('jobs', () => {
  it('reads a page of all', () => expectPagesOf({}));

  it.each<{ statuses: readonly JobStatus[] }>([
    ...JOB_STATUSES.map((status) => ({ statuses: [status] })),
    { statuses: ['NEW', 'FAILED'] },
    { statuses: ['TRANSCRIBING', 'ENRICHING', 'REFINING'] },
    { statuses: JOB_STATUSES },
  ])('reads a page by status $statuses', async ({ statuses }) => {
    await expectPagesOf({ statuses });
    await expectPagesOf({ statuses, ...since() });
    await expectPagesOf({ statuses, ...until() });
  });

  it.each(['COMPLETE', 'FAILED'] as const)('reads a page of a user by status %s', (status) =>
    expectPagesOf({ statuses: [status], ...user() }),
  );

  it.each(['PASS', 'REVIEW', 'REJECT', 'UNCHECKED'] as const)('reads a page by verdict %s', async (verdict) => {
    await expectPagesOf({ verdicts: [verdict] });
    await expectPagesOf({ verdicts: [verdict], statuses: ['COMPLETE'] });
    await expectPagesOf({ verdicts: [verdict], ...user() });
  });

  it('reads a page by several verdicts', () => expectPagesOf({ verdicts: ['REVIEW', 'REJECT', 'UNCHECKED'] }));

  it.each([
    { reviewed: false, verdicts: ['REVIEW', 'UNCHECKED'] },
    { reviewed: false, statuses: ['COMPLETE'] },
    { reviewed: true },
    { toReview: true },
  ] as const)('reads a page by review %j', async (filter) => {
    await expectPagesOf(filter, LED * MOST_SCANNED);
    await expectPagesOf({ ...filter, ...user() }, LED * MOST_SCANNED);
  });

  it.each([{ brand: 'Acme' }, { flags: ['LOOP'] }, { flags: ['LOOP', 'AUDIO_GAP'], brand: 'Acme' }] as const)(
    'reads a page by mark %j',
    async (filter) => {
      await expectPagesOf(filter, LED * MOST_SCANNED);
      await expectPagesOf({ ...filter, ...user() }, LED * MOST_SCANNED);
      await expectPagesOf({ ...filter, ...since() }, LED * MOST_SCANNED);
      await expectPagesOf({ ...filter, statuses: ['COMPLETE'] }, LED * MOST_SCANNED);
    },
  );

  it.each(['aardvark', 'common', 'aardvark or nobody', 'missing'])('searches %s', async (words) => {
    const search = await readSearchQuery(database.db, words);
    await expectPagesOf({ search }, LED * MOST_SCANNED);
    await expectPagesOf({ search, ...user() }, LED * MOST_SCANNED);
  });

  it('reads a page of a user', () => expectPagesOf(user()));

  it('finds by a beginning', () => expectPagesOf({ text: '4711.m' }));

  it.each([null, ...JOB_STATUSES])('reads a page over REST by status %s', async (status) => {
    const after = { createdAt: jobs.middle.toISOString(), jobId: '80000000-0000-0000-0000-000000000000' };
    for (const place of [null, after]) {
      await expectOnePage((db) => listJobs(db, { userId: null, status, verdict: null, limit: PAGE, after: place }));
    }
  });
});

describe('audits', () => {
  it('reads a page of batches', () =>
    expectOnePage((db) => listBatches(db, { direction: 'forward', cursor: null, limit: PAGE })));

  it.each(['forward', 'backward'] as const)('reads a page of actions %s', async (direction) => {
    const [row] = await database.query<{ job_id: string }>('select job_id from operator_actions limit 1');
    for (const jobId of [null, row?.job_id ?? '']) {
      await expectOnePage((db) => listOperatorActions(db, { direction, beyond: null, limit: PAGE }, { jobId }));
    }
  });
});

describe('what a filter matches', () => {
  it.each([
    ...pairs.map(([one, other]) => ({ statuses: ['FAILED'] as const, one, other })),
    { statuses: ['NEW', 'FAILED'] as const, one: 'stage', other: 'stage' },
    { statuses: ['NEW', 'FAILED', 'FAILED'] as const, one: 'codes', other: 'codes' },
  ])('is merged without a gap and in order: $statuses $one $other', async ({ statuses, one, other }) => {
    const filter: JobFilter = { statuses, ...FAILED[one]?.(), ...FAILED[other]?.() };
    const rows = await readJobSlice(database.db, {
      filter,
      order: 'newest',
      direction: 'forward',
      cursor: null,
      limit: 300,
    });
    const moment = byFailure(filter) ? 'coalesce(status_since, created_at)' : 'created_at';
    const expected = await database.query<{ job_id: string }>(
      `select job_id from studio_jobs j where status = any($1) and ($2::uuid is null or user_id = $2)
        and ($3::timestamptz is null or created_at >= $3) and ($4::timestamptz is null or created_at < $4)
        and ($5::text[] is null or error_details ->> 'code' = any($5)) and ($6::text is null or error_details ->> 'stage' = $6)
        and ($7::boolean is null or (error_details ->> 'retryable' = 'true') is not distinct from $7)
        and ($8::text[] is null or error_details ->> 'code' <> all($8)) and ($9::text is null or error_details ->> 'provider' = $9)
        and ($10::text is null or job_failure_pattern(error_details ->> 'message') = $10)
        and ($11::timestamptz is null or coalesce(status_since, created_at) >= $11) and ($12::timestamptz is null or coalesce(status_since, created_at) < $12)
        and ($13::text[] is null or exists (select from job_marks m where m.job_id = j.job_id and m.mark = any($13)))
        and ($14::text is null or exists (select from job_marks m where m.job_id = j.job_id and m.mark = $14))
        order by ${moment} desc, job_id desc limit 300`,
      [
        statuses,
        filter.userId,
        filter.createdFrom,
        filter.createdTo,
        filter.errorCodes,
        filter.stage,
        filter.retryable,
        filter.exceptCodes,
        filter.provider,
        filter.pattern,
        filter.failedFrom,
        filter.failedTo,
        filter.flags?.map((flag) => `flag:${flag}`),
        filter.brand === undefined ? undefined : `brand:${filter.brand}`,
      ],
    );
    expect(rows.map(({ job }) => job.jobId)).toEqual(expected.map(({ job_id }) => job_id));
  });
});
