import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CircuitOpen } from '../../../src/pipeline/providers/circuit-open.js';
import { ProviderPermits } from '../../../src/pipeline/providers/provider-permits.js';
import { Fault } from '../../../src/platform/fault.js';
import { type Database, openDatabase } from '../../../src/platform/postgres/database.js';
import { quietLogger } from '../../support/quiet-logger.js';
import { StageScript } from '../../support/scripted-stages.js';
import { startTestPipeline, type TestPipeline } from '../../support/test-pipeline.js';
import { type GraphQlProject, startGraphQlProject } from '../graphql/graphql-project.js';

interface Waiting {
  readonly what: string;
  readonly since: string;
  readonly nextTry: string | null;
  readonly turnsBefore: number | null;
  readonly reason: string;
}

const QUESTION = 'query ($id: ID!) { job(id: $id) { status waitingFor { what since nextTry turnsBefore reason } } }';

describe('a job that waits says so itself, over REST and GraphQL', () => {
  let project: GraphQlProject;
  let user: string;
  let token: string;
  let script: StageScript;
  let pipeline: TestPipeline;
  let db: Database;
  beforeAll(async () => {
    project = await startGraphQlProject();
    ({ id: user, token } = await project.signUp());
    db = openDatabase({ url: project.database.url, poolSize: 2, log: quietLogger });
  });
  afterAll(async () => {
    await db.destroy();
    await project.stop();
  });
  beforeEach(async () => {
    script = new StageScript();
    pipeline = await startTestPipeline(project.database, script, { workerConcurrency: 1, retryDelaySeconds: 30 });
  });
  afterEach(async () => {
    await pipeline.stop();
    await project.database.query('delete from provider_states');
    await project.database.query('delete from studio_jobs');
    await project.database.query('delete from pgboss.job');
  });
  const overGraphQl = async (id: string): Promise<Waiting | null> =>
    (await project.ask(QUESTION, { id }, token)).data.job.waitingFor;
  /** What the job says, the same in both interfaces, within the five seconds that are promised. */
  const waiting = async (id: string, what: string): Promise<Waiting> => {
    const said = await project.database.until(async () => {
      const now = await overGraphQl(id);
      return now?.what === what ? now : null;
    });
    const body = (await (await project.call('GET', `/v1/jobs/${id}`, { as: token })).json()) as { waiting_for: object };
    const { nextTry: next_try, turnsBefore: turns_before, ...same } = said;
    expect(body.waiting_for).toEqual({ ...same, next_try, turns_before });
    return said;
  };
  const inSeconds = ({ nextTry }: Waiting) => (new Date(nextTry ?? 0).getTime() - Date.now()) / 1000;

  it('for a provider whose circuit breaker is open, with the next try', async () => {
    script.on('REFINING', () => {
      const told = { provider: 'api.example/m', retryAfterMs: 60_000 };
      throw new CircuitOpen('REFINER_UNAVAILABLE', 'The refiner answered with status 503.', told);
    });
    const said = await waiting(await pipeline.submit(user), 'PROVIDER');
    expect(said.reason).toBe('The refiner answered with status 503.');
    expect(said.turnsBefore).toBeNull();
    expect(inSeconds(said)).toBeGreaterThan(40);
    expect(inSeconds(said)).toBeLessThan(100);
  });

  it('for a breaker that another job opened, without an attempt of its own', async () => {
    script.on('TRANSCRIBING', ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', reject)));
    await pipeline.submit(user);
    await script.ran((runs) => runs.length > 0);
    const second = await pipeline.submit(user);
    await waiting(second, 'TURN');
    await project.database.query(
      `insert into provider_states (provider, failures, opened_at, open_until, last_fault)
       values ('api.example/m', 5, now(), now() + interval '90 seconds', '{"code": "TRANSCRIBER_UNAVAILABLE", "message": "It is down.", "retryable": true}')`,
    );
    const said = await waiting(second, 'PROVIDER');
    expect(said.reason).toMatch(/^It is down\. Its circuit breaker is open/);
    expect(inSeconds(said)).toBeGreaterThan(60);
  });

  it('for Storage, and for another failure that passes', async () => {
    script.on('TRANSCRIBING', () => {
      throw new Fault('INTERNAL', 'Supabase Storage is down.', { retryable: true, provider: 'supabase-storage' });
    });
    const storage = await waiting(await pipeline.submit(user), 'STORAGE');
    expect(storage.reason).toBe('Supabase Storage is down.');
    expect(inSeconds(storage)).toBeGreaterThan(5);
    script.on('TRANSCRIBING', () => {
      throw new Fault('INTERNAL', 'DISK_FULL: there is no room.', { retryable: true });
    });
    expect(await waiting(await pipeline.submit(user), 'RETRY')).toMatchObject({
      reason: 'DISK_FULL: there is no room.',
    });
  });

  it('for its turn in the queue, and for nothing while it works', async () => {
    const free = Promise.withResolvers<void>();
    script.on('TRANSCRIBING', () => free.promise);
    const first = await pipeline.submit(user);
    await script.ran((runs) => runs.length > 0);
    const others = [await pipeline.submit(user), await pipeline.submit(user)];
    expect(await overGraphQl(first)).toBeNull();
    const places = [await waiting(others[0] as string, 'TURN'), await waiting(others[1] as string, 'TURN')];
    expect(places.map(({ turnsBefore }) => turnsBefore)).toEqual([0, 1]);
    expect(places[0]!.reason).toMatch(/next in its queue/);
    expect(places[1]!.reason).toMatch(/one turn comes before this one/);
    const { jobs } = (await (await project.call('GET', '/v1/jobs', { as: token })).json()) as {
      jobs: { job_id: string; waiting_for: Waiting | null }[];
    };
    const listed = Object.fromEntries(jobs.map((job) => [job.job_id, job.waiting_for?.what ?? null]));
    expect(listed).toEqual({ [first]: null, [others[0] as string]: 'TURN', [others[1] as string]: 'TURN' });
    free.resolve();
    await project.database.until(
      async () => (await project.ask(QUESTION, { id: others[1] }, token)).data.job.status === 'COMPLETE',
    );
    expect(await overGraphQl(others[1] as string)).toBeNull();
  });

  it('for a pause that the provider asked for, while its stage runs', async () => {
    const permits = new ProviderPermits(db, quietLogger);
    await project.database.query(
      `insert into provider_states (provider, paused_until) values ('api.example/m', now() + interval '50 seconds')`,
    );
    script.on('TRANSCRIBING', async ({ signal }) => {
      const limits = { parallel: 4, requestsPerMinute: 0 };
      await permits.run('api.example/m', limits, signal, async () => undefined);
    });
    const id = await pipeline.submit(user);
    const said = await waiting(id, 'PROVIDER');
    expect(said.reason).toMatch(/asked for a pause/);
    expect(inSeconds(said)).toBeGreaterThan(30);
    await project.database.query('update provider_states set paused_until = null');
    await project.database.until(async () => (await overGraphQl(id)) === null);
  });

  it('says nothing of a job that is another user’s', async () => {
    const { token: stranger } = await project.signUp();
    const id = await pipeline.submit(user);
    const { data } = await project.ask(QUESTION, { id }, stranger);
    expect(data?.job ?? null).toBeNull();
  });
});
