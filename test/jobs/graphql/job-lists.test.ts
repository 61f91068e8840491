import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { failure, type GraphQlProject, startGraphQlProject } from './graphql-project.js';

let project: GraphQlProject;
let ada: { id: string; token: string };
let eve: { id: string; token: string };

const CODES = ['REFINER_UNAVAILABLE', 'NO_SPEECH', 'CANCELLED'];

beforeAll(async () => {
  project = await startGraphQlProject();
  [ada, eve] = await Promise.all([project.signUp(), project.signUp()]);
  // Moments that several rows share, and rows a microsecond apart: a cursor must tell them all apart.
  for (let index = 0; index < 60; index += 1) {
    const failed = index % 3 === 0;
    await project.addJob(index % 4 === 0 ? eve.id : ada.id, {
      created_at: `2026-01-0${1 + (index % 5)} 10:00:00.00000${index % 2}+00`,
      client_job_id: `Take ${String(index).padStart(2, '0')} of the day`,
      raw_audio_url: `https://project.example/storage/v1/object/audio/u/Morning%20show%20${index}.mp3`,
      ...(failed ? { status: 'FAILED', error_details: failure(CODES[index % CODES.length] as string) } : {}),
    });
  }
});
afterAll(() => project.stop());

const JOBS = `query ($first: Int, $after: String, $last: Int, $before: String, $filter: JobFilter, $orderBy: JobOrder) {
  jobs(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {
    edges { cursor node { jobId } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

interface Page {
  readonly edges: { cursor: string; node: { jobId: string } }[];
  readonly pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
}

async function walk(size: number, way: 'forward' | 'backward', variables: object, as?: string): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = null, pages = 0; pages < 100; pages += 1) {
    const paging = way === 'forward' ? { first: size, after: cursor } : { last: size, before: cursor };
    const { data, errors } = await project.ask(JOBS, { ...variables, ...paging }, as);
    expect(errors).toEqual([]);
    const { edges, pageInfo } = data.jobs as Page;
    const page = edges.map((edge) => edge.node.jobId);
    ids[way === 'forward' ? 'push' : 'unshift'](...page);
    if (way === 'forward' ? !pageInfo.hasNextPage : !pageInfo.hasPreviousPage) return ids;
    cursor = way === 'forward' ? pageInfo.endCursor : pageInfo.startCursor;
  }
  throw new Error('the list does not end');
}

const idsBySql = async (tail: string, values: unknown[] = []) =>
  (await project.database.query<{ job_id: string }>(`select job_id from studio_jobs ${tail}`, values)).map(
    (r) => r.job_id,
  );

describe('lists of jobs', () => {
  it('walks every job once, in order, both ways, in pages of any size', async () => {
    const expected = {
      CREATED_AT_DESC: await idsBySql('order by created_at desc, job_id desc'),
      CREATED_AT_ASC: await idsBySql('order by created_at, job_id'),
    };
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 70 }),
        fc.constantFrom('forward' as const, 'backward' as const),
        fc.constantFrom('CREATED_AT_DESC' as const, 'CREATED_AT_ASC' as const),
        async (size, way, orderBy) => {
          expect(await walk(size, way, { orderBy })).toEqual(expected[orderBy]);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('answers a page of none with where it lies', async () => {
    const none = async (paging: object) => {
      const { data, errors } = await project.ask(JOBS, paging);
      expect(errors).toEqual([]);
      const { edges, pageInfo } = data.jobs as Page;
      expect(edges).toEqual([]);
      expect(pageInfo).toMatchObject({ startCursor: null, endCursor: null });
      return [pageInfo.hasPreviousPage, pageInfo.hasNextPage];
    };
    const { edges } = (await project.ask(JOBS, { first: 100 })).data.jobs as Page;
    const [second, last] = [edges[1], edges.at(-1)];
    expect(await none({ first: 0 })).toEqual([false, true]);
    expect(await none({ first: 0, after: second?.cursor })).toEqual([true, true]);
    expect(await none({ first: 0, after: last?.cursor })).toEqual([true, false]);
    expect(await none({ last: 0 })).toEqual([true, false]);
    expect(await none({ last: 0, before: second?.cursor })).toEqual([true, true]);
    expect(await none({ first: 0, filter: { search: 'no such job' } })).toEqual([false, false]);
  });

  it('shows a user their own alone, whatever the filter says', async () => {
    const own = await idsBySql('where user_id = $1 order by created_at desc, job_id desc', [ada.id]);
    expect(await walk(7, 'forward', {}, ada.token)).toEqual(own);
    expect(await walk(7, 'backward', { filter: { userId: ada.id } }, ada.token)).toEqual(own);
    expect(await walk(7, 'forward', { filter: { userId: eve.id } }, ada.token)).toEqual([]);
    expect(await walk(50, 'forward', { filter: { userId: eve.id } })).toHaveLength(15);
  });

  it.each([
    ['status', { statuses: ['NEW'] }, `status = 'NEW'`],
    ['several statuses', { statuses: ['NEW', 'FAILED'] }, 'true'],
    ['no status', { statuses: [] }, 'false'],
    ['codes', { errorCodes: ['NO_SPEECH', 'TIMED_OUT'] }, `error_details ->> 'code' = 'NO_SPEECH'`],
    [
      'time',
      { createdFrom: '2026-01-02T10:00:00Z', createdTo: '2026-01-03T10:00:00Z' },
      `created_at::date = '2026-01-02'`,
    ],
    ['the beginning of a name', { text: 'take 0' }, `client_job_id like 'Take 0%'`],
    ['the beginning of a file name', { text: 'MORNING show 1' }, `raw_audio_url like '%Morning\\%20show\\%201%'`],
    ['what is in the middle of a name alone', { text: 'of the day' }, 'false'],
    ['a pattern that is only text', { text: 'take _' }, 'false'],
    [
      'all at once',
      { statuses: ['FAILED'], text: 'Take 1', errorCodes: ['CANCELLED'] },
      `status = 'FAILED' and client_job_id like 'Take 1%' and error_details ->> 'code' = 'CANCELLED'`,
    ],
  ])('filters by %s', async (_name, filter, condition) => {
    const of = (user: string) => `where ${condition} ${user} order by created_at desc, job_id desc`;
    expect(await walk(20, 'forward', { filter })).toEqual(await idsBySql(of('')));
    expect(await walk(20, 'forward', { filter }, ada.token)).toEqual(await idsBySql(of('and user_id = $1'), [ada.id]));
  });

  it.each([
    ['a cursor of nobody', { after: 'bm9uc2Vuc2U' }],
    ['a cursor with SQL in it', { after: Buffer.from(`now()'; drop table x|${'0'.repeat(36)}`).toString('base64url') }],
    ['both ways at once', { first: 1, last: 1 }],
    ['a page of less than none', { first: -1 }],
    ['a page of less than none from the end', { last: -1 }],
    ['a page beyond the limit', { first: 101 }],
    ['NUL in the text', { filter: { text: 'ab\u0000' } }],
    ['half a character in the text', { filter: { text: 'ab\ud800' } }],
    ['one status twice', { filter: { statuses: ['NEW', 'NEW'] } }],
  ])('refuses %s', async (_name, variables) => {
    const { code, status, errors } = await project.ask(JOBS, variables);
    expect({ code, status }).toEqual({ code: 'BAD_REQUEST', status: 400 });
    expect(errors[0]?.extensions.errors).not.toEqual([]);
  });

  it('answers what the operator asked in SQL: failedJobs', async () => {
    const rows = await project.database.query<{ job_id: string; error_details: { code: string }; created_at: Date }>(
      `select job_id, error_details, created_at from studio_jobs where status = 'FAILED' order by created_at desc, job_id desc limit 10`,
    );
    const { data } = await project.ask(
      '{ failedJobs(first: 10) { edges { node { jobId createdAt errorDetails { code } } } } }',
    );
    expect(data.failedJobs.edges.map((edge: { node: unknown }) => edge.node)).toEqual(
      rows.map((row) => ({
        jobId: row.job_id,
        createdAt: row.created_at.toISOString(),
        errorDetails: { code: row.error_details.code },
      })),
    );
  });

  it('filters failures by stage, by whether they can pass, and by acknowledgement for operators alone', async () => {
    const FAILED =
      'query ($filter: FailedJobFilter) { failedJobs(first: 100, filter: $filter) { edges { node { jobId } } } }';
    const count = async (filter: object, as?: string) =>
      (await project.ask(FAILED, { filter }, as)).data?.failedJobs.edges.length;
    expect(await count({})).toBe(20);
    expect(await count({}, ada.token)).toBe(15);
    expect(await count({ stage: 'REFINING', retryable: true })).toBe(20);
    expect([await count({ stage: 'ENRICHING' }), await count({ retryable: false })]).toEqual([0, 0]);
    expect([await count({ acknowledged: false }), await count({ acknowledged: true })]).toEqual([20, 0]);
    expect((await project.ask(FAILED, { filter: { acknowledged: false } }, ada.token)).code).toBe('FORBIDDEN');
  });
});
