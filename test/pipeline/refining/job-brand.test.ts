import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GraphQlProject, startGraphQlProject } from '../../jobs/graphql/graphql-project.js';
import { type FakeOpenAi, startFakeOpenAi } from '../../support/fake-openai/fake-openai.js';
import type { TestUser } from '../../support/test-project.js';

const SAID = 'um we utilize loop kit';
const source = (name: string, term: string) =>
  `---\nname: ${name}\nversion: 1\n---\n## Glossary\n| ${term} | loop kit | The brand's own spelling. |\n`;

describe('the brand that a job is refined under', () => {
  let project: GraphQlProject;
  let fake: FakeOpenAi;
  let user: TestUser;
  let file: string;

  beforeAll(async () => {
    fake = await startFakeOpenAi();
    fake.transcriptions.always({ kind: 'text', text: SAID });
    const transcriber = { baseUrl: fake.baseUrl, model: 'whisper-1', apiKey: fake.apiKey };
    project = await startGraphQlProject({ roles: ['api', 'worker'], transcriber });
    user = await project.signUp();
    const publish = 'mutation ($source: String!) { publishBrandBible(input: { source: $source }) { version } }';
    for (const [name, term] of [
      ['Own', 'LoopKit'],
      ['Named', 'LOOP-KIT'],
    ] as const) {
      expect((await project.ask(publish, { source: source(name, term) })).errors).toEqual([]);
    }
    const assign = `mutation { assignBrand(userId: "${user.id}", brand: "Own") }`;
    expect((await project.ask(assign)).errors).toEqual([]);
    file = `${user.id}/said.mp3`;
    const audio = await readFile('samples/test-audio.mp3');
    const { error } = await user.client.storage.from('audio').upload(file, audio, { contentType: 'audio/mpeg' });
    expect(error).toBeNull();
  });
  afterAll(async () => {
    await project.stop();
    await fake.close();
  });

  async function refinedUnder(jobId: string) {
    const done = async () => {
      const [row] = await project.database.query<{ status: string }>('select * from studio_jobs where job_id = $1', [
        jobId,
      ]);
      return row !== undefined && ['COMPLETE', 'FAILED'].includes(row.status) ? row : null;
    };
    const row = await project.database.until(done);
    const [pin] = await project.database.query(
      `select r.brand_bible_name as brand, r.text, b.content_hash = r.brand_bible_hash as pinned
       from refinements r join brand_bibles b on b.brand = r.brand_bible_name and b.version = r.brand_bible_version
       where r.job_id = $1`,
      [jobId],
    );
    return { row, pin };
  }

  it("is the user's own where a frontend inserts the row", async () => {
    const { data, error } = await user.client
      .from('studio_jobs')
      .insert({ user_id: user.id, raw_audio_url: file })
      .select('job_id')
      .single();
    expect(error).toBeNull();
    const { row, pin } = await refinedUnder(data?.job_id);
    expect(row).toMatchObject({ status: 'COMPLETE', error_details: null, raw_transcript: SAID });
    expect(row).toMatchObject({ refined_text: expect.stringContaining('LoopKit') });
    expect(pin).toMatchObject({ brand: 'Own', pinned: true });
  });

  async function submitNamed(): Promise<string> {
    const body = { user_id: user.id, supabase_file_id: file, brand: 'Named' };
    const answer = await project.call('POST', '/v1/jobs/new', { body });
    expect(answer.status).toBe(201);
    const made = (await answer.json()) as { job_id: string };
    expect(made).toMatchObject({ brand: 'Named', brand_bible: null });
    return made.job_id;
  }

  it('is the one named at intake, before that of the user', async () => {
    const { row, pin } = await refinedUnder(await submitNamed());
    // Edited as English, though five words tell no language: the filler is gone.
    expect(row).toMatchObject({ status: 'COMPLETE', refined_text: 'We utilize LOOP-KIT.' });
    expect(pin).toMatchObject({ brand: 'Named', pinned: true });
  });

  it('is shown with the version that the job follows, and only to its owner', async () => {
    const jobId = await submitNamed();
    await refinedUnder(jobId);
    const ask = `{ job(id: "${jobId}") { brand brandBible { name version hash } } jobs { edges { node { jobId brand } } } }`;
    const { data, errors } = await project.ask(ask, {}, user.token);
    expect(errors).toEqual([]);
    const held = { name: 'Named', version: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) };
    expect(data.job).toEqual({ brand: 'Named', brandBible: held });
    expect(data.jobs.edges).toContainEqual({ node: { jobId, brand: 'Named' } });
    for (const path of [`/v1/jobs/${jobId}`, '/v1/jobs?limit=1']) {
      const told = (await (await project.call('GET', path, { as: user.token })).json()) as { jobs?: unknown[] };
      expect(told.jobs?.[0] ?? told).toMatchObject({ job_id: jobId, brand: 'Named', brand_bible: data.job.brandBible });
    }
    const publish = 'mutation ($source: String!) { publishBrandBible(input: { source: $source }) { version } }';
    const second = source('Named', 'Loop-Kit').replace('version: 1', 'version: 2');
    expect((await project.ask(publish, { source: second })).errors).toEqual([]);
    const again = `mutation { refineAgain(id: "${jobId}") { brand brandBible { version } } }`;
    expect((await project.ask(again)).data.refineAgain).toEqual({ brand: 'Named', brandBible: { version: 2 } });
    await refinedUnder(jobId);
    expect((await project.ask(ask, {}, user.token)).data.job.brandBible).toMatchObject({ version: 2 });

    const { client } = await project.signUp();
    for (const table of ['job_brands', 'refine_orders']) {
      expect((await user.client.from(table).select('job_id').eq('job_id', jobId)).data).toHaveLength(1);
      expect((await client.from(table).select('job_id')).data).toEqual([]);
    }
    expect((await user.client.from('refine_orders').select('ordered_by')).error?.code).toBe('42501');
  });
});
