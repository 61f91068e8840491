import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestProject, type TestProject, type TestUser } from '../../support/test-project.js';

const HINTS = { language: 'pt-BR', keywords: ['Evolution Studios', 'João, o Velho'], speakers: '2' };
const NONE = { language: null, keywords: [], speakers: null };

/** What a submission may say of its recording, by every way in. */
describe('language, keywords, speakers and brand at intake', () => {
  let project: TestProject;
  let alice: TestUser;
  beforeAll(async () => {
    project = await startTestProject({ roles: ['api'] });
    alice = await project.signUp();
  });
  afterAll(() => project.stop());

  const body = (more: object = {}) => ({ user_id: alice.id, supabase_file_id: 'a.mp3', ...more });
  const json = async (method: string, path: string, content?: unknown) => {
    const answer = await project.call(method, path, { body: content });
    return { ...((await answer.json()) as Record<string, never>), http: answer.status } as unknown as Record<
      string,
      unknown
    > & {
      http: number;
      job_id: string;
      errors: { field: string; message: string }[];
    };
  };
  const ask = (query: string, variables: object) => json('POST', '/graphql', { query, variables });

  it('are kept from REST, and shown there and over GraphQL', async () => {
    const name = `hints ${randomUUID()}`;
    const made = await json('POST', '/v1/jobs/new', body({ ...HINTS, speakers: 2, job_id: name }));
    expect(made).toMatchObject({ http: 201, ...HINTS });
    expect(await json('GET', `/v1/jobs/${made.job_id}`)).toMatchObject(HINTS);
    expect(await json('POST', '/v1/jobs/new', body({ job_id: name }))).toMatchObject({ http: 200, ...HINTS });
    const read = await ask('query ($id: ID!) { job(id: $id) { language keywords speakers } }', { id: made.job_id });
    expect(read.data).toEqual({ job: HINTS });
  });

  it('are kept from a batch, each job its own, in the one statement that stores the batch', async () => {
    const jobs = [body(HINTS), body(), body({ keywords: ['one'], speakers: 'auto', brand: 'Evolution Studios' })];
    const { results } = (await json('POST', '/v1/jobs/batch', { jobs })) as unknown as { results: { job: object }[] };
    expect(results.map(({ job }) => job)).toMatchObject([
      HINTS,
      NONE,
      { ...NONE, keywords: ['one'], speakers: 'auto', brand: 'Evolution Studios' },
    ]);
  });

  it('are kept from createJob and createJobs', async () => {
    const input = { userId: alice.id, supabaseFileId: 'a.mp3', ...HINTS };
    const fields = 'language keywords speakers';
    const one = await ask(`mutation ($input: CreateJobInput!) { createJob(input: $input) { ${fields} } }`, { input });
    expect(one.data).toEqual({ createJob: HINTS });
    const many = await ask(
      `mutation ($inputs: [CreateJobInput!]!) { createJobs(inputs: $inputs) { job { ${fields} } } }`,
      {
        inputs: [input, { userId: alice.id, supabaseFileId: 'b.mp3' }],
      },
    );
    expect(many.data).toEqual({ createJobs: [{ job: HINTS }, { job: NONE }] });
  });

  it.each([
    [
      'language',
      ['english', 'xx', 'en_US', '', 7, 'en-', `en-${'a'.repeat(40)}`],
      /BCP 47 tag such as en, es or pt-BR/,
    ],
    ['keywords', ['one', [''], ['a\nb'], ['x'.repeat(101)], [7], Array(101).fill('word')], /list of at most 100 words/],
    ['speakers', ['two', 0, 21, 1.5, '02', -1, true, {}], /must be off, auto or a number from 1 to 20/],
  ])('%s is refused with a rule where it is none', async (field, values, rule) => {
    for (const value of values) {
      const { http, errors } = await json('POST', '/v1/jobs/new', body({ [field]: value }));
      expect({ value, http, errors }).toMatchObject({
        value,
        http: 400,
        errors: [{ field, message: expect.stringMatching(rule) }],
      });
    }
    const input = { userId: alice.id, supabaseFileId: 'a.mp3', [field]: field === 'keywords' ? [' '] : 'none' };
    const { errors } = await ask('mutation ($input: CreateJobInput!) { createJob(input: $input) { jobId } }', {
      input,
    });
    expect(errors).toMatchObject([
      { extensions: { code: 'BAD_REQUEST', errors: [{ field, message: expect.stringMatching(rule) }] } },
    ]);
  });

  describe('of a direct insert', () => {
    const insert = (more: object) =>
      alice.client
        .from('studio_jobs')
        .insert({ user_id: alice.id, raw_audio_url: `${alice.id}/a.mp3`, ...more })
        .select('job_id, language, keywords, speakers, brand')
        .single();

    it('are kept, and the brand is the one that the job follows', async () => {
      const { data, error } = await insert({ ...HINTS, speakers: 3, brand: 'Evolution Studios' });
      expect(error).toBeNull();
      expect(data).toMatchObject({ ...HINTS, speakers: '3', brand: 'Evolution Studios' });
      expect(await json('GET', `/v1/jobs/${data?.job_id}`)).toMatchObject({
        brand: 'Evolution Studios',
        speakers: '3',
      });
    });

    it.each([
      [{ language: 'english please' }, 'studio_jobs_language_tag'],
      [{ language: `en${'-abcdefgh'.repeat(5)}` }, 'studio_jobs_language_tag'],
      [{ keywords: [''] }, 'studio_jobs_keywords_bounded'],
      [{ keywords: ['ok', ' '] }, 'studio_jobs_keywords_bounded'],
      [{ keywords: ['ok', null] }, 'studio_jobs_keywords_bounded'],
      [{ keywords: ['a\nb'] }, 'studio_jobs_keywords_bounded'],
      [{ keywords: ['x'.repeat(101)] }, 'studio_jobs_keywords_bounded'],
      [{ keywords: Array(101).fill('word') }, 'studio_jobs_keywords_bounded'],
      [{ keywords: [['a'], ['b']] }, 'studio_jobs_keywords_bounded'],
      [{ speakers: 'two' }, 'studio_jobs_speakers_known'],
      [{ speakers: '21' }, 'studio_jobs_speakers_known'],
      [{ brand: '' }, 'studio_jobs_brand_named'],
      [{ brand: 'Nobody' }, 'there is no brand "Nobody" that this job can follow'],
    ])('are refused by the database where they are none: %j', async (more, message) => {
      expect((await insert(more)).error?.message).toContain(message);
    });

    it('never follows the brand of another user, and a service key may name any', async () => {
      const publish = 'mutation ($source: String!) { publishBrandBible(input: { source: $source }) { version } }';
      await ask(publish, { source: JSON.stringify({ name: 'Secret Label', version: 1 }) });
      expect((await insert({ brand: 'Secret Label' })).error?.message).toContain('there is no brand "Secret Label"');
      const row = { user_id: alice.id, raw_audio_url: 'a.mp3', brand: 'Secret Label' };
      const { data } = await project.service.from('studio_jobs').insert(row).select('job_id').single();
      expect(await json('GET', `/v1/jobs/${data?.job_id}`)).toMatchObject({ brand: 'Secret Label' });
    });
  });
});
