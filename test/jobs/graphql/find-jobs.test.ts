import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestUser } from '../../support/test-project.js';
import { failure, type GraphQlProject, startGraphQlProject } from './graphql-project.js';

const JOBS = 'query ($filter: JobFilter) { jobs(first: 50, filter: $filter) { edges { node { jobId } } } }';
const FAILED =
  'query ($filter: FailedJobFilter) { failedJobs(first: 50, filter: $filter) { edges { node { jobId } } } }';

let project: GraphQlProject;
let ada: TestUser;
let bob: TestUser;
let email: string;
const jobs: Record<string, string> = {};

async function complete(user: TestUser, name: string, raw: string, refined: string, language = 'en') {
  const jobId = await project.addJob(user.id, { status: 'REFINING', raw_transcript: raw, system_prompt_used: 'p' });
  await project.database.query(
    `insert into job_transcripts (job_id, language, duration_seconds, flags) values ($1, $2, 1, $3)`,
    [jobId, language, JSON.stringify(name === 'rough' ? [{ kind: 'LOOP' }, { kind: 'TIMES_ESTIMATED' }] : [])],
  );
  await project.database.query(
    `insert into job_enrichments (job_id, document, brand_bible_name, brand_bible_version, brand_bible_hash) values ($1, '{}', $2, 1, 'h')`,
    [jobId, name === 'branded' ? 'Acme' : 'House'],
  );
  await project.database.query(
    `insert into refinements (job_id, version, text, provider, model, verdict, prompt_hash, is_current)
     values ($1, 1, $2, 'p', 'm', $3, 'h', true)`,
    [jobId, refined, name === 'doubtful' ? 'REVIEW' : 'PASS'],
  );
  await project.database.query(`update studio_jobs set status = 'COMPLETE', refined_text = $2 where job_id = $1`, [
    jobId,
    refined,
  ]);
  jobs[name] = jobId;
}

async function fail(user: TestUser, name: string, details: object, ago: string) {
  const at = `now() - interval '${ago}'`;
  jobs[name] = await project.addJob(user.id, {
    status: 'FAILED',
    error_details: failure('TRANSCRIBER_UNAVAILABLE', details),
  });
  await project.database.query(`update studio_jobs set status_since = ${at} where job_id = $1`, [jobs[name]]);
}

beforeAll(async () => {
  project = await startGraphQlProject();
  [ada, bob] = [await project.signUp(), await project.signUp()];
  const [row] = await project.database.query<{ email: string }>('select email from auth.users where id = $1', [ada.id]);
  email = row?.email ?? '';
  await project.database.query(
    `insert into brand_bibles (brand, version, content, content_hash, source, published_by) values ('House', 1, '{}', repeat('0', 64), '', 'engine')`,
  );
  await complete(ada, 'plain', 'um we recorded the harbour', 'We recorded the harbour.');
  await complete(ada, 'rough', 'the the the lighthouse keeper', 'The lighthouse keeper.');
  await complete(ada, 'branded', 'a lighthouse at night', 'A lighthouse at night.');
  await complete(ada, 'doubtful', 'die Leuchttürme am Hafen', 'Die Leuchttürme am Hafen.', 'de');
  await complete(bob, 'foreign', 'their lighthouse', 'Their lighthouse.');
  await fail(ada, 'groq', { provider: 'groq', message: 'groq answered HTTP 503 after 12 s.' }, '10 minutes');
  await fail(ada, 'groq earlier', { provider: 'groq', message: 'groq answered HTTP 503 after 9 s.' }, '3 hours');
  await fail(ada, 'openai', { provider: 'openai', message: 'openai answered HTTP 500 after 12 s.' }, '20 minutes');
  await fail(bob, 'foreign failure', { provider: 'groq', message: 'groq answered HTTP 503 after 1 s.' }, '1 minute');
});
afterAll(() => project?.stop());

async function names(document: string, filter: object, as: string): Promise<readonly string[]> {
  const { data, errors } = await project.ask(document, { filter }, as);
  expect(errors).toEqual([]);
  const edges = Object.values(data as Record<string, { edges: { node: { jobId: string } }[] }>)[0]?.edges ?? [];
  const byId = new Map(Object.entries(jobs).map(([name, id]) => [id, name]));
  return edges.map(({ node }) => byId.get(node.jobId) ?? '?');
}

describe('jobs are found', () => {
  beforeAll(async () => {
    // The engine indexes a second after a move, also what people edit.
    for (let waiting = 1; waiting > 0; ) {
      const [row] = await project.database.query<{ n: number }>('select count(*)::integer as n from job_text_queue');
      waiting = row?.n ?? 0;
      if (waiting > 0) await project.database.query('select job_texts_index(100)');
    }
  });

  it.each([
    ['lighthouse', ['branded', 'rough']],
    ['lighthouses keepers', ['rough']],
    ['"lighthouse at night"', ['branded']],
    ['harbour or night', ['branded', 'plain']],
    ['lighthouse -keeper', ['branded']],
    ['Leuchtturm', ['doubtful']],
    ['um', ['plain']],
    ['the', []],
    ['zeppelin', []],
  ])('by the words %s, one’s own alone', async (search, expected) => {
    expect([...(await names(JOBS, { search }, ada.token))].sort()).toEqual(expected);
  });

  it('by words among everybody’s, for a key alone', async () => {
    expect(await names(JOBS, { search: 'lighthouse' }, project.secretKey)).toContain('foreign');
    expect(await names(JOBS, { search: 'lighthouse', userId: bob.id }, ada.token)).toEqual([]);
  });

  it('by another word once the text was edited, and by none once it is deleted', async () => {
    const edit = 'mutation ($id: ID!) { editRefinedText(id: $id, text: "A beacon.") { jobId } }';
    await project.ask(edit, { id: jobs.foreign }, bob.token);
    await project.database.query('select job_texts_index(100)');
    expect(await names(JOBS, { search: 'beacons' }, bob.token)).toEqual(['foreign']);
    const retention =
      'update studio_jobs set raw_transcript = null, refined_text = null, system_prompt_used = null, texts_deleted_at = now()';
    await project.database.query(`${retention} where job_id = $1`, [jobs.foreign]);
    await project.database.query('select job_texts_index(100)');
    expect(await names(JOBS, { search: 'beacons' }, bob.token)).toEqual([]);
  });

  it.each<[object, readonly string[]]>([
    [{ brand: 'Acme' }, ['branded']],
    [{ brand: 'House', statuses: ['COMPLETE'] }, ['doubtful', 'rough', 'plain']],
    [{ flag: ['LOOP', 'TIMES_ESTIMATED'] }, ['rough']],
    [{ flag: ['AUDIO_GAP'] }, []],
    [{ verdict: ['REVIEW'] }, ['doubtful']],
    [{ brand: 'Acme', flag: ['LOOP'] }, []],
    [{ provider: 'groq' }, ['groq', 'groq earlier']],
  ])('by %j', async (filter, expected) => {
    expect(await names(JOBS, filter, ada.token)).toEqual(expected);
  });

  it('to review, until a person decides and again with a new text', async () => {
    const toReview = async () => [...(await names(JOBS, { toReview: true }, ada.token))].sort();
    expect(await toReview()).toEqual(['doubtful', 'rough']);
    const review = (decision: string, more: object = {}) =>
      project.ask(
        `mutation ($id: ID!, $decision: ReviewDecision!, $note: String, $version: Int) {
           reviewRefinement(jobId: $id, decision: $decision, note: $note, version: $version) { review { decision note by version } } }`,
        { id: jobs.doubtful, decision, ...more },
        ada.token,
      );
    const { data } = await review('APPROVE', { note: 'I was there.', version: 1 });
    expect(data.reviewRefinement.review).toEqual({
      decision: 'APPROVE',
      note: 'I was there.',
      by: `user ${ada.id}`,
      version: 1,
    });
    expect(await toReview()).not.toContain('doubtful');
    expect(await names(JOBS, { reviewed: true }, ada.token)).toEqual(['doubtful']);
    expect((await review('REJECT', { version: 7 })).code).toBe('CONFLICT');
    await review('REOPEN');
    expect(await toReview()).toContain('doubtful');
    await review('REJECT');
    await project.ask(`mutation ($id: ID!) { editRefinedText(id: $id, text: "Anders.") { jobId } }`, {
      id: jobs.doubtful,
    });
    expect(await toReview()).toContain('doubtful');
  });

  it('by an e-mail address in any case, for operators alone', async () => {
    const filter = { email: email.toUpperCase() };
    expect(await names(JOBS, filter, project.secretKey)).toHaveLength(7);
    expect(await names(JOBS, { email: 'nobody@example.com' }, project.secretKey)).toEqual([]);
    expect(await names(JOBS, { ...filter, userId: bob.id }, project.secretKey)).toEqual([]);
    expect((await project.ask(JOBS, { filter }, ada.token)).code).toBe('FORBIDDEN');
  });
});

describe('failures are found', () => {
  const hourAgo = () => new Date(Date.now() - 3_600_000).toISOString();

  it.each<[string, () => object, readonly string[]]>([
    ['time', () => ({ failedFrom: hourAgo() }), ['foreign failure', 'groq', 'openai']],
    ['time, before', () => ({ failedTo: hourAgo() }), ['groq earlier']],
    [
      'pattern',
      () => ({ messagePattern: 'groq answered HTTP 503 after <n> s.' }),
      ['foreign failure', 'groq', 'groq earlier'],
    ],
    ['provider and time', () => ({ provider: 'groq', failedFrom: hourAgo() }), ['foreign failure', 'groq']],
    ['address and provider', () => ({ provider: 'groq', email }), ['groq', 'groq earlier']],
  ])('by %s, the same to view and to retry', async (_, filter, expected) => {
    expect(await names(FAILED, filter(), project.secretKey)).toEqual(expected);
    const { data } = await project.ask(
      'mutation ($filter: FailedJobFilter) { retryFailedJobs(filter: $filter, dryRun: true) { matched jobs { jobId } } }',
      { filter: filter() },
    );
    expect(data.retryFailedJobs.matched).toBe(expected.length);
    expect(data.retryFailedJobs.jobs.map(({ jobId }: { jobId: string }) => jobId).sort()).toEqual(
      expected.map((name) => jobs[name]).sort(),
    );
  });
});

describe('paragraphs', () => {
  const EDIT = `mutation ($id: ID!, $text: String!, $at: Int!, $base: Int!) {
    editParagraph(jobId: $id, text: $text, paragraph: $at, baseVersion: $base) { refinedText refinements { version verdict kind } } }`;
  const CHECK = `query ($id: ID!, $text: String!, $at: Int!, $base: Int!) {
    checkParagraph(jobId: $id, text: $text, paragraph: $at, baseVersion: $base) { verdict findings { check grade } } }`;
  let id: string;

  beforeAll(async () => {
    await complete(
      ada,
      'long',
      'we met on monday then we sold 15 boats',
      'We met on Monday.\n\n\nThen we sold 15 boats.',
    );
    id = jobs.long as string;
  });

  it('are checked without being stored', async () => {
    const { data } = await project.ask(CHECK, { id, text: 'Then we sold 50 boats.', at: 1, base: 1 }, ada.token);
    expect(data.checkParagraph.verdict).toBe('REJECT');
    const same = await project.ask(CHECK, { id, text: 'Then we sold 15 boats.', at: 1, base: 1 }, ada.token);
    expect(same.data.checkParagraph.verdict).toBe('PASS');
    const [row] = await project.database.query('select count(*)::integer as n from refinements where job_id = $1', [
      id,
    ]);
    expect(row).toEqual({ n: 1 });
  });

  it('are replaced, as a version of the text that keeps everything else', async () => {
    const { data } = await project.ask(EDIT, { id, text: 'We sold 15 boats.', at: 1, base: 1 }, ada.token);
    expect(data.editParagraph.refinedText).toBe('We met on Monday.\n\n\nWe sold 15 boats.');
    expect(data.editParagraph.refinements.at(-1)).toMatchObject({ version: 2, kind: 'human' });
  });

  it('of an older version, of another’s job, or beyond the end are refused', async () => {
    expect((await project.ask(EDIT, { id, text: 'x', at: 0, base: 1 }, ada.token)).code).toBe('CONFLICT');
    expect((await project.ask(EDIT, { id, text: 'x', at: 2, base: 2 }, ada.token)).code).toBe('BAD_REQUEST');
    expect((await project.ask(EDIT, { id, text: 'x', at: 0, base: 9 }, ada.token)).code).toBe('NOT_FOUND');
    expect((await project.ask(EDIT, { id, text: 'x', at: 0, base: 2 }, bob.token)).code).toBe('NOT_FOUND');
  });

  it('are taken out by blanks, but never all of them', async () => {
    const { data } = await project.ask(EDIT, { id, text: ' \n', at: 0, base: 2 }, ada.token);
    expect(data.editParagraph.refinedText).toBe('We sold 15 boats.');
    expect((await project.ask(EDIT, { id, text: ' ', at: 0, base: 3 }, ada.token)).code).toBe('BAD_REQUEST');
  });
});
