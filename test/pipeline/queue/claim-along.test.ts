import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { StagePump } from '../../../src/pipeline/queue/stage-pump.js';
import { StageScript } from '../../support/scripted-stages.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { startTestPipeline, type TestPipeline } from '../../support/test-pipeline.js';

const WORKER = 'test worker';

interface Claim {
  readonly job_id: string;
  readonly delivery_id: string;
  readonly attempt: number;
}

describe('a settlement that claims the next stage', () => {
  let database: TestDatabase;
  let idle: TestPipeline;
  let listener: pg.Client;
  let heard: string[];
  beforeAll(async () => {
    database = await createTestDatabase();
    idle = await startTestPipeline(database, new StageScript(), { roles: ['api'] });
    listener = new pg.Client({ connectionString: database.url });
    await listener.connect();
    await listener.query(`listen ${idle.queue.wakeChannel}`);
    listener.on('notification', ({ payload }) => heard.push(payload as string));
  });
  beforeEach(() => {
    heard = [];
  });
  afterAll(async () => {
    await listener.end();
    await idle.stop();
    await database.drop();
  });

  /** Jobs that this worker holds in their first stage. */
  async function held(jobs: number): Promise<readonly Claim[]> {
    const user = await database.addUser();
    for (let index = 0; index < jobs; index += 1) await idle.submit(user);
    return database.query<Claim>(`select (c.job).* from studio_claim('TRANSCRIBING', 9, $1) c`, [WORKER]);
  }

  async function settle(claims: readonly Claim[], rooms: object) {
    const settlements = claims.map(({ job_id, delivery_id, attempt }) => {
      const claim = { job: job_id, delivery: delivery_id, retry: 0, attempt, stage: 'TRANSCRIBING' };
      return { ...claim, kind: 'advanced', next: crypto.randomUUID(), transcript: 'said' };
    });
    const rows = await database.query<{
      settled: string | null;
      answer: string;
      job_id: string;
      status: string;
      attempt: number;
    }>(
      'select s.settled, s.answer, (s.job).job_id, (s.job).status, (s.job).attempt from studio_settle_and_claim($1, $2, $3) s',
      [WORKER, JSON.stringify(settlements), JSON.stringify(rooms)],
    );
    const idsOf = (kind: string) => rows.flatMap(({ settled, answer }) => (answer === kind ? (settled ?? []) : []));
    return { settled: idsOf('settled'), busy: idsOf('busy'), claimed: rows.filter(({ job_id }) => job_id) };
  }

  /** What a further notification has overtaken does not come any more. */
  async function notifications(): Promise<readonly string[]> {
    await database.query('select pg_notify($1, $2)', [idle.queue.wakeChannel, 'the end']);
    while (heard.at(-1) !== 'the end') await new Promise((resolve) => listener.once('notification', resolve));
    return heard.filter((name) => name === 'studio-enriching');
  }

  it('hands the job over and tells nobody while it has room', async () => {
    const claims = await held(1);
    const { settled, claimed } = await settle(claims, { ENRICHING: 2 });
    expect(settled).toEqual(claims.map(({ job_id }) => job_id));
    expect(claimed).toMatchObject([{ job_id: claims[0]?.job_id, status: 'ENRICHING', attempt: 2 }]);
    expect(await notifications()).toEqual([]);
  });

  it('leaves jobs to others where it has no room for all, and wakes them', async () => {
    const { settled, claimed } = await settle(await held(3), { ENRICHING: 2 });
    expect([settled.length, claimed.length]).toEqual([3, 0]);
    expect(await notifications()).toHaveLength(1);
    // They wait now: with one more there are more than the worker can begin.
    const next = await held(1);
    expect((await settle(next, { ENRICHING: 3 })).claimed).toEqual([]);
    const all = await database.query<{ job_id: string }>(
      `select (c.job).job_id from studio_claim('ENRICHING', 9, $1) c`,
      [WORKER],
    );
    expect(all.map(({ job_id }) => job_id)).toContain(next[0]?.job_id);
    expect(all).toHaveLength(4);
  });

  it('records the move as the work of the attempt before it, the claim as an attempt that did not wait', async () => {
    const [claim] = (await settle(await held(1), { ENRICHING: 1 })).claimed;
    const job = [claim?.job_id];
    expect(
      await database.query(
        'select reason, attempt from job_events where job_id = $1 order by number desc limit 1',
        job,
      ),
    ).toEqual([{ reason: 'advanced', attempt: 1 }]);
    expect(
      await database.query('select stage, outcome from job_attempts where job_id = $1 order by attempt', job),
    ).toEqual([
      { stage: 'TRANSCRIBING', outcome: 'advanced' },
      { stage: 'ENRICHING', outcome: 'running' },
    ]);
    expect(
      await database.query(`select from studio_jobs where job_id = $1 and claimed_at = status_since`, job),
    ).toHaveLength(1);
    expect(
      await database.query(
        `select distinct bin from job_stat_changes where measure = 'wait' and label = 'ENRICHING' and total = 0`,
      ),
    ).toHaveLength(1);
    expect(
      await database.query(
        'select state from pgboss.job where id = (select delivery_id from studio_jobs where job_id = $1)',
        job,
      ),
    ).toEqual([{ state: 'active' }]);
  });

  it('leaves a job that somebody has locked as it is, and settles the others', async () => {
    const claims = await held(2);
    const other = new pg.Client({ connectionString: database.url });
    await other.connect();
    await other.query('begin');
    await other.query('select from studio_jobs where job_id = $1 for update', [claims[0]?.job_id]);
    const { settled, busy } = await settle(claims, { ENRICHING: 2 });
    await other.query('rollback');
    await other.end();
    expect([settled, busy]).toEqual([[claims[1]?.job_id], [claims[0]?.job_id]]);
    expect((await settle(claims.slice(0, 1), {})).settled).toEqual([claims[0]?.job_id]);
    await database.query(`select from studio_claim('ENRICHING', 9, $1)`, [WORKER]);
  });

  it('claims nothing without room, or where another worker holds the job', async () => {
    const claims = await held(1);
    const stale = claims.map((claim) => ({ ...claim, attempt: claim.attempt + 1 }));
    expect(await settle(stale.slice(0, 0), { ENRICHING: 2 })).toEqual({ settled: [], busy: [], claimed: [] });
    expect((await settle(claims, {})).claimed).toEqual([]);
    expect(await settle(claims, { ENRICHING: 0 })).toEqual({ settled: [], busy: [], claimed: [] });
    expect(await notifications()).toHaveLength(1);
  });
});

describe('a pump whose slots are kept for somebody else', () => {
  function pumpOf(capacity: number) {
    const taken: number[] = [];
    const run: string[] = [];
    const pump = new StagePump<string>({
      capacity,
      take: async (room) => {
        taken.push(room);
        return [];
      },
      run: async (item) => {
        run.push(item);
        return null;
      },
      allowance: (free) => ({ room: free, waitMs: 0 }),
      onError: (error) => {
        throw error;
      },
      backstopMs: () => 60_000,
    });
    return { pump, taken, run };
  }
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  it('takes nothing until they are filled, and then what it was woken for', async () => {
    const { pump, taken, run } = pumpOf(3);
    const slots = pump.keepSlots();
    pump.wake();
    await turn();
    expect([slots?.room, pump.keepSlots(), taken]).toEqual([3, null, []]);
    slots?.fill(['one', 'two']);
    await turn();
    expect([run, taken.length]).toEqual([['one', 'two'], 1]);
    await pump.stop();
    expect(pump.keepSlots()).toBeNull();
  });

  it('takes by itself when nothing is known of them', async () => {
    const { pump, taken } = pumpOf(3);
    pump.keepSlots()?.giveUp();
    await turn();
    expect(taken).toEqual([3]);
    await pump.stop();
  });
});
