import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestProject, type TestProject, type TestUser } from '../../support/test-project.js';

interface Problem {
  status: number;
  code: string;
  title: string;
  detail: string;
  errors?: { field: string; message: string }[];
}

describe('POST /v1/jobs/new', () => {
  let project: TestProject;
  let alice: TestUser;
  let bob: TestUser;

  beforeAll(async () => {
    project = await startTestProject({ roles: ['api'] });
    [alice, bob] = [await project.signUp(), await project.signUp()];
  });
  afterAll(() => project.stop());

  const submit = (body: unknown, as?: string | null, headers?: Record<string, string>) =>
    project.call('POST', '/v1/jobs/new', { body, as, headers });
  const problemOf = async (answer: Response) => {
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const problem = (await answer.json()) as Problem;
    expect(problem.status).toBe(answer.status);
    return problem;
  };

  it('takes a job in', async () => {
    const name = `test-supabase-${randomUUID()}`;
    const answer = await submit({ user_id: alice.id, job_id: name, supabase_file_id: 'test-audio.mp3' });
    expect(answer.status).toBe(201);
    const job = (await answer.json()) as Record<string, string>;
    expect(job).toMatchObject({ client_job_id: name, status: 'NEW', user_id: alice.id });
    expect(answer.headers.get('location')).toBe(`/v1/jobs/${job.job_id}`);
    expect(job.raw_audio_url).toMatch(/\/audio\/test-audio\.mp3$/);
    for (const id of [job.job_id, name]) {
      const read = await project.call('GET', `/v1/jobs/${encodeURIComponent(id as string)}`);
      expect(await read.json()).toMatchObject({ job_id: job.job_id, events: [{ number: 1, to_status: 'NEW' }] });
    }
  });

  it('makes a UUID the id of the row', async () => {
    const id = randomUUID();
    const answer = await submit({ user_id: alice.id, job_id: id.toUpperCase(), supabase_file_id: 'a.mp3' });
    expect(await answer.json()).toMatchObject({ job_id: id, client_job_id: id.toUpperCase() });
  });

  it('gives the same job for the same submission, however many arrive together, and 409 for another file', async () => {
    const body = { user_id: alice.id, job_id: `same ${randomUUID()}`, supabase_file_id: 'a.mp3' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => submit(body)));
    const ids = await Promise.all(answers.map(async (answer) => ((await answer.json()) as { job_id: string }).job_id));
    expect(new Set(ids).size).toBe(1);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
    const other = await submit({ ...body, supabase_file_id: 'b.mp3' });
    expect(other.status).toBe(409);
    expect((await problemOf(other)).code).toBe('CONFLICT');
    expect((await submit({ ...body, user_id: bob.id })).status).toBe(201);
  });

  it('names every bad field of a malformed body', async () => {
    const answer = await submit({ user_id: 'x', job_id: '', supabase_file_id: 7, surprise: true });
    expect(answer.status).toBe(400);
    const { code, errors } = await problemOf(answer);
    expect(code).toBe('BAD_REQUEST');
    expect(errors?.map(({ field }) => field).sort()).toEqual(['job_id', 'supabase_file_id', 'surprise', 'user_id']);
  });

  const bad: readonly (readonly [string, unknown])[] = [
    ['no body', undefined],
    ['not JSON', '{"user_id": '],
    ['an array', []],
    ['a text', '"x"'],
    ['no audio', { user_id: randomUUID() }],
    ['both kinds of audio', { user_id: randomUUID(), supabase_file_id: 'a.mp3', raw_audio_url: 'a.mp3' }],
    ['a name of 129 characters', { user_id: randomUUID(), job_id: 'x'.repeat(129), supabase_file_id: 'a.mp3' }],
    ['prototype keys', `{"__proto__": {"admin": true}, "user_id": "${randomUUID()}", "supabase_file_id": "a.mp3"}`],
    ['a path that climbs', { user_id: randomUUID(), supabase_file_id: '../secrets/a' }],
    ['a climb behind a parameter', { user_id: randomUUID(), supabase_file_id: '..;/secrets/a' }],
    ['an encoded climb', { user_id: randomUUID(), supabase_file_id: '%2e%2e/secrets/a' }],
    ['a NUL', { user_id: randomUUID(), job_id: 'a\u0000b', supabase_file_id: 'a.mp3' }],
    [
      'a lone surrogate',
      '{"user_id": "00000000-0000-4000-8000-000000000000", "job_id": "\\ud800", "supabase_file_id": "a.mp3"}',
    ],
  ];
  it.each(bad)('answers 400 to %s', async (_name, body) => {
    const answer = await submit(body);
    expect(answer.status).toBe(400);
    expect((await problemOf(answer)).code).toBe('BAD_REQUEST');
  });

  it('takes a request that says JSON and has no body as one without a body', async () => {
    const { job_id: id } = (await (await submit({ user_id: alice.id, supabase_file_id: 'empty.mp3' })).json()) as {
      job_id: string;
    };
    const headers = { 'content-type': 'application/json' };
    // A job that waits cannot be retried: the request was understood.
    expect((await project.call('POST', `/v1/jobs/${id}/retry`, { headers })).status).toBe(409);
    expect((await project.call('POST', `/v1/jobs/${id}/cancel`, { headers })).status).toBe(200);
    expect((await project.call('POST', `/v1/jobs/${id}/retry`, { headers })).status).toBe(200);
    const nothing = await problemOf(await project.call('POST', '/v1/jobs/new', { headers }));
    expect(nothing).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
  });

  it('finds no job of an impossible name', async () => {
    for (const id of ['%00', 'no such job', '%F0%9F%8E%99']) {
      expect((await project.call('GET', `/v1/jobs/${id}`)).status).toBe(404);
    }
  });

  it('answers 422 to an unknown user', async () => {
    const answer = await submit({ user_id: randomUUID(), supabase_file_id: 'a.mp3' });
    expect(answer.status).toBe(422);
    expect(await problemOf(answer)).toMatchObject({ code: 'UNKNOWN_USER', errors: [{ field: 'user_id' }] });
  });

  describe('a brand', () => {
    const graphql = async (query: string, variables: object, as?: string) => {
      const answer = await project.call('POST', '/graphql', { as, body: { query, variables } });
      return (await answer.json()) as { data: unknown; errors?: { message: string; extensions: { code: string } }[] };
    };
    const create = 'mutation ($input: CreateJobInput!) { createJob(input: $input) { jobId } }';
    const brandOf = (jobId: string) =>
      project.database.query('select brand from job_brands where job_id = $1', [jobId]);

    beforeAll(async () => {
      const publish = 'mutation ($source: String!) { publishBrandBible(input: { source: $source }) { version } }';
      for (const name of ['Acme', 'Secret Label']) {
        expect(await graphql(publish, { source: JSON.stringify({ name, version: 1 }) })).not.toHaveProperty('errors');
      }
      const assign = 'mutation ($userId: UUID!) { assignBrand(userId: $userId, brand: "Acme") }';
      expect(await graphql(assign, { userId: alice.id })).toEqual({ data: { assignBrand: true } });
    });

    it('is named at intake, by an operator any, by a user their own or the one that ships', async () => {
      const body = { user_id: alice.id, supabase_file_id: `${alice.id}/a.mp3` };
      const named: readonly (readonly [string, string | undefined])[] = [
        ['Secret Label', undefined],
        ['Acme', alice.token],
        ['Evolution Studios', alice.token],
      ];
      for (const [brand, as] of named) {
        const answer = await submit({ ...body, brand }, as);
        expect(answer.status).toBe(201);
        expect(await brandOf(((await answer.json()) as { job_id: string }).job_id)).toEqual([{ brand }]);
      }
      const input = { userId: alice.id, supabaseFileId: 'a.mp3', brand: 'Acme' };
      const { data } = await graphql(create, { input });
      expect(await brandOf((data as { createJob: { jobId: string } }).createJob.jobId)).toEqual([{ brand: 'Acme' }]);
    });

    it('that is unknown is 422 and leaves nothing behind; only operators see which brands exist', async () => {
      const body = { user_id: alice.id, job_id: randomUUID(), supabase_file_id: `${alice.id}/a.mp3` };
      const told = await submit({ ...body, brand: 'Nobody' });
      expect(told.status).toBe(422);
      const problem = await problemOf(told);
      expect(problem).toMatchObject({ code: 'UNKNOWN_BRAND', errors: [{ field: 'brand' }] });
      expect(problem.detail).toContain('There are: Acme, Evolution Studios, Secret Label.');
      const details = await Promise.all(
        ['Nobody', 'Secret Label'].map(async (brand) => {
          const answer = await submit({ ...body, brand }, alice.token);
          expect(answer.status).toBe(422);
          return (await problemOf(answer)).detail.replace(brand, '…');
        }),
      );
      expect(details[0]).toBe(details[1]);
      expect(details[0]).not.toContain('There are');
      const input = { supabaseFileId: `${alice.id}/a.mp3`, brand: 'Secret Label' };
      expect((await graphql(create, { input }, alice.token)).errors?.[0]?.extensions.code).toBe('UNKNOWN_BRAND');
      expect((await project.call('GET', `/v1/jobs/${body.job_id}`)).status).toBe(404);
      expect((await submit({ ...body, brand: 'a\u0000b' })).status).toBe(400);
    });

    it('belongs to the submission: the same again gives the same job, another or none 409', async () => {
      const body = { user_id: alice.id, job_id: `branded ${randomUUID()}`, supabase_file_id: 'a.mp3', brand: 'Acme' };
      expect((await submit(body)).status).toBe(201);
      expect((await submit(body)).status).toBe(200);
      for (const brand of ['Secret Label', 'Nobody', undefined]) {
        const other = await submit({ ...body, brand });
        expect(other.status).toBe(409);
        expect(await problemOf(other)).toMatchObject({ code: 'CONFLICT', errors: [{ field: 'brand' }] });
      }
    });
  });

  it('answers 401 to a bad token, and to none that does not come from a loopback host', async () => {
    const body = { user_id: alice.id, supabase_file_id: 'a.mp3' };
    for (const as of ['nonsense', `${alice.token}x`, project.environment.supabase?.publishableKey as string]) {
      const answer = await submit(body, as);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
      await problemOf(answer);
    }
    expect((await submit(body, null, { origin: 'https://evil.example' })).status).toBe(401);
    expect((await submit(body, null, { 'x-forwarded-for': '10.0.0.1' })).status).toBe(401);
  });

  it("serves a tokenless call from this machine with the secret key's rights, in local mode", async () => {
    const answer = await submit({ user_id: alice.id, supabase_file_id: 'local.mp3' }, null);
    expect(answer.status).toBe(201);
  });

  it("answers 403 to somebody else's user_id and file, the same whether the file exists or not", async () => {
    const foreign = await submit({ user_id: bob.id, supabase_file_id: `${bob.id}/a.mp3` }, alice.token);
    expect(foreign.status).toBe(403);
    const uploaded = await bob.client.storage.from('audio').upload(`${bob.id}/his.mp3`, Buffer.from('x'));
    expect(uploaded.error).toBeNull();
    const details = await Promise.all(
      ['his.mp3', 'not-there.mp3'].map(async (file) => {
        const answer = await submit({ user_id: alice.id, supabase_file_id: `${bob.id}/${file}` }, alice.token);
        expect(answer.status).toBe(403);
        return (await problemOf(answer)).detail;
      }),
    );
    expect(details[0]).toBe(details[1]);
    expect((await submit({ user_id: alice.id, raw_audio_url: 'https://169.254.169.254/a' }, alice.token)).status).toBe(
      403,
    );
  });

  it('lets a user submit their own file and see their own job alone', async () => {
    const answer = await submit({ user_id: alice.id, supabase_file_id: `${alice.id}/mine.mp3` }, alice.token);
    expect(answer.status).toBe(201);
    const { job_id } = (await answer.json()) as { job_id: string };
    expect((await project.call('GET', `/v1/jobs/${job_id}`, { as: alice.token })).status).toBe(200);
    const foreign = await project.call('GET', `/v1/jobs/${job_id}`, { as: bob.token });
    const missing = await project.call('GET', `/v1/jobs/${randomUUID()}`, { as: bob.token });
    expect([foreign.status, missing.status]).toEqual([404, 404]);
    expect((await problemOf(foreign)).detail).toBe((await problemOf(missing)).detail);
    for (const action of ['retry', 'cancel']) {
      expect((await project.call('POST', `/v1/jobs/${job_id}/${action}`, { as: bob.token })).status).toBe(404);
    }
  });

  it('answers 429 with Retry-After when somebody sends too much', async () => {
    const limited = await startTestProject({ roles: ['api'], requestsPerMinute: 3 });
    try {
      const answers: Response[] = [];
      for (let sent = 0; sent < 4; sent += 1) answers.push(await limited.call('GET', '/v1/jobs'));
      expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 429]);
      expect(Number(answers[3]?.headers.get('retry-after'))).toBeGreaterThan(0);
      await problemOf(answers[3] as Response);
    } finally {
      await limited.stop();
    }
  });

  it('pages through jobs, newest first, each once', async () => {
    const carol = await project.signUp();
    for (let index = 0; index < 7; index += 1) {
      await submit({ user_id: carol.id, job_id: `page ${index} ${carol.id}`, supabase_file_id: 'a.mp3' });
    }
    const names: string[] = [];
    let next: string | null = null;
    do {
      const query: string = next === null ? '' : `&after=${next}`;
      const answer = await project.call('GET', `/v1/jobs?limit=3${query}`, { as: carol.token });
      const page = (await answer.json()) as { jobs: { client_job_id: string }[]; next: string | null };
      names.push(...page.jobs.map((job) => job.client_job_id));
      next = page.next;
    } while (next !== null);
    expect(names).toEqual([6, 5, 4, 3, 2, 1, 0].map((index) => `page ${index} ${carol.id}`));
    expect((await project.call('GET', '/v1/jobs?limit=1000')).status).toBe(400);
    expect((await project.call('GET', '/v1/jobs?after=nonsense')).status).toBe(400);
  });

  it('cancels a job that waits, and puts it back on retry', async () => {
    const answer = await submit({ user_id: alice.id, supabase_file_id: 'a.mp3' });
    const { job_id } = (await answer.json()) as { job_id: string };
    const cancelled = await project.call('POST', `/v1/jobs/${job_id}/cancel`);
    expect(await cancelled.json()).toMatchObject({ status: 'FAILED', error_details: { code: 'CANCELLED' } });
    expect((await project.call('POST', `/v1/jobs/${job_id}/cancel`)).status).toBe(409);
    const retried = await project.call('POST', `/v1/jobs/${job_id}/retry`);
    expect(await retried.json()).toMatchObject({ status: 'NEW', error_details: null });
    expect((await project.call('POST', `/v1/jobs/${job_id}/retry`)).status).toBe(409);
    const { events } = (await (await project.call('GET', `/v1/jobs/${job_id}`)).json()) as {
      events: { reason: string }[];
    };
    expect(events.map((event) => event.reason)).toEqual(['submitted', 'cancelled', 'retried']);
  });
});
