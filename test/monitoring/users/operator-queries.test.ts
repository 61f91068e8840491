import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { failure, type GraphQlProject, startGraphQlProject } from '../../jobs/graphql/graphql-project.js';
import type { TestUser } from '../../support/test-project.js';

let project: GraphQlProject;
let ada: TestUser;
let email: string;

beforeAll(async () => {
  project = await startGraphQlProject();
  ada = await project.signUp();
  const [row] = await project.database.query<{ email: string }>('select email from auth.users where id = $1', [ada.id]);
  email = row?.email ?? '';
  const done = await project.addJob(ada.id, {
    status: 'COMPLETE',
    refined_text: 'r',
    raw_transcript: 'r',
    system_prompt_used: 'p',
  });
  for (const cost of [0.25, 0.5]) {
    await project.database.query(
      `insert into job_usage (job_id, attempt, stage, provider, model, requests, audio_seconds, cost_usd) values ($1, 1, 'TRANSCRIBING', 'p', 'm', 1, 30, $2)`,
      [done, cost],
    );
  }
  await project.addJob(ada.id);
  await project.addJob(ada.id, { status: 'FAILED', error_details: failure('CANCELLED') });
  for (const provider of ['groq', 'groq', 'openai']) {
    const details = failure('TRANSCRIBER_UNAVAILABLE', { provider, message: `${provider} answered HTTP 503.` });
    await project.addJob(ada.id, { status: 'FAILED', error_details: details });
  }
});
afterAll(() => project?.stop());

describe('users', () => {
  const find = async (search: string) =>
    (
      await project.ask(
        'query ($search: String!) { users(search: $search) { userId email brand jobs failed unfinished audioSeconds costUsd newestJobAt } }',
        { search },
      )
    ).data.users;

  it('are found by their address in any case, by a part of it and by their id', async () => {
    for (const search of [email.toUpperCase(), email.slice(0, 9), ada.id]) {
      expect(await find(search)).toEqual([
        expect.objectContaining({
          userId: ada.id,
          email,
          brand: null,
          jobs: 6,
          failed: 3,
          unfinished: 1,
          audioSeconds: 60,
          costUsd: 0.75,
        }),
      ]);
    }
    expect(await find('nobody@nowhere.example')).toEqual([]);
    expect(await find("%' or true --")).toEqual([]);
  });
});

describe('failureBreakdown', () => {
  const BREAKDOWN = `query ($filter: FailedJobFilter, $from: DateTime) {
    failureBreakdown(filter: $filter, from: $from) { code provider pattern jobs users } }`;
  const groq = {
    code: 'TRANSCRIBER_UNAVAILABLE',
    provider: 'groq',
    pattern: 'groq answered HTTP 503.',
    jobs: 2,
    users: 1,
  };

  it.each([
    { provider: 'groq' },
    { provider: 'groq', failedFrom: '2020-01-01T00:00:00Z' },
    { messagePattern: 'groq answered HTTP 503.', stage: 'REFINING', errorCodes: ['TRANSCRIBER_UNAVAILABLE'] },
    // These are counted one by one.
    { provider: 'groq', retryable: true },
    { provider: 'groq', createdFrom: '2020-01-01T00:00:00Z' },
  ])('takes the filter of the lists: %j', async (filter) => {
    expect((await project.ask(BREAKDOWN, { filter })).data.failureBreakdown).toEqual([groq]);
    const { data } = await project.ask(
      'query ($filter: FailedJobFilter) { failedJobs(filter: $filter) { edges { node { jobId } } } }',
      { filter },
    );
    expect(data.failedJobs.edges).toHaveLength(groq.jobs);
    expect((await project.ask(BREAKDOWN, { filter }, ada.token)).data.failureBreakdown).toEqual([groq]);
  });

  it('finds by e-mail address, and nothing in the future', async () => {
    expect((await project.ask(BREAKDOWN, { filter: { email } })).data.failureBreakdown).toHaveLength(2);
    const from = new Date(Date.now() + 3_600_000).toISOString();
    expect((await project.ask(BREAKDOWN, { from })).data.failureBreakdown).toEqual([]);
  });

  it('is acknowledged by the same filter, once', async () => {
    const filter = { provider: 'openai' };
    const mutation = 'mutation ($filter: FailedJobFilter!) { acknowledgeFailures(filter: $filter, note: "Known.") }';
    expect((await project.ask(mutation, { filter })).data.acknowledgeFailures).toBe(1);
    expect((await project.ask(mutation, { filter })).data.acknowledgeFailures).toBe(0);
    const { data } = await project.ask(
      '{ failedJobs(filter: { acknowledged: true }) { edges { node { acknowledgement { note } } } } }',
    );
    expect(data.failedJobs.edges).toEqual([{ node: { acknowledgement: { note: 'Known.' } } }]);
  });

  it('is drawn over time by code and provider', async () => {
    const { data } = await project.ask('{ failureSeries(bucketSeconds: 3600) { code provider failures } }');
    const counted = new Map<string, number>();
    for (const { provider, failures } of data.failureSeries)
      counted.set(provider, (counted.get(provider) ?? 0) + failures);
    expect([...counted].sort()).toEqual([
      ['groq', 2],
      ['openai', 1],
    ]);
  });
});

describe('settings', () => {
  it('are shown with their values, and no secret is among them', async () => {
    const { data } = await project.ask('{ settings { section name value set secret description } }');
    const text = JSON.stringify(data);
    const { supabase, databaseUrl } = project.environment;
    for (const secret of [supabase?.secretKey, supabase?.jwtSecret, databaseUrl]) expect(text).not.toContain(secret);
    const byName = new Map(data.settings.map((one: { name: string }) => [one.name, one]));
    expect(byName.get('PORT')).toMatchObject({ secret: false });
    expect(byName.get('SUPABASE_SERVICE_ROLE_KEY')).toMatchObject({ secret: true, value: null });
    expect(byName.get('DATABASE_URL')).toMatchObject({ secret: true, value: null });
  });
});

describe('checkBrandBible', () => {
  const CHECK =
    'query ($source: String!) { checkBrandBible(source: $source) { name version newest problems { line field } } }';
  const check = async (source: string) => (await project.ask(CHECK, { source })).data.checkBrandBible;
  const source = '---\nname: Checked\nversion: 2\n---\n## Voice\n- Be kind.\n';

  it('says everything that stands against publishing, and what is newest', async () => {
    expect(await check(source)).toEqual({ name: 'Checked', version: 2, newest: null, problems: [] });
    const publish = 'mutation ($source: String!) { publishBrandBible(input: { source: $source }) { version } }';
    await project.ask(publish, { source });
    expect((await check(source)).problems).toEqual([]);
    expect(await check(source.replace('kind', 'brief'))).toMatchObject({
      newest: 2,
      problems: [{ line: 3, field: 'version' }],
    });
    const broken = source.replace('- Be kind.', 'Be kind.\n## Glossary\n| a |');
    expect((await check(broken)).problems).toEqual([
      { line: 6, field: 'line 6' },
      { line: 8, field: 'line 8' },
    ]);
    const { errors } = await project.ask(publish, { source: broken });
    expect(errors[0]?.extensions.errors).toMatchObject([{ line: 6 }, { line: 8 }]);
  });
});

// The last of the file: so many users are in nobody else's way.
describe('the metrics', () => {
  const series = async () =>
    (await (await project.call('GET', '/metrics')).text())
      .split('\n')
      .filter((line) => line !== '' && line[0] !== '#')
      .map((line) => line.slice(0, line.lastIndexOf(' ')))
      .sort();

  it('have no series more for ten thousand users with a job each', async () => {
    await series();
    const before = await series();
    await project.database.query(
      `with many as (insert into auth.users (id, email) select gen_random_uuid(), i || '@many.example' from generate_series(1, 10000) i returning id)
       insert into studio_jobs (user_id, raw_audio_url, driven_by) select id, id || '/a.mp3', 'client' from many`,
    );
    expect(await series()).toEqual(before);
    expect(before.length).toBeGreaterThan(50);
  });
});
