import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { IntakeWriter } from '../../../src/jobs/intake/intake-writer.js';
import { SubmissionAnnouncer } from '../../../src/jobs/intake/submission-announcer.js';
import { FreeSlots } from '../../../src/jobs/lifecycle/free-slots.js';
import { StagePump } from '../../../src/pipeline/queue/stage-pump.js';
import { TRACING, type Tracing } from '../../../src/platform/telemetry/tracing.js';
import { eventually } from '../../support/eventually.js';
import { Arrivals } from '../../support/moments.js';
import { quietLogger } from '../../support/quiet-logger.js';
import { StageScript } from '../../support/scripted-stages.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { startTestPipeline, type TestPipeline } from '../../support/test-pipeline.js';

const WORKER = 'test worker';

interface Claim {
  readonly job_id: string;
  readonly delivery_id: string;
  readonly attempt: number;
}

describe('a statement that claims its jobs for their next stage', () => {
  let database: TestDatabase;
  let idle: TestPipeline;
  let listener: pg.Client;
  let heard: Arrivals<string>;
  beforeAll(async () => {
    database = await createTestDatabase();
    idle = await startTestPipeline(database, new StageScript(), { roles: ['api'] });
    listener = new pg.Client({ connectionString: database.url });
    await listener.connect();
    await listener.query(`listen ${idle.queue.wakeChannel}`);
    listener.on('notification', ({ payload }) => heard.add(payload as string));
  });
  beforeEach(() => {
    heard = new Arrivals();
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
  async function notifications(queue = 'studio-enriching'): Promise<readonly string[]> {
    await database.query('select pg_notify($1, $2)', [idle.queue.wakeChannel, 'the end']);
    await heard.until((all) => all.at(-1) === 'the end');
    return heard.all.filter((name) => name === queue);
  }

  /** Submits jobs of one user in one statement, on behalf of a worker with room for so many. */
  async function submit(jobs: number, room: number): Promise<readonly (Claim & { readonly status: string })[]> {
    const user = await database.addUser();
    const rows = Array.from({ length: jobs }, () => newRow(user));
    return database.query('select * from studio_submit_and_claim($1, $2, $3)', [JSON.stringify(rows), WORKER, room]);
  }

  /** What the engine sends for a new job. */
  const newRow = (user: string) => ({
    user_id: user,
    raw_audio_url: 'a.mp3',
    submitted_by: 'service',
    delivery_id: crypto.randomUUID(),
    moved_by: 'test',
  });

  /** Takes one job in, in a process with these slots. */
  function inserting(slots: FreeSlots) {
    const tracing = idle.app.get<Tracing>(TRACING, { strict: false });
    const announcer = new SubmissionAnnouncer(database.db, idle.lifecycle, quietLogger);
    const writer = new IntakeWriter(database.db, idle.lifecycle, tracing, slots, announcer);
    return (userId: string, rawAudioUrl: string | null) => {
      const job = { jobId: null, clientJobId: null, userId, rawAudioUrl: rawAudioUrl as string, actor: 'test' };
      const [answer] = writer.insert({ kind: 'service', local: false }, [
        { ...job, submittedBy: 'service', deliveryId: crypto.randomUUID() },
      ]);
      return answer as Promise<unknown>;
    };
  }

  /** A writer whose process has two free slots, and what became of them. */
  function writerWithSlots() {
    const filled = new Arrivals<unknown>();
    let givenUp = 0;
    const slots = new FreeSlots();
    const keep = { room: 2, worker: WORKER, fill: filled.add, giveUp: () => (givenUp += 1) };
    slots.keptBy((stage) => ({ ...keep, stage }));
    return { insert: inserting(slots), filled, givenUp: () => givenUp };
  }

  it('passes the job on and notifies nobody while it has room', async () => {
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

  it('submits and claims with two events, one attempt and a running delivery, and notifies no queue', async () => {
    const [job] = await submit(1, 1);
    expect(job).toMatchObject({ status: 'TRANSCRIBING', attempt: 1 });
    const id = [job?.job_id];
    const events =
      'select number, from_status, to_status, attempt, actor from job_events where job_id = $1 order by number';
    expect(await database.query(events, id)).toEqual([
      { number: 1, from_status: null, to_status: 'NEW', attempt: 0, actor: 'test' },
      { number: 2, from_status: 'NEW', to_status: 'TRANSCRIBING', attempt: 1, actor: WORKER },
    ]);
    expect(
      await database.query('select attempt, worker, outcome, delivery_id from job_attempts where job_id = $1', id),
    ).toEqual([{ attempt: 1, worker: WORKER, outcome: 'running', delivery_id: job?.delivery_id }]);
    expect(await database.query('select state from pgboss.job where id = $1', [job?.delivery_id])).toEqual([
      { state: 'active' },
    ]);
    expect(await notifications('studio-transcribing')).toEqual([]);
    expect((await settle([job as Claim], {})).settled).toEqual(id);
  });

  it('leaves submitted jobs to the queue where it has no room for all, or others wait', async () => {
    expect((await submit(3, 2)).map(({ status }) => status)).toEqual(['NEW', 'NEW', 'NEW']);
    expect((await submit(1, 3)).map(({ status }) => status)).toEqual(['NEW']);
    expect(await notifications('studio-transcribing')).toHaveLength(2);
    expect((await submit(1, 5)).map(({ status }) => status)).toEqual(['TRANSCRIBING']);
    expect(await database.query(`select from studio_claim('TRANSCRIBING', 9, $1)`, [WORKER])).toHaveLength(4);
  });

  it('answers a submission with the job as it came in, and begins it in this process', async () => {
    const { insert, filled, givenUp } = writerWithSlots();
    expect(await insert(await database.addUser(), 'a.mp3')).toMatchObject({ status: 'NEW', attempt: 0 });
    expect(filled.all).toMatchObject([[{ status: 'TRANSCRIBING', attempt: 1, retry_count: 0, lost_claims: 0 }]]);
    expect(givenUp()).toBe(0);
  });

  it('frees the slots when a submission is refused, and gives them up when it fails otherwise', async () => {
    const { insert, filled, givenUp } = writerWithSlots();
    await expect(insert(crypto.randomUUID(), 'a.mp3')).rejects.toMatchObject({ code: 'UNKNOWN_USER' });
    expect([filled.all, givenUp()]).toEqual([[[]], 0]);
    await expect(insert(await database.addUser(), null)).rejects.toMatchObject({ code: '23502' });
    expect([filled.all.length, givenUp()]).toEqual([1, 1]);
  });

  it('announces a job that it does not begin once the job is stored', async () => {
    const { jobId } = (await inserting(new FreeSlots())(await database.addUser(), 'a.mp3')) as { jobId: string };
    await heard.until((all) => all.includes('studio-transcribing'));
    const claimed = await database.query<{ job_id: string }>(
      `select (c.job).job_id from studio_claim('TRANSCRIBING', 9, $1) c`,
      [WORKER],
    );
    expect(claimed).toEqual([{ job_id: jobId }]);
  });

  it('announces once more what was stored during an announcement', async () => {
    const announcer = new SubmissionAnnouncer(database.db, idle.lifecycle, quietLogger);
    for (let time = 0; time < 5; time += 1) announcer.announce();
    await announcer.onModuleDestroy();
    expect(await notifications('studio-transcribing')).toHaveLength(2);
  });

  it('waits for names in one order, and keeps the order of the submissions', async () => {
    const user = await database.addUser();
    const named = (name: string) => ({ ...newRow(user), client_job_id: name });
    const other = new pg.Client({ connectionString: database.url });
    await other.connect();
    await other.query('begin');
    await other.query('select from studio_submit($1)', [JSON.stringify([named('a')])]);
    const stored = database.query<{ client_job_id: string; delivery_id: string }>(
      'select * from studio_submit_and_claim($1, null, -1)',
      [JSON.stringify([named('c'), named('b'), named('a')])],
    );
    const waits = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await eventually(async () => (await database.query(waits)).length > 0);
    // Whoever waited for the first name with the second one in hand would now be waited for.
    await other.query('select from studio_submit($1)', [JSON.stringify([named('b')])]);
    await other.query('rollback');
    await other.end();
    const deliveries = (await stored).map(({ delivery_id }) => delivery_id);
    const inTurn = await database.query<{ client_job_id: string }>(
      `select j.client_job_id from pgboss.job d join studio_jobs j on j.delivery_id = d.id where d.id = any ($1) order by d.priority desc`,
      [deliveries],
    );
    expect(inTurn.map(({ client_job_id }) => client_job_id)).toEqual(['c', 'b', 'a']);
    await database.query(`select from studio_claim('TRANSCRIBING', 9, $1)`, [WORKER]);
  });

  it('frees the slots while somebody has locked the user, and waits without them', async () => {
    const { insert, filled, givenUp } = writerWithSlots();
    const user = await database.addUser();
    const other = new pg.Client({ connectionString: database.url });
    await other.connect();
    await other.query('begin');
    await other.query('select from auth.users where id = $1 for update', [user]);
    const inserted = insert(user, 'a.mp3');
    await filled.until(({ length }) => length > 0);
    expect(filled.all).toEqual([[]]);
    expect(await database.query('select from studio_jobs where user_id = $1', [user])).toEqual([]);
    await other.query('rollback');
    await other.end();
    expect(await inserted).toMatchObject({ status: 'NEW' });
    expect(givenUp()).toBe(0);
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

  it('takes items itself when nothing is known of them', async () => {
    const { pump, taken } = pumpOf(3);
    pump.keepSlots()?.giveUp();
    await turn();
    expect(taken).toEqual([3]);
    await pump.stop();
  });
});
