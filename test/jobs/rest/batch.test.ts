import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testEnvironment } from '../../support/test-environment.js';
import { startTestProject, type TestProject, type TestUser } from '../../support/test-project.js';

interface Result {
  readonly status: number;
  readonly job?: { readonly job_id: string; readonly client_job_id: string | null; readonly brand: string | null };
  readonly error?: { readonly code: string; readonly status: number; readonly errors?: { readonly field: string }[] };
}

let project: TestProject;
let alice: TestUser;
let bob: TestUser;

const send = async (jobs: unknown, as?: string, of: TestProject = project) => {
  const answer = await of.call('POST', '/v1/jobs/batch', { body: { jobs }, as });
  const body = (await answer.json()) as { results: Result[]; code?: string; detail?: string };
  return { answer, ...body };
};
const statusesOf = (results: readonly Result[]) => results.map(({ status }) => status);
const jobOf = (user: TestUser, more: object = {}) => ({
  user_id: user.id,
  supabase_file_id: `${user.id}/a.mp3`,
  ...more,
});

beforeAll(async () => {
  project = await startTestProject({ roles: ['api'] });
  [alice, bob] = [await project.signUp(), await project.signUp()];
});
afterAll(() => project.stop());

describe('POST /v1/jobs/batch', () => {
  it('answers each job separately, in order, and stores what it can', async () => {
    const name = `batch ${randomUUID()}`;
    const { answer, results } = await send([
      jobOf(alice, { job_id: name }),
      jobOf(alice, { job_id: name }),
      jobOf(alice, { job_id: name, supabase_file_id: `${alice.id}/b.mp3` }),
      { user_id: 'x', supabase_file_id: 7, surprise: true },
      { user_id: randomUUID(), supabase_file_id: 'a.mp3' },
      'no object',
      jobOf(bob, { brand: 'Evolution Studios' }),
      jobOf(bob, { brand: 'Nobody' }),
      jobOf(bob, { supabase_file_id: '../secrets/a' }),
      { user_id: bob.id },
      jobOf(bob, { job_id: null }),
    ]);
    expect(answer.status).toBe(200);
    expect(statusesOf(results)).toEqual([201, 200, 409, 400, 422, 400, 201, 422, 400, 400, 201]);
    expect(results[0]?.job).toMatchObject({ client_job_id: name, status: 'NEW', user_id: alice.id, brand: null });
    expect(results[1]?.job).toEqual(results[0]?.job);
    expect(results[2]?.error).toMatchObject({ code: 'CONFLICT', status: 409, instance: '/v1/jobs/batch' });
    expect(results[3]?.error?.errors?.map(({ field }) => field).sort()).toEqual([
      'supabase_file_id',
      'surprise',
      'user_id',
    ]);
    expect(results[4]?.error).toMatchObject({ code: 'UNKNOWN_USER', errors: [{ field: 'user_id' }] });
    expect(results[6]?.job?.brand).toBe('Evolution Studios');
    expect(results[7]?.error).toMatchObject({ code: 'UNKNOWN_BRAND' });
    const ids = results.flatMap(({ job }) => (job === undefined ? [] : [job.job_id]));
    const stored = await project.database.query('select job_id from studio_jobs where delivery_id is not null');
    expect(stored.map(({ job_id }) => job_id).sort()).toEqual([...new Set(ids)].sort());
  });

  it("refuses somebody else's user_id and file alone", async () => {
    const foreign = [jobOf(bob), jobOf(alice, { supabase_file_id: `${bob.id}/a.mp3` })];
    const { answer, results } = await send([foreign[0], jobOf(alice), foreign[1]], alice.token);
    expect(answer.status).toBe(200);
    expect(statusesOf(results)).toEqual([403, 201, 403]);
    expect((await send(foreign, alice.token)).results.map(({ error }) => error?.code)).toEqual([
      'FORBIDDEN',
      'FORBIDDEN',
    ]);
  });

  it('gives the same jobs when the batch is sent again', async () => {
    const jobs = Array.from({ length: 100 }, (_, index) => jobOf(alice, { job_id: `again ${index} ${alice.id}` }));
    const [first, second] = [await send(jobs), await send(jobs)];
    expect(new Set(statusesOf(first.results))).toEqual(new Set([201]));
    expect(new Set(statusesOf(second.results))).toEqual(new Set([200]));
    expect(second.results.map(({ job }) => job)).toEqual(first.results.map(({ job }) => job));
  });

  it('stores a batch in one transaction, whoever is refused in it', async () => {
    const jobs = Array.from({ length: 50 }, (_, index) => jobOf(bob, { job_id: `set ${index} ${bob.id}` }));
    await send([...jobs, { user_id: bob.id }]);
    const [stored] = await project.database.query(
      `select count(*)::int as jobs, count(distinct xmin::text)::int as transactions from studio_jobs where client_job_id like 'set %'`,
    );
    expect(stored).toEqual({ jobs: 50, transactions: 1 });
  });

  it.each([
    ['101 jobs', Array.from({ length: 101 }, () => ({})), 400],
    ['no job', [], 400],
    ['no list', { user_id: 'x' }, 400],
    ['nothing', undefined, 400],
    ['a body of more than 1 MiB', ['x'.repeat(1024 * 1024)], 413],
  ])('refuses %s whole', async (_name, jobs, status) => {
    const { answer } = await send(jobs);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it('takes a body that is larger than other bodies may be', async () => {
    const long = `${alice.id}/${'x'.repeat(900)}`;
    const { results } = await send(Array.from({ length: 100 }, () => jobOf(alice, { supabase_file_id: long })));
    expect(new Set(statusesOf(results))).toEqual(new Set([201]));
  });

  it('is in the OpenAPI document, with each answer', async () => {
    const document = (await (await project.call('GET', '/docs-json')).json()) as {
      paths: Record<string, { post: { responses: object; requestBody: object } }>;
    };
    const { post } = document.paths['/v1/jobs/batch'] ?? {};
    expect(Object.keys(post?.responses ?? {})).toEqual(expect.arrayContaining(['200', '400', '401', '413', '429']));
    expect(post?.requestBody).toBeDefined();
  });
});

describe('the limits of a batch', () => {
  it('are charged by jobs: 429 for the whole where the budget is short', async () => {
    const limited = await startTestProject({ roles: ['api'], requestsPerMinute: 5 });
    try {
      const user = await limited.signUp();
      const jobs = (number: number) => Array.from({ length: number }, () => jobOf(user));
      expect((await send(jobs(3), undefined, limited)).answer.status).toBe(200);
      const refused = await send(jobs(3), undefined, limited);
      expect(refused.answer.status).toBe(429);
      expect(Number(refused.answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(refused.detail).toContain('Each job of a batch counts');
      const stored = await limited.database.query('select job_id from studio_jobs');
      expect(stored).toHaveLength(3);
    } finally {
      await limited.stop();
    }
  });

  it('hold for the backlog: what finds no room is refused alone, what was taken in before is not', async () => {
    const upkeep = { ...testEnvironment().upkeep, userBacklogLimit: 3 };
    const full = await startTestProject({ roles: ['api'], upkeep });
    try {
      const user = await full.signUp();
      const named = (names: string) => [...names].map((job_id) => jobOf(user, { job_id }));
      expect(statusesOf((await send(named('ab'), undefined, full)).results)).toEqual([201, 201]);
      const { results } = await send(named('abcd'), undefined, full);
      expect(statusesOf(results)).toEqual([200, 200, 201, 429]);
      expect(results[3]?.error).toMatchObject({ code: 'RATE_LIMITED', retry_after_seconds: 30 });
    } finally {
      await full.stop();
    }
  });
});

describe('an insert of a thousand jobs by a frontend', () => {
  it('is adopted as one set', async () => {
    const carol = await project.signUp();
    const rows = Array.from({ length: 1000 }, (_, index) => ({
      user_id: carol.id,
      raw_audio_url: `${carol.id}/${index}.mp3`,
    }));
    expect((await carol.client.from('studio_jobs').insert(rows)).error).toBeNull();
    const adopted = () =>
      project.database.query<{ jobs: number; transactions: number; seconds: number }>(
        `select count(*)::int as jobs, count(distinct j.xmin::text)::int as transactions,
           extract(epoch from max(q.created_on) - max(j.created_at))::float8 as seconds
         from studio_jobs j join pgboss.job q on q.id = j.delivery_id where j.user_id = $1`,
        [carol.id],
      );
    let [state] = await adopted();
    for (const until = Date.now() + 60_000; state?.jobs !== 1000 && Date.now() < until; ) [state] = await adopted();
    expect(state).toMatchObject({ jobs: 1000, transactions: 1 });
    // From the insert to the last delivery by the database's clock: at the notification, before any periodic check.
    expect(state?.seconds).toBeLessThan(10);
  });
});
