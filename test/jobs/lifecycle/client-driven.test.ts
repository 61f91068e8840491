import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testEnvironment } from '../../support/test-environment.js';
import type { TestUser } from '../../support/test-project.js';
import { type GraphQlProject, startGraphQlProject } from '../graphql/graphql-project.js';

const RETRYABLE = { code: 'TIMED_OUT', message: 'It took too long.', retryable: true, at: '2026-01-01T00:00:00.000Z' };
const upkeep = { ...testEnvironment().upkeep, userBacklogLimit: 2 };

/** As release 0.1.0 has it: during an upgrade its replicas run beside this schema. */
const BIND = 'update studio_jobs set delivery_id = gen_random_uuid() where job_id = $1';

describe('a job that a client drives', () => {
  let project: GraphQlProject;
  let alice: TestUser;
  beforeAll(async () => {
    project = await startGraphQlProject({ upkeep, roles: ['api', 'worker', 'scheduler'] });
    alice = await project.signUp();
  });
  afterAll(() => project.stop());

  async function insert(drivenBy: 'client' | 'engine' = 'client'): Promise<string> {
    const row = { user_id: alice.id, raw_audio_url: `${alice.id}/a.mp3`, driven_by: drivenBy };
    const { data, error } = await alice.client.from('studio_jobs').insert(row).select('job_id').single();
    expect(error).toBeNull();
    return data?.job_id;
  }
  const change = (jobId: string, values: object) =>
    project.service.from('studio_jobs').update(values).eq('job_id', jobId).select().single();
  const complete = async (jobId: string) => {
    for (const values of [
      { status: 'TRANSCRIBING' },
      { status: 'ENRICHING', raw_transcript: 'um so' },
      { status: 'REFINING', system_prompt_used: 'Edit it.' },
      { status: 'COMPLETE', refined_text: 'So.' },
    ]) {
      expect((await change(jobId, values)).error).toBeNull();
    }
  };
  const read = async (jobId: string) =>
    (
      await project.database.query<{ status: string; attempt: number; event_count: number; delivery_id: string }>(
        'select status, attempt, event_count, delivery_id from studio_jobs where job_id = $1',
        [jobId],
      )
    )[0];
  const deliveries = (jobId: string) =>
    project.database.query(`select id from pgboss.job where data ->> 'jobId' = $1`, [jobId]);

  it('is neither adopted nor swept, whether it waits or failed', async () => {
    const [waiting, failing] = [await insert(), await insert()];
    expect((await change(failing, { status: 'FAILED', error_details: RETRYABLE })).error).toBeNull();
    // The engine's own job comes later: once it has ended, the adoption has seen all three.
    const own = await insert('engine');
    await project.database.until(async () => (await read(own))?.status === 'FAILED');
    const { errors, data } = await project.ask('mutation { runFailedJobSweep { sweep } }');
    expect({ errors, data }).toMatchObject({ errors: [], data: { runFailedJobSweep: {} } });
    expect(await read(waiting)).toMatchObject({ status: 'NEW', attempt: 0, event_count: 1 });
    expect(await read(failing)).toMatchObject({ status: 'FAILED', attempt: 0, event_count: 2 });
    expect([...(await deliveries(waiting)), ...(await deliveries(failing))]).toEqual([]);
  });

  it('goes through the stages by the legal moves alone, each with its event', async () => {
    const jobId = await insert();
    expect((await change(jobId, { status: 'REFINING' })).error?.message).toContain('cannot move from NEW');
    await complete(jobId);
    const answer = await project.call('GET', `/v1/jobs/${jobId}`, { as: alice.token });
    const job = (await answer.json()) as { events: { to_status: string; number: number }[] };
    expect(job).toMatchObject({ driven_by: 'client', status: 'COMPLETE', refined_text: 'So.' });
    const own = await insert('engine');
    const asked = await project.ask(
      'query ($a: ID!, $b: ID!) { a: job(id: $a) { drivenBy } b: job(id: $b) { drivenBy } }',
      {
        a: jobId,
        b: own,
      },
    );
    expect(asked.data).toEqual({ a: { drivenBy: 'CLIENT' }, b: { drivenBy: 'ENGINE' } });
    expect(job.events.map(({ number, to_status }) => `${number} ${to_status}`)).toEqual([
      '1 NEW',
      '2 TRANSCRIBING',
      '3 ENRICHING',
      '4 REFINING',
      '5 COMPLETE',
    ]);
  });

  it('is not run by the engine when somebody asks for it, and can be cancelled', async () => {
    const [done, failed, running] = [await insert(), await insert(), await insert()];
    await complete(done);
    await change(failed, { status: 'FAILED', error_details: RETRYABLE });
    const refused = { status: 409, detail: expect.stringContaining('A program of the studio drives this job') };
    const post = async (path: string, body?: object) => {
      const answer = await project.call('POST', `/v1/jobs/${path}`, { as: alice.token, ...(body ? { body } : {}) });
      return { ...((await answer.json()) as object), status: answer.status };
    };
    expect(await post(`${failed}/retry`)).toMatchObject(refused);
    expect(await post(`${done}/refine-again`, {})).toMatchObject(refused);
    const filter = '(filter: { errorCodes: [TIMED_OUT] }, limit: 10, dryRun: true)';
    const { data } = await project.ask(`mutation { retryFailedJobs${filter} { count } }`);
    expect(data.retryFailedJobs).toEqual({ count: 0 });
    expect(await post(`${running}/cancel`)).toMatchObject({ status: 200, error_details: { code: 'CANCELLED' } });
  });

  it('cannot be handed over, and keeps no delivery that an older release binds to it', async () => {
    const jobId = await insert();
    const before = await read(jobId);
    await project.database.query(BIND, [jobId]);
    expect(await read(jobId)).toEqual(before);
    expect((await change(jobId, { driven_by: 'engine' })).error?.message).toContain('is chosen when');
    expect((await alice.client.from('studio_jobs').update({ driven_by: 'engine' }).eq('job_id', jobId)).error).not.toBe(
      null,
    );
  });

  it('takes no room in the backlog of its user, and is not the oldest that waits', async () => {
    const bob = await project.signUp();
    const rows = Array.from({ length: 5 }, () => ({ user_id: bob.id, raw_audio_url: 'a.mp3', driven_by: 'client' }));
    expect((await bob.client.from('studio_jobs').insert(rows)).error).toBeNull();
    const { data } = await project.ask('{ jobStats { total oldestWaitingSeconds } }', {}, bob.token);
    expect(data.jobStats).toEqual({ total: 5, oldestWaitingSeconds: null });
    const body = { user_id: bob.id, supabase_file_id: `${bob.id}/a.mp3` };
    expect((await project.call('POST', '/v1/jobs/new', { body, as: bob.token })).status).toBe(201);
  });
});
