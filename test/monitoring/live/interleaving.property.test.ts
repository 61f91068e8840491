import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type pg from 'pg';
import type { EventPosition } from '../../../src/monitoring/live/event-position.js';
import { decodeCursor } from '../../../src/monitoring/live/event-position.js';
import { EventReader } from '../../../src/monitoring/live/event-reader.js';
import type { ChangeFilter, JobChange } from '../../../src/monitoring/live/job-change.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { connect, inOrder } from './live-feed.js';

const ANY: ChangeFilter = { userId: null, jobId: null, statuses: null };
const WRITERS = 4;
const PATH = ['NEW', 'TRANSCRIBING', 'ENRICHING', 'REFINING', 'FAILED'];
const DETAILS = JSON.stringify({
  code: 'INTERNAL',
  message: 'm',
  stage: 'REFINING',
  attempt: 1,
  retryable: false,
  at: '2026-01-01T00:00:00Z',
  attempts: [],
});

type Step =
  | { readonly do: 'insert' | 'commit' | 'rollback' | 'number'; readonly writer: number }
  | { readonly do: 'move'; readonly writer: number; readonly job: number }
  | { readonly do: 'read'; readonly size: number }
  | { readonly do: 'resume'; readonly from: number };

const writer = fc.nat(WRITERS - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('insert' as const), writer }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('move' as const), writer, job: fc.nat(30) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('commit' as const, 'rollback' as const), writer }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('number' as const), writer }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('read' as const), size: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('resume' as const), from: fc.nat(100) }) },
);

interface Job {
  readonly id: string;
  /** Committed status, and that of the transaction that holds the row. */
  status: number;
  holder: number | null;
  pending: number;
}

/** Transactions that overlap in any way, and one reader who pages, drops what it has and resumes from any change it was given. */
class Interleaving {
  private readonly open = new Set<number>();
  private jobs: Job[] = [];
  private position: EventPosition;
  seen: JobChange[] = [];

  constructor(
    private readonly reader: EventReader,
    private readonly writers: readonly pg.Client[],
    private readonly userId: string,
    private readonly start: EventPosition,
  ) {
    this.position = start;
  }

  async run(steps: readonly Step[]): Promise<void> {
    for (const one of steps) await this.take(one);
    for (let index = 0; index < WRITERS; index += 1) await this.end(index, 'commit');
    while (await this.read(2));
  }

  private async take(one: Step): Promise<unknown> {
    switch (one.do) {
      case 'insert':
        return this.insert(one.writer);
      case 'move':
        return this.move(one.writer, this.jobs[one.job % Math.max(1, this.jobs.length)]);
      case 'number':
        return (await this.begin(one.writer)).query('select pg_current_xact_id()');
      case 'read':
        return this.read(one.size);
      case 'resume':
        return this.resume(one.from % (this.seen.length + 1));
      default:
        return this.end(one.writer, one.do);
    }
  }

  private async begin(index: number): Promise<pg.Client> {
    const client = this.writers[index] as pg.Client;
    if (!this.open.has(index)) await client.query('begin');
    this.open.add(index);
    return client;
  }

  private async insert(index: number): Promise<void> {
    const client = await this.begin(index);
    const { rows } = await client.query<{ job_id: string }>(
      "insert into studio_jobs (user_id, raw_audio_url) values ($1, 'a.mp3') returning job_id",
      [this.userId],
    );
    this.jobs.push({ id: rows[0]?.job_id as string, status: -1, holder: index, pending: 0 });
  }

  /** Leaves alone what another open transaction holds: the step would wait for ever. */
  private async move(index: number, job: Job | undefined): Promise<void> {
    if (job === undefined || (job.holder !== null && job.holder !== index)) return;
    const to = PATH[job.pending + 1];
    if (to === undefined) return;
    const client = await this.begin(index);
    await client.query('update studio_jobs set status = $2, error_details = $3 where job_id = $1', [
      job.id,
      to,
      to === 'FAILED' ? DETAILS : null,
    ]);
    job.holder = index;
    job.pending += 1;
  }

  private async end(index: number, how: 'commit' | 'rollback'): Promise<void> {
    if (!this.open.delete(index)) return;
    await this.writers[index]?.query(how);
    for (const job of this.jobs.filter(({ holder }) => holder === index)) {
      job.holder = null;
      if (how === 'commit') job.status = job.pending;
      else job.pending = job.status;
    }
    this.jobs = this.jobs.filter(({ status, holder }) => status >= 0 || holder !== null);
  }

  /** Whether there is more. */
  private async read(size: number): Promise<boolean> {
    const page = await this.reader.page(this.position, ANY, null, size);
    this.seen.push(...page.changes);
    this.position = page.position;
    return page.more;
  }

  private resume(kept: number): void {
    this.seen = this.seen.slice(0, kept);
    const last = this.seen.at(-1);
    this.position = last === undefined ? this.start : decodeCursor(last.eventId, new Date());
  }
}

describe('reading while transactions overlap', () => {
  let database: TestDatabase;
  let userId: string;
  const writers: pg.Client[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    userId = await database.addUser();
    for (let index = 0; index < WRITERS; index += 1) writers.push(await connect(database));
  });
  afterAll(async () => {
    await Promise.all(writers.map((client) => client.end()));
    await database.drop();
  });

  it('finds every committed change once and each job in order, from wherever it resumes', async () => {
    const reader = new EventReader(database.db);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 80 }), async (steps) => {
        // A failed run leaves its transactions open, and the next would wait for their locks.
        for (const client of writers) await client.query('rollback');
        await database.query('delete from studio_jobs');
        const run = new Interleaving(reader, writers, userId, await reader.now());
        await run.run(steps);
        const rows = await database.query<{ name: string }>(
          `select job_id || '/' || number as name from job_events order by 1`,
        );
        const names = run.seen.map(({ jobId, number }) => `${jobId}/${number}`);
        expect(names.sort()).toEqual(rows.map(({ name }) => name));
        expect(inOrder(run.seen)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
