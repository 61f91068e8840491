import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GraphQlProject, startGraphQlProject } from './graphql-project.js';

const COVERAGE = { language: 'de', languageFrom: 'detected', checked: ['figures'], unchecked: ['negations'] };
const FINDINGS = [
  { check: 'figures', grade: 'REJECT', message: 'another figure', rawSpan: [0, 4], refinedSpan: [0, 4] },
  { check: 'words', grade: 'NOTE', message: 'reworded', rawSpan: [5, 9], refinedSpan: null },
];
const OPINION = {
  provider: 'openai',
  model: 'judge',
  usage: { provider: 'openai', model: 'judge', requests: 1, inputTokens: 120, outputTokens: 30, costUsd: 0.5 },
  asked: 2,
  judged: 1,
  voided: 1,
  pairs: [
    { rawSpan: [0, 4], refinedSpan: [0, 4], relation: 'same', rawQuote: 'text', refinedQuote: 'Text', void: false },
    { rawSpan: [5, 9], refinedSpan: [5, 5], relation: 'lost', rawQuote: 'nowhere', refinedQuote: '', void: true },
  ],
};

describe('verdicts over GraphQL and REST', () => {
  let project: GraphQlProject;
  let ada: { id: string; token: string };
  const jobs: Record<string, string> = {};

  /** A COMPLETE job whose current refinement has these columns. */
  async function judged(verdict: string, columns: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const texts = { raw_transcript: 'text said', refined_text: 'Text.', system_prompt_used: 'p' };
    const jobId = await project.addJob(ada.id, { status: 'COMPLETE', ...texts });
    const row = {
      job_id: jobId,
      version: 1,
      text: 'Text.',
      provider: 'p',
      model: 'm',
      verdict,
      prompt_hash: 'h',
      is_current: true,
    };
    const full: Record<string, unknown> = { ...row, coverage: JSON.stringify(COVERAGE), ...columns };
    const names = Object.keys(full);
    await project.database.query(
      `insert into refinements (${names.join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
      Object.values(full),
    );
    return jobId;
  }

  beforeAll(async () => {
    project = await startGraphQlProject();
    ada = await project.signUp();
    jobs.pass = await judged('PASS');
    jobs.reject = await judged('REJECT', { findings: JSON.stringify(FINDINGS), opinions: JSON.stringify([OPINION]) });
    jobs.unchecked = await judged('UNCHECKED');
    // As 0.1.0 stored it.
    const old = JSON.stringify([{ check: 'numbers', message: 'm', rawSpan: null, refinedSpan: null }]);
    jobs.old = await judged('REVIEW', { coverage: null, findings: old });
    jobs.new = await project.addJob(ada.id);
  });
  afterAll(() => project.stop());

  async function ids(verdict: string): Promise<string[]> {
    const list = `query ($filter: JobFilter) { jobs(first: 10, filter: $filter, orderBy: CREATED_AT_ASC) { edges { node { jobId verdict } } } }`;
    const { data, errors } = await project.ask(list, { filter: { verdict } }, ada.token);
    expect(errors).toEqual([]);
    return data.jobs.edges.map(({ node }: { node: { jobId: string } }) => node.jobId);
  }

  it('lists jobs by the verdict on their current text', async () => {
    expect(await ids('PASS')).toEqual([jobs.pass]);
    expect(await ids('UNCHECKED')).toEqual([jobs.unchecked]);
    expect(await ids('REJECT')).toEqual([jobs.reject]);
    const several = await project.ask(
      `{ jobs(first: 10, filter: { verdict: [REVIEW, REJECT] }) { edges { node { verdict } } } }`,
      {},
      ada.token,
    );
    expect(several.data.jobs.edges.map(({ node }: { node: { verdict: string } }) => node.verdict).sort()).toEqual([
      'REJECT',
      'REVIEW',
    ]);
    const none = await project.ask(
      '{ jobs(first: 10, filter: { verdict: [] }) { edges { node { jobId } } } }',
      {},
      ada.token,
    );
    expect(none.data.jobs.edges).toEqual([]);
    const rest = await project.call('GET', '/v1/jobs?verdict=UNCHECKED', { as: ada.token });
    expect(await rest.json()).toMatchObject({ jobs: [{ job_id: jobs.unchecked, verdict: 'UNCHECKED' }] });
    expect((await project.call('GET', '/v1/jobs?verdict=GOOD', { as: ada.token })).status).toBe(400);
  });

  it('finds what does not pass by the index of it', async () => {
    const { query } = project.database;
    await query(
      `insert into studio_jobs (user_id, raw_audio_url, status, raw_transcript, refined_text, system_prompt_used, verdict, delivery_id)
      select $1, 'a.mp3', 'COMPLETE', 't', 'T', 'p', 'PASS', gen_random_uuid() from generate_series(1, 5000)`,
      [ada.id],
    );
    await query('analyze studio_jobs');
    const plan = await query<{ 'QUERY PLAN': string }>(
      `explain select job_id from studio_jobs j where j.verdict in ('REVIEW', 'UNCHECKED') order by created_at desc limit 20`,
    );
    // Two indexes hold what does not pass and nothing else; with a handful of rows either serves.
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toMatch(/studio_jobs_(user_)?verdict_idx/);
    await query(`delete from studio_jobs where refined_text = 'T'`);
  });

  it('says what was looked at, what was found and whose opinion counted', async () => {
    const detail = `query ($id: ID!) { job(id: $id) { verdict refinements {
      verdict coverage { language languageFrom checked unchecked } findings { check grade message rawSpan refinedSpan }
      opinions { provider model asked judged voided inputTokens outputTokens costUsd
        pairs { rawSpan refinedSpan relation rawQuote refinedQuote void } } } } }`;
    const { data, errors } = await project.ask(detail, { id: jobs.reject }, ada.token);
    expect(errors).toEqual([]);
    const { usage: _, ...opinion } = OPINION;
    const relations = ['SAME', 'LOST'];
    const pairs = OPINION.pairs.map((pair, at) => ({ ...pair, relation: relations[at] }));
    expect(data.job.refinements).toEqual([
      {
        verdict: 'REJECT',
        coverage: { ...COVERAGE, languageFrom: 'DETECTED' },
        findings: FINDINGS,
        opinions: [{ ...opinion, pairs, inputTokens: 120, outputTokens: 30, costUsd: 0.5 }],
      },
    ]);
    const rest = await project.call('GET', `/v1/jobs/${jobs.reject}/refinements`, { as: ada.token });
    expect(await rest.json()).toMatchObject({
      refinements: [{ verdict: 'REJECT', coverage: COVERAGE, findings: FINDINGS, opinions: [OPINION] }],
    });
    expect(await (await project.call('GET', `/v1/jobs/${jobs.reject}`, { as: ada.token })).json()).toMatchObject({
      verdict: 'REJECT',
    });
  });

  it('reads what was stored before grades and coverage, and a job without a text', async () => {
    const detail =
      'query ($id: ID!) { job(id: $id) { verdict refinements { coverage { language } opinions { model } findings { grade } } } }';
    const { data } = await project.ask(detail, { id: jobs.old }, ada.token);
    expect(data.job).toEqual({
      verdict: 'REVIEW',
      refinements: [{ coverage: null, opinions: [], findings: [{ grade: 'REVIEW' }] }],
    });
    expect((await project.ask(detail, { id: jobs.new }, ada.token)).data.job).toEqual({
      verdict: null,
      refinements: [],
    });
  });
});
