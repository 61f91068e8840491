import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sayEverywhere, tablesSaying } from '../../monitoring/sweeps/words-in-tables.js';
import type { TestUser } from '../../support/test-project.js';
import { type GraphQlProject, startGraphQlProject } from './graphql-project.js';

const DELETE = 'mutation ($id: ID!) { deleteJob(id: $id) { jobId } }';

describe('deleting a job', () => {
  let project: GraphQlProject;
  let ada: TestUser;
  let bob: TestUser;

  beforeAll(async () => {
    project = await startGraphQlProject();
    [ada, bob] = [await project.signUp(), await project.signUp()];
  });
  afterAll(() => project?.stop());

  it('deletes its row, every word of it and promises to delete its recording, and leaves who did it', async () => {
    const path = `${ada.id}/words.mp3`;
    const texts = { raw_transcript: 'r', refined_text: 'r', system_prompt_used: 'p', submitted_by: 'user' };
    const id = await project.addJob(ada.id, { status: 'COMPLETE', raw_audio_url: path, ...texts });
    await project.database.query(
      `insert into job_transcripts (job_id, language, duration_seconds) values ($1, 'en', 1)`,
      [id],
    );
    await sayEverywhere(project.database, id, 'zyzzyva');
    await project.database.query('select job_texts_index(100)');
    expect(await tablesSaying(project.database, 'zyzzyva')).toContain('job_texts');

    const { data } = await project.ask(DELETE, { id }, ada.token);
    expect(data.deleteJob).toEqual({ jobId: id });
    expect(await tablesSaying(project.database, 'zyzzyva')).toEqual([]);
    expect(await tablesSaying(project.database, id)).toEqual(['audio_deletions', 'operator_actions']);
    const [act] = await project.database.query('select actor, action, filter from operator_actions where job_id = $1', [
      id,
    ]);
    expect(act).toEqual({ actor: `user ${ada.id}`, action: 'DELETE_JOB', filter: { userId: ada.id } });
    expect(
      await project.database.query('select raw_audio_url, reason from audio_deletions where job_id = $1', [id]),
    ).toEqual([{ raw_audio_url: path, reason: 'requested' }]);
    expect((await project.ask(DELETE, { id }, ada.token)).code).toBe('NOT_FOUND');
  });

  it('is for its owner alone, over REST too', async () => {
    const id = await project.addJob(ada.id);
    expect((await project.call('DELETE', `/v1/jobs/${id}`, { as: bob.token })).status).toBe(404);
    expect(
      (await project.call('DELETE', `/v1/jobs/${id}`, { as: null, headers: { origin: 'https://a.example' } })).status,
    ).toBe(401);
    expect((await project.call('DELETE', `/v1/jobs/${id}`, { as: ada.token })).status).toBe(204);
    expect((await project.call('DELETE', `/v1/jobs/${id}`, { as: ada.token })).status).toBe(404);
  });
});
