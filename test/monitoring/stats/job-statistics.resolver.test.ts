import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestProject, type TestProject, type TestUser } from '../../support/test-project.js';
import { insertJob } from './statistics-database.js';

describe('statistics over GraphQL', () => {
  let project: TestProject;
  let alice: TestUser;
  let bob: TestUser;
  beforeAll(async () => {
    project = await startTestProject({ roles: ['api'] });
    alice = await project.signUp();
    bob = await project.signUp();
    const error = { code: 'TIMED_OUT', message: 'The request took 12 seconds.', stage: 'REFINING', provider: 'openai' };
    await insertJob(project.database, { userId: alice.id, status: 'COMPLETE', processingMs: 1000 });
    await insertJob(project.database, { userId: alice.id, status: 'FAILED', error });
    await insertJob(project.database, { userId: bob.id, status: 'COMPLETE', processingMs: 2000 });
    await insertJob(project.database, { userId: bob.id, status: 'FAILED', error });
    await insertJob(project.database, { userId: bob.id, status: 'FAILED', error: { code: 'CANCELLED', message: 'x' } });
    await insertJob(project.database, { userId: bob.id, status: 'REFINING' });
  });
  afterAll(() => project.stop());

  async function ask(query: string, as: string | null = project.secretKey) {
    const response = await project.call('POST', '/graphql', { as, body: { query } });
    return (await response.json()) as {
      data: Record<string, never> | null;
      errors?: { extensions: { code: string } }[];
    };
  }

  const STATS = `{ jobStats {
    total byStatus { status count } cancelled failuresByCode { code count } failureRate averageProcessingTimeMs
    p50ProcessingTimeMs p95ProcessingTimeMs p99ProcessingTimeMs throughputPerMinute oldestWaitingSeconds sampled from to
    completions failures cancellations wait { count averageMs } run { count p99Ms } stages { stage wait { count } run { p50Ms } }
  } }`;

  it('answers the secret key over everybody’s jobs', async () => {
    const { data, errors } = await ask(STATS);
    expect(errors).toBeUndefined();
    expect(data?.jobStats).toMatchObject({
      total: 6,
      byStatus: [
        { status: 'NEW', count: 0 },
        { status: 'TRANSCRIBING', count: 0 },
        { status: 'ENRICHING', count: 0 },
        { status: 'REFINING', count: 1 },
        { status: 'COMPLETE', count: 2 },
        { status: 'FAILED', count: 3 },
      ],
      cancelled: 1,
      failuresByCode: [{ code: 'TIMED_OUT', count: 2 }],
      failureRate: 0.5,
      averageProcessingTimeMs: 1500,
      oldestWaitingSeconds: null,
      sampled: false,
    });
  });

  it('answers a user over their own jobs alone', async () => {
    const { data, errors } = await ask(STATS, alice.token);
    expect(errors).toBeUndefined();
    expect(data?.jobStats).toMatchObject({ total: 2, failureRate: 0.5, averageProcessingTimeMs: 1000, cancelled: 0 });
    const breakdown = await ask('{ failureBreakdown { code stage provider pattern jobs failures users } }', bob.token);
    expect(breakdown.data?.failureBreakdown).toEqual([
      {
        code: 'TIMED_OUT',
        stage: 'REFINING',
        provider: 'openai',
        pattern: 'The request took <n> seconds.',
        jobs: 1,
        failures: 1,
        users: 1,
      },
    ]);
  });

  it('answers a series, and the clusters of everybody’s failures', async () => {
    const { data, errors } = await ask(`{
      jobStatsSeries(bucketSeconds: 3600) { at bucketSeconds total completions averageProcessingTimeMs }
      failureBreakdown { code pattern jobs failures users firstSeenAt lastSeenAt }
    }`);
    expect(errors).toBeUndefined();
    const series = data?.jobStatsSeries as unknown as { total: number }[];
    expect(series).toHaveLength(60);
    expect(series.reduce((sum, { total }) => sum + total, 0)).toBe(6);
    expect(data?.failureBreakdown).toMatchObject([{ code: 'TIMED_OUT', jobs: 2, failures: 2, users: 2 }]);
  });

  it('refuses what cannot be answered, with the code of REST', async () => {
    const refused = async (query: string) => (await ask(query)).errors?.[0]?.extensions.code;
    expect(await refused('{ jobStatsSeries(bucketSeconds: 61) { at } }')).toBe('BAD_REQUEST');
    expect(await refused('{ jobStats(from: "2026-01-02T00:00:00Z", to: "2026-01-01T00:00:00Z") { total } }')).toBe(
      'BAD_REQUEST',
    );
    expect((await ask(STATS, null)).errors?.[0]?.extensions.code ?? 'local').toMatch(/UNAUTHENTICATED|local/);
  });

  it('gives /metrics the same counts, and only to admins and keys', async () => {
    const metrics = await (await project.call('GET', '/metrics')).text();
    expect(metrics).toContain('studio_jobs{status="FAILED"} 3');
    expect(metrics).toContain('studio_jobs_failed{code="TIMED_OUT"} 2');
    expect((await project.call('GET', '/metrics', { as: alice.token })).status).toBe(403);
  });
});
