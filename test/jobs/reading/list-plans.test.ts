import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JobFilter } from '../../../src/jobs/reading/job-filter.js';
import { readJobSlice } from '../../../src/jobs/reading/job-page-store.js';
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
/** The largest page of the API and the row after it: PostgreSQL may read so few rows by another index and sort them. */
const MOST_SORTED = 101;

let database: TestDatabase;
let explainer: Explainer;
let jobs: ManyJobs;

beforeAll(async () => {
  database = await createTestDatabase();
  jobs = await fillWithManyJobs(database);
  explainer = new Explainer(database.url);
}, 120_000);

afterAll(async () => {
  await explainer?.stop();
  await database?.drop();
});

async function expectOnePage(read: (db: Database) => Promise<unknown>) {
  const { scanned, sorted, plans } = await explainer.explain(read);
  if (scanned > MOST_SCANNED || sorted > MOST_SORTED)
    throw new Error(`scans ${scanned} rows, sorts ${sorted}: ${plans}`);
}

/** Both orders, both directions, from the start and from the middle. */
async function expectPagesOf(filter: JobFilter) {
  const middle = { createdAt: jobs.middle.toISOString(), jobId: '80000000-0000-0000-0000-000000000000' };
  for (const order of ['newest', 'oldest'] as const) {
    for (const direction of ['forward', 'backward'] as const) {
      for (const cursor of [null, middle]) {
        await expectOnePage((db) => readJobSlice(db, { filter, order, direction, cursor, limit: PAGE }));
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
};

const pairs = Object.keys(FAILED).flatMap((one, at, names) => names.slice(at).map((other) => [one, other] as const));

describe('failedJobs', () => {
  it('reads a page of all', () => expectPagesOf({ statuses: ['FAILED'] }));

  it.each(pairs)('reads a page by %s and %s', (one, other) =>
    expectPagesOf({ statuses: ['FAILED'], ...FAILED[one]?.(), ...FAILED[other]?.() }),
  );

  it.each(pairs)('picks for a retry by %s and %s', (one, other) =>
    expectOnePage((db) => pickRetryable(db, { statuses: ['FAILED'], ...FAILED[one]?.(), ...FAILED[other]?.() }, PAGE)),
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
    const expected = await database.query<{ job_id: string }>(
      `select job_id from studio_jobs where status = any($1) and ($2::uuid is null or user_id = $2)
        and ($3::timestamptz is null or created_at >= $3) and ($4::timestamptz is null or created_at < $4)
        and ($5::text[] is null or error_details ->> 'code' = any($5)) and ($6::text is null or error_details ->> 'stage' = $6)
        and ($7::boolean is null or (error_details ->> 'retryable' = 'true') is not distinct from $7)
        and ($8::text[] is null or error_details ->> 'code' <> all($8)) order by created_at desc, job_id desc limit 300`,
      [
        statuses,
        filter.userId,
        filter.createdFrom,
        filter.createdTo,
        filter.errorCodes,
        filter.stage,
        filter.retryable,
        filter.exceptCodes,
      ],
    );
    expect(rows.map(({ job }) => job.jobId)).toEqual(expected.map(({ job_id }) => job_id));
  });
});
