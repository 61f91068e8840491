import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { testEnvironment } from '../../support/test-environment.js';
import { startTestProject, type TestProject, type TestUser } from '../../support/test-project.js';

const upkeep = { ...testEnvironment().upkeep, userBacklogLimit: 3, databaseWaitersLimit: 2 };

describe('back-pressure at intake', () => {
  let project: TestProject;
  let user: TestUser;
  beforeAll(async () => {
    project = await startTestProject({ roles: ['api'], databasePoolSize: 3, upkeep });
  });
  afterAll(() => project.stop());
  beforeEach(async () => {
    user = await project.signUp();
  });

  const submit = (name: string, of: TestUser = user) =>
    project.call('POST', '/v1/jobs/new', {
      body: { user_id: of.id, job_id: name, supabase_file_id: `${of.id}/a.mp3` },
    });
  const end = (name: string) =>
    project.database.query(`update studio_jobs set status = 'FAILED', error_details = '{}' where client_job_id = $1`, [
      name,
    ]);

  it('answers 429 with Retry-After while the user’s backlog is full, and takes in again when a job has ended', async () => {
    for (const name of ['a', 'b', 'c']) expect((await submit(name)).status).toBe(201);
    const refused = await submit('d');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('30');
    expect(await refused.json()).toMatchObject({
      code: 'RATE_LIMITED',
      detail: expect.stringContaining('3 unfinished jobs'),
    });
    await end('a');
    expect((await submit('d')).status).toBe(201);
  });

  it('still gives the same job for the same submission, and leaves other users alone', async () => {
    for (const name of ['a', 'b', 'c']) await submit(name);
    expect((await submit('b')).status).toBe(200);
    const other = await project.signUp();
    expect((await submit('a', other)).status).toBe(201);
  });

  it('says the same over GraphQL', async () => {
    for (const name of ['a', 'b', 'c']) await submit(name);
    const query = `mutation { createJob(input: { userId: "${user.id}", supabaseFileId: "${user.id}/a.mp3" }) { jobId } }`;
    const answer = await project.call('POST', '/graphql', { body: { query } });
    const { errors } = (await answer.json()) as { errors: { extensions: { code: string } }[] };
    expect(errors[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('lets in what a frontend inserts directly, and counts it', async () => {
    for (const name of ['a', 'b', 'c']) await submit(name);
    const row = { user_id: user.id, raw_audio_url: `${user.id}/direct.mp3` };
    expect((await user.client.from('studio_jobs').insert(row)).error).toBeNull();
    await end('a');
    expect((await submit('d')).status).toBe(429);
  });

  it('answers 503 with Retry-After immediately while requests wait for connections, and loses none of those', async () => {
    const blocker = new pg.Client({ connectionString: project.database.url });
    await blocker.connect();
    await blocker.query('begin; lock table studio_jobs in access exclusive mode');
    const users = await Promise.all(Array.from({ length: 9 }, () => project.signUp()));
    const asked: Promise<Response>[] = [];
    let refused: Response | null = null;
    for (const of of users) {
      asked.push(submit('stuck', of));
      refused = await Promise.race([...asked, pause(300, null)]);
      if (refused !== null) break;
    }
    // Whoever waits for a connection is answered after the commit alone.
    refused ??= await Promise.race(asked);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
    await blocker.query('commit');
    await blocker.end();
    // The engine's own readers hold or wait for some of the three connections, too.
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([201, 503]));
  });
});
