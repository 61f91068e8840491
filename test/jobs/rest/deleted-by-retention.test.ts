import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestUser } from '../../support/test-project.js';
import { failure, type GraphQlProject, startGraphQlProject } from '../graphql/graphql-project.js';

const DELETED = new Date('2026-03-01T02:20:00.000Z');
const TEXTS = { raw_transcript: 'said', refined_text: 'Said.', system_prompt_used: 'prompt' };

describe('a job of which retention deleted something', () => {
  let project: GraphQlProject;
  let user: TestUser;
  beforeAll(async () => {
    project = await startGraphQlProject();
    user = await project.signUp();
  });
  afterAll(() => project.stop());

  /** As the sweeps leave it: the columns are the database's own at the insert. */
  async function swept(row: object, gone: { audio?: boolean; texts?: boolean }): Promise<string> {
    const jobId = await project.addJob(user.id, { ...TEXTS, ...row });
    const texts = gone.texts ? ', raw_transcript = null, refined_text = null, system_prompt_used = null' : '';
    await project.database.query(
      `update studio_jobs set audio_deleted_at = $2, texts_deleted_at = $3 ${texts} where job_id = $1`,
      [jobId, gone.audio ? DELETED : null, gone.texts ? DELETED : null],
    );
    return jobId;
  }
  const failed = (more: object = {}) => ({ status: 'FAILED', error_details: failure('TIMED_OUT'), ...more });
  const rest = async (method: string, path: string, body?: object) => {
    const response = await project.call(method, `/v1/jobs/${path}`, { as: user.token, ...(body ? { body } : {}) });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  it('says when, over REST and GraphQL', async () => {
    const jobId = await swept({ status: 'COMPLETE' }, { audio: true, texts: true });
    const kept = await project.addJob(user.id, { status: 'COMPLETE', ...TEXTS });
    const at = DELETED.toISOString();
    expect((await rest('GET', jobId)).body).toMatchObject({ audio_deleted_at: at, texts_deleted_at: at });
    expect((await rest('GET', kept)).body).toMatchObject({ audio_deleted_at: null, texts_deleted_at: null });
    const FIELDS = 'audioDeletedAt textsDeletedAt';
    const one = `query ($id: ID!) { job(id: $id) { ${FIELDS} } }`;
    expect((await project.ask(one, { id: jobId }, user.token)).data.job).toEqual({
      audioDeletedAt: at,
      textsDeletedAt: at,
    });
    const { data } = await project.ask(`{ jobs { edges { node { jobId ${FIELDS} } } } }`, {}, user.token);
    expect(data.jobs.edges.map(({ node }: { node: object }) => node)).toEqual(
      expect.arrayContaining([
        { jobId, audioDeletedAt: at, textsDeletedAt: at },
        { jobId: kept, audioDeletedAt: null, textsDeletedAt: null },
      ]),
    );
  });

  it('answers 410 for its texts, and 404 for texts that are not there yet', async () => {
    const jobId = await swept({ status: 'COMPLETE' }, { texts: true });
    const young = await project.addJob(user.id);
    const files = [
      'transcript.txt',
      'transcript.json',
      'transcript.srt',
      'transcript.vtt',
      'refined.txt',
      'refined.md',
    ];
    for (const file of files) {
      expect(await rest('GET', `${jobId}/${file}`)).toMatchObject({
        status: 410,
        body: { code: 'TEXTS_DELETED', detail: expect.stringContaining('deleted the texts of this job on 2026-03-01') },
      });
      expect((await rest('GET', `${young}/${file}`)).status).toBe(404);
    }
  });

  it('is not run again once its texts were deleted, and nothing is changed by asking', async () => {
    const ids = {
      complete: await swept({ status: 'COMPLETE' }, { texts: true }),
      failed: await swept(failed(), { texts: true }),
    };
    const refused = { status: 409, body: { detail: expect.stringContaining('Retention deleted the texts') } };
    expect(await rest('POST', `${ids.failed}/retry`)).toMatchObject(refused);
    for (const id of Object.values(ids)) {
      expect(await rest('POST', `${id}/refine-again`, {})).toMatchObject(refused);
      const again = await project.ask('mutation ($id: ID!) { refineAgain(id: $id) { jobId } }', { id }, user.token);
      expect(again).toMatchObject({ code: 'CONFLICT', errors: [{ message: expect.stringContaining('new job') }] });
      expect((await rest('GET', id)).body).toMatchObject({ texts_deleted_at: DELETED.toISOString() });
    }
    const retry = await project.ask('mutation ($id: ID!) { retryJob(id: $id) { jobId } }', { id: ids.failed });
    expect(retry).toMatchObject({ code: 'CONFLICT' });
    const { data } = await project.ask('query ($id: ID!) { job(id: $id) { actions { action } } }', { id: ids.failed });
    expect(data.job.actions).toEqual([{ action: 'ACKNOWLEDGE' }]);
  });

  it('is retried without its recording where the transcript is stored, and refused where it is not', async () => {
    const withText = await swept(failed(), { audio: true });
    const without = await swept(failed({ raw_transcript: null, system_prompt_used: null, refined_text: null }), {
      audio: true,
    });
    expect(await rest('POST', `${withText}/retry`)).toMatchObject({ status: 200, body: { status: 'REFINING' } });
    expect(await rest('POST', `${without}/retry`)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('Retention deleted the recording') },
    });
  });

  it('is not counted or selected when many are requeued or refined again', async () => {
    await project.database.query('delete from studio_jobs');
    const startable = await swept(failed(), {});
    await swept(failed(), { texts: true });
    await swept({ status: 'COMPLETE' }, { texts: true });
    const retry = (dryRun: boolean) =>
      project.ask(`mutation { retryFailedJobs(dryRun: ${dryRun}, limit: 10) { matched jobs { jobId } } }`);
    const one = { data: { retryFailedJobs: { matched: 1, jobs: [{ jobId: startable }] } } };
    expect(await retry(true)).toMatchObject(one);
    expect(await retry(false)).toMatchObject(one);
    const refine = 'mutation { refineJobsAgain(dryRun: true) { matched } }';
    expect((await project.ask(refine)).data).toEqual({ refineJobsAgain: { matched: 0 } });
  });
});
