import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lockJob } from '../../../src/jobs/record/job-lock-store.js';
import { eventually } from '../../support/eventually.js';
import { type FakeOpenAi, startFakeOpenAi } from '../../support/fake-openai/fake-openai.js';
import { startTestProject, type TestProject, type TestUser } from '../../support/test-project.js';

const RAW = 'um we recorded four hundred and fifty songs at evolution studios and we utilize the big room';
const FIRST = 'We recorded 450 songs at Evolution Studios, and we use the big room.';
const SECOND = 'We recorded 450 songs at EVOLUTION STUDIOS, and we take the big room.';

function brandBible(version: number): string {
  return `---
name: Evolution Studios
version: ${version}
---
## Glossary
| EVOLUTION STUDIOS | evolution studios | In capitals since version 2. |
## Banned wording
| utilize | take |
`;
}

describe('refining again', () => {
  let project: TestProject;
  let fake: FakeOpenAi;
  let user: TestUser;

  beforeAll(async () => {
    fake = await startFakeOpenAi();
    const transcriber = { baseUrl: fake.baseUrl, model: 'whisper', apiKey: fake.apiKey };
    project = await startTestProject({ transcriber });
    user = await project.signUp();
  });
  afterAll(async () => {
    await project.stop();
    await fake.close();
  });

  /** A job with a stored transcript, taken through enriching and refining. */
  async function refinedJob(): Promise<string> {
    const [row] = await project.database.query<{ job_id: string }>(
      `insert into studio_jobs (user_id, raw_audio_url, status, raw_transcript, error_details)
       values ($1, 'a.mp3', 'FAILED', $2, '{}') returning job_id`,
      [user.id, RAW],
    );
    const jobId = row?.job_id as string;
    expect((await project.call('POST', `/v1/jobs/${jobId}/retry`)).status).toBe(200);
    return jobId;
  }

  async function atRest(jobIds: readonly string[]): Promise<void> {
    await project.database.until(async () => {
      const rows = await project.database.query(
        `select job_id from studio_jobs where job_id = any($1) and status = 'COMPLETE'`,
        [jobIds],
      );
      return rows.length === jobIds.length;
    });
  }

  async function read(jobId: string) {
    const response = await project.call('GET', `/v1/jobs/${jobId}`);
    return (await response.json()) as { refined_text: string; status: string; system_prompt_used: string };
  }

  async function versions(jobId: string, as: string = user.token) {
    const response = await project.call('GET', `/v1/jobs/${jobId}/refinements`, { as });
    const { refinements } = (await response.json()) as { refinements: Record<string, unknown>[] };
    return refinements;
  }

  async function ask(query: string, variables: object = {}, as: string = project.secretKey) {
    const response = await project.call('POST', '/graphql', { as, body: { query, variables } });
    return (await response.json()) as { data: Record<string, unknown>; errors?: { extensions: { code: string } }[] };
  }

  const publish = (version: number) =>
    ask('mutation ($source: String!) { publishBrandBible(input: { source: $source }) { version active } }', {
      source: brandBible(version),
    });

  it('gives 50 jobs a second text under a new Brand Bible without one transcription, and keeps the first', async () => {
    const jobIds = await Promise.all(Array.from({ length: 50 }, refinedJob));
    await atRest(jobIds);
    expect(await publish(2)).toMatchObject({ data: { publishBrandBible: { version: 2, active: true } } });
    const many = (dryRun: boolean) =>
      ask(`mutation { refineJobsAgain(dryRun: ${dryRun}) { dryRun matched opened } }`).then(({ data }) => data);
    expect(await many(true)).toEqual({ refineJobsAgain: { dryRun: true, matched: 50, opened: 0 } });
    expect(await many(false)).toEqual({ refineJobsAgain: { dryRun: false, matched: 50, opened: 50 } });
    await atRest(jobIds);
    for (const jobId of jobIds) {
      const [second, first] = await versions(jobId);
      expect(first).toMatchObject({ version: 1, text: FIRST, current: false, brand_bible: { version: 1 } });
      expect(second).toMatchObject({ version: 2, text: SECOND, current: true, brand_bible: { version: 2 } });
      expect(await read(jobId)).toMatchObject({
        refined_text: SECOND,
        system_prompt_used: expect.stringContaining('EVOLUTION STUDIOS'),
      });
    }
    expect(fake.requests).toHaveLength(0);
    const events = await project.database.query(
      `select from_status, to_status, reason from job_events where job_id = $1 order by number`,
      [jobIds[0]],
    );
    expect(events.slice(-2)).toEqual([
      { from_status: 'COMPLETE', to_status: 'REFINING', reason: 'refined_again' },
      { from_status: 'REFINING', to_status: 'COMPLETE', reason: 'completed' },
    ]);
  });

  it('retries a job whose transcript a person corrected with a prompt for the corrected words', async () => {
    const { database } = project;
    const [row] = await database.query<{ job_id: string }>(
      `insert into studio_jobs (user_id, raw_audio_url, status, raw_transcript, system_prompt_used, error_details)
       values ($1, 'a.mp3', 'FAILED', 'we were in the big room', 'the prompt of the old words', '{"stage": "REFINING"}')
       returning job_id`,
      [user.id],
    );
    const jobId = row?.job_id as string;
    await database.query(
      `insert into job_enrichments (job_id, document, brand_bible_name, brand_bible_version, brand_bible_hash)
       select $1, '{}', brand, version, content_hash from brand_bibles where active limit 1`,
      [jobId],
    );
    const put = await project.call('PUT', `/v1/jobs/${jobId}/transcript`, { as: user.token, body: { text: RAW } });
    expect(put.status).toBeLessThan(300);
    expect((await project.call('POST', `/v1/jobs/${jobId}/retry`)).status).toBe(200);
    await atRest([jobId]);
    const { system_prompt_used, refined_text } = await read(jobId);
    expect(system_prompt_used).toContain('You are a copy-editor');
    expect(refined_text).toMatch(/450 songs at evolution studios/i);
  });

  it('never overwrites the text that a person edited, unless the request says so', async () => {
    const jobId = await refinedJob();
    await atRest([jobId]);
    const edited = `${SECOND} Come in.`;
    const put = await project.call('PUT', `/v1/jobs/${jobId}/refined`, {
      as: user.token,
      body: { text: edited, based_on: 1 },
    });
    expect(await put.json()).toMatchObject({ version: 2, kind: 'human', current: true, author: `user ${user.id}` });
    await project.call('POST', `/v1/jobs/${jobId}/refine-again`, { as: user.token, body: {} });
    await atRest([jobId]);
    expect(await read(jobId)).toMatchObject({ refined_text: edited });
    expect((await versions(jobId)).map(({ kind, current }) => [kind, current])).toEqual([
      ['machine', false],
      ['human', true],
      ['machine', false],
    ]);
    const again = { as: user.token, body: { replace_edit: true } };
    const replaced = await project.call('POST', `/v1/jobs/${jobId}/refine-again`, again);
    expect([replaced.status, await replaced.json()]).toMatchObject([200, { status: 'REFINING' }]);
    await atRest([jobId]);
    expect(await read(jobId)).toMatchObject({ refined_text: SECOND });
    const back = await ask(`mutation ($id: ID!) { useRefinement(id: $id, version: 2) { refinedText } }`, { id: jobId });
    expect(back).toMatchObject({ data: { useRefinement: { refinedText: edited } } });
  });

  it('judges an edit anew, and shows the verdict of the current text wherever the text is shown', async () => {
    const jobId = await refinedJob();
    await atRest([jobId]);
    const shown = async () => {
      const { verdict } = (await read(jobId)) as unknown as { verdict: string };
      const asked = await ask('query ($id: ID!) { job(id: $id) { verdict refinements { version verdict current } } }', {
        id: jobId,
      });
      const { job } = asked.data as { job: { verdict: string; refinements: { verdict: string; current: boolean }[] } };
      const current = job.refinements.find((version) => version.current)?.verdict;
      const { data } = await user.client.from('studio_jobs').select('verdict').eq('job_id', jobId).single();
      expect([job.verdict, current, data?.verdict]).toEqual([verdict, verdict, verdict]);
      return verdict;
    };
    expect(await shown()).toBe('PASS');
    const put = (text: string) => project.call('PUT', `/v1/jobs/${jobId}/refined`, { as: user.token, body: { text } });
    const wrong = (await (await put(SECOND.replace('450', '540'))).json()) as { verdict: string; findings: object[] };
    expect(wrong.verdict).not.toBe('PASS');
    expect(wrong.findings[0]).toMatchObject({ grade: expect.stringMatching(/^(REJECT|REVIEW)$/) });
    expect(await shown()).toBe(wrong.verdict);
    expect(await (await put(SECOND)).json()).toMatchObject({ verdict: 'PASS', coverage: expect.objectContaining({}) });
    expect(await shown()).toBe('PASS');
    await ask('mutation ($id: ID!) { useRefinement(id: $id, version: 2) { verdict } }', { id: jobId });
    expect(await shown()).toBe(wrong.verdict);
    await project.call('POST', `/v1/jobs/${jobId}/refine-again`, { as: user.token, body: {} });
    await atRest([jobId]);
    // The edit stays, and its verdict with it.
    expect(await shown()).toBe(wrong.verdict);
    await project.call('POST', `/v1/jobs/${jobId}/refine-again`, { as: user.token, body: { replace_edit: true } });
    await atRest([jobId]);
    expect(await shown()).toBe('PASS');
  });

  it('gives the same bytes of text and prompt for the same transcript under the same version', async () => {
    const jobId = await refinedJob();
    await atRest([jobId]);
    const prompts: string[] = [];
    for (let round = 0; round < 2; round += 1) {
      await project.call('POST', `/v1/jobs/${jobId}/refine-again`, { as: user.token, body: {} });
      await atRest([jobId]);
      prompts.push((await read(jobId)).system_prompt_used);
    }
    const [third, second, first] = await versions(jobId);
    expect(prompts[1]).toBe(prompts[0]);
    for (const again of [second, third]) {
      expect(again).toMatchObject({
        text: first?.text,
        prompt_hash: first?.prompt_hash,
        brand_bible: first?.brand_bible,
      });
    }
  });

  it('reports to an editor that another text is current by now', async () => {
    const jobId = await refinedJob();
    await atRest([jobId]);
    const put = (text: string, basedOn: number) =>
      project.call('PUT', `/v1/jobs/${jobId}/refined`, { body: { text, based_on: basedOn } });
    expect((await put(`${SECOND} One.`, 1)).status).toBe(200);
    expect((await put(`${SECOND} Two.`, 1)).status).toBe(409);
    expect((await put(' ', 2)).status).toBe(400);
  });

  it('refines an edited transcript, and keeps the one that was recognised', async () => {
    const jobId = await refinedJob();
    await atRest([jobId]);
    const text = 'we recorded twelve songs';
    expect((await project.call('PUT', `/v1/jobs/${jobId}/transcript`, { body: { text } })).status).toBe(204);
    await project.call('POST', `/v1/jobs/${jobId}/refine-again`, { body: {} });
    await atRest([jobId]);
    expect(await read(jobId)).toMatchObject({ refined_text: 'We recorded 12 songs.', raw_transcript: text });
    const kept = await project.database.query(
      'select version, kind, text from transcript_versions where job_id = $1 order by version',
      [jobId],
    );
    expect(kept).toEqual([
      { version: 1, kind: 'machine', text: RAW },
      { version: 2, kind: 'human', text },
    ]);
  });

  it("is for a job's owner, for admins and for the secret key", async () => {
    const jobId = await refinedJob();
    await atRest([jobId]);
    const stranger = await project.signUp();
    const asStranger = { as: stranger.token, body: {} };
    expect((await project.call('POST', `/v1/jobs/${jobId}/refine-again`, asStranger)).status).toBe(404);
    const text = { as: stranger.token, body: { text: 'x' } };
    expect((await project.call('PUT', `/v1/jobs/${jobId}/refined`, text)).status).toBe(404);
    expect((await project.call('PUT', `/v1/jobs/${jobId}/transcript`, text)).status).toBe(404);
    expect((await project.call('GET', `/v1/jobs/${jobId}/refinements`, { as: stranger.token })).status).toBe(404);
    const named = { as: user.token, body: { brand_bible_version: 1 } };
    expect((await project.call('POST', `/v1/jobs/${jobId}/refine-again`, named)).status).toBe(403);
    for (const query of [
      'mutation { refineJobsAgain(dryRun: true) { matched } }',
      '{ brandBibles { edges { cursor } } }',
      '{ brandBible(brand: "Evolution Studios", version: 1) { version } }',
      '{ brandBibleDiff(brand: "Evolution Studios", from: 1, to: 2) { place } }',
      'mutation { publishBrandBible(input: { source: "x" }) { version } }',
      `mutation { assignBrand(userId: "${user.id}", brand: "Evolution Studios") }`,
    ]) {
      expect((await ask(query, {}, user.token)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });

  it('shows what changed from the transcript to the text, over REST and GraphQL alike', async () => {
    const jobId = await refinedJob();
    await atRest([jobId]);
    const response = await project.call('GET', `/v1/jobs/${jobId}/diff`, { as: user.token });
    const { changes } = (await response.json()) as { changes: { label: string; before: string; after: string }[] };
    expect(changes.map(({ label, before }) => [label, before])).toEqual([
      ['FILLER', 'um'],
      ['NUMBER_FORMAT', 'four hundred and fifty'],
      ['STYLE', 'utilize'],
    ]);
    const asked = await ask('query ($id: ID!) { textDiff(id: $id) { label before } }', { id: jobId }, user.token);
    expect(asked.data.textDiff).toEqual(changes.map(({ label, before }) => ({ label, before })));
    const stranger = await project.signUp();
    expect((await project.call('GET', `/v1/jobs/${jobId}/diff`, { as: stranger.token })).status).toBe(404);
  });

  it('waits for another transaction that holds the job for a moment', async () => {
    const jobId = await refinedJob();
    await atRest([jobId]);
    const blocked = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    const { answer } = await project.database.db.transaction().execute(async (trx) => {
      await lockJob(trx, jobId);
      let answered = false;
      const answer = project.call('POST', `/v1/jobs/${jobId}/refine-again`, { as: user.token, body: {} });
      void answer.finally(() => {
        answered = true;
      });
      await eventually(async () => answered || (await project.database.query(blocked)).length > 0);
      return { answer };
    });
    expect((await answer).status).toBe(200);
    await atRest([jobId]);
  });

  it('waits for a job that is on its way, and knows which versions there are', async () => {
    const jobId = await refinedJob();
    await atRest([jobId]);
    const missing = await project.call('POST', `/v1/jobs/${jobId}/refine-again`, { body: { brand_bible_version: 99 } });
    expect(missing.status).toBe(404);
    const waiting = `insert into studio_jobs (user_id, raw_audio_url, delivery_id) values ($1, 'a.mp3', gen_random_uuid()) returning job_id`;
    const [row] = await project.database.query<{ job_id: string }>(waiting, [user.id]);
    const early = await project.call('POST', `/v1/jobs/${row?.job_id}/refine-again`, { body: {} });
    expect(early.status).toBe(409);
  });

  it('shows Brand Bibles page by page, and what changed', async () => {
    await publish(3);
    const page = await ask(
      '{ brandBibles(first: 1) { edges { cursor node { name version active } } pageInfo { hasNextPage } } }',
    );
    const { edges, pageInfo } = page.data.brandBibles as {
      edges: { cursor: string; node: object }[];
      pageInfo: object;
    };
    expect(edges[0]?.node).toEqual({ name: 'Evolution Studios', version: 3, active: true });
    expect(pageInfo).toEqual({ hasNextPage: true });
    const next = await ask('query ($after: String) { brandBibles(after: $after) { edges { node { version } } } }', {
      after: edges[0]?.cursor,
    });
    expect(next.data).toEqual({ brandBibles: { edges: [{ node: { version: 2 } }, { node: { version: 1 } }] } });
    const diff = await ask('{ brandBibleDiff(brand: "Evolution Studios", from: 1, to: 3) { place kind } }');
    expect(diff.data.brandBibleDiff).toContainEqual({ place: 'glossary "EVOLUTION STUDIOS"', kind: 'ADDED' });
  });
});
