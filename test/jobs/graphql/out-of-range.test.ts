import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GraphQlProject, startGraphQlProject } from './graphql-project.js';

let project: GraphQlProject;
let user: { id: string; token: string };

beforeAll(async () => {
  project = await startGraphQlProject();
  user = await project.signUp();
  await project.addJob(user.id, { created_at: '2026-03-01T12:00:00Z' });
});
afterAll(() => project.stop());

const forged = (createdAt: string) =>
  Buffer.from(`${createdAt}|00000000-0000-4000-8000-000000000000`).toString('base64url');

describe('a cursor of a moment that there is not', () => {
  it.each([
    '2026-99-99 00:00:00+00',
    '2026-02-30 00:00:00+00',
    '999999-01-01 00:00:00+00',
    '0000-01-01 00:00:00+00',
    '2026-01-01 99:99:99+00',
    '2026-01-01 00:00:00+99',
    '2026-01-01 00:00:00+00:99',
  ])('is a bad request on every list: %s', async (moment) => {
    const cursor = forged(moment);
    for (const list of ['jobs', 'failedJobs', 'retryBatches']) {
      for (const args of [`after: "${cursor}"`, `before: "${cursor}"`]) {
        const { status, code } = await project.ask(`{ ${list}(${args}) { pageInfo { hasNextPage } } }`);
        expect([list, args, status, code]).toEqual([list, args, 400, 'BAD_REQUEST']);
      }
    }
    expect((await project.call('GET', `/v1/jobs?after=${cursor}`)).status).toBe(400);
  });

  it('is not confused with one of ours, in whatever zone the database writes', async () => {
    for (const moment of ['2026-03-02 00:00:00.123456+00', '2024-02-29 23:59:59-11', '2026-03-02 00:00:00+05:45']) {
      const { errors } = await project.ask(`{ jobs(after: "${forged(moment)}") { edges { cursor } } }`);
      expect([moment, errors]).toEqual([moment, []]);
    }
  });
});

describe('a moment', () => {
  const listed = (moment: string) => project.ask(`{ jobs(filter: { createdFrom: "${moment}" }) { edges { cursor } } }`);

  it.each(['2026-02-30T00:00:00Z', '2025-02-29T00:00:00Z', '2026-04-31T10:00:00+02:00', '0000-01-01T00:00:00Z'])(
    'that no calendar has is refused, not taken for another: %s',
    async (moment) => {
      expect((await listed(moment)).code).toBe('GRAPHQL_VALIDATION_FAILED');
    },
  );

  it.each(['2024-02-29T00:00:00Z', '2026-02-28t12:00:00z', '2026-03-01T00:30:00+14:00', '0001-01-01T00:00:00Z'])(
    'of the calendar is taken: %s',
    async (moment) => {
      expect((await listed(moment)).data.jobs.edges).toHaveLength(1);
    },
  );
});

describe('a series at the end of all dates', () => {
  it.each([
    'from: "9999-12-31T00:00:00Z", to: "9999-12-31T23:59:59Z", bucketSeconds: 86400',
    'from: "0001-01-01T00:00:00Z", to: "0001-01-02T00:00:00Z", bucketSeconds: 31536000',
    'to: "0001-01-02T00:00:00Z", bucketSeconds: 86400',
  ])('is refused: %s', async (range) => {
    expect(await project.ask(`{ jobStatsSeries(${range}) { at } }`)).toMatchObject({
      status: 400,
      code: 'BAD_REQUEST',
    });
  });
});

describe('statistics of a range at the end of all dates', () => {
  it.each([
    'from: "9999-12-31T23:59:59Z"',
    'from: "0001-01-01T00:00:00Z", to: "9999-12-31T23:59:59.999Z"',
    'from: "0001-01-01T00:00:00Z", to: "0001-01-01T00:01:00Z"',
  ])('are answered to operators and users: %s', async (range) => {
    for (const as of [project.secretKey, user.token]) {
      expect((await project.ask(`{ jobStats(${range}) { total } }`, {}, as)).errors).toEqual([]);
      expect((await project.ask(`{ failureBreakdown(${range}) { code } }`, {}, project.secretKey)).errors).toEqual([]);
    }
  });
});
