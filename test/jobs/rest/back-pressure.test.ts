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
  }, 30_000);
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

  it('answers 503 with Retry-After at once while requests wait for connections, and loses none of those', async () => {
    const blocker = new pg.Client({ connectionString: project.database.url });
    await blocker.connect();
    await blocker.query('begin; lock table studio_jobs in access exclusive mode');
    const users = await Promise.all(Array.from({ length: 9 }, () => project.signUp()));
    const stuck: Promise<Response>[] = [];
    let refused: { answer: Response; tookMs: number } | null = null;
    for (const of of users) {
      const started = performance.now();
      const asked = submit('stuck', of);
      const answer = await Promise.race([asked, pause(300, null)]);
      if (answer === null) stuck.push(asked);
      else refused = { answer, tookMs: performance.now() - started };
      if (refused !== null) break;
    }
    if (refused === null) throw new Error('nobody was refused');
    // The engine's own readers hold or wait for some of the three connections, too.
    expect(stuck.length).toBeGreaterThan(0);
    expect(refused.answer.status).toBe(503);
    expect(refused.answer.headers.get('retry-after')).toBe('2');
    expect(refused.tookMs).toBeLessThan(300);
    await blocker.query('commit');
    await blocker.end();
    for (const answer of await Promise.all(stuck)) expect(answer.status).toBe(201);
  });
});
