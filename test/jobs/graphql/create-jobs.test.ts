import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GraphQlProject, startGraphQlProject } from './graphql-project.js';

const CREATE = `mutation ($inputs: [CreateJobInput!]!) { createJobs(inputs: $inputs) {
  status job { jobId clientJobId status userId } error { code message retryAfterMs errors { field message } } } }`;

let project: GraphQlProject;
let ada: { id: string; token: string };
let eve: { id: string; token: string };

beforeAll(async () => {
  project = await startGraphQlProject();
  [ada, eve] = await Promise.all([project.signUp(), project.signUp()]);
});
afterAll(() => project.stop());

describe('createJobs', () => {
  it('answers each input separately, in order, and records each job that it accepts', async () => {
    const own = { supabaseFileId: `${ada.id}/a.mp3` };
    const inputs = [
      { ...own, jobId: 'first' },
      { ...own, jobId: 'first' },
      { supabaseFileId: `${ada.id}/b.mp3`, jobId: 'first' },
      {},
      { ...own, jobId: 'a'.repeat(129) },
      { supabaseFileId: `${eve.id}/a.mp3` },
      { supabaseFileId: `${eve.id}/a.mp3`, userId: eve.id },
      { ...own, brand: 'Nobody' },
      own,
    ];
    const { data } = await project.ask(CREATE, { inputs }, ada.token);
    const results = data.createJobs as { status: number; job: { jobId: string } | null; error: { code: string } }[];
    expect(results.map(({ status }) => status)).toEqual([201, 200, 409, 400, 400, 403, 403, 422, 201]);
    expect(results[0]?.job).toMatchObject({ clientJobId: 'first', status: 'NEW', userId: ada.id });
    expect(results[1]?.job).toEqual(results[0]?.job);
    expect(results.map(({ error }) => error?.code ?? null)).toEqual([
      null,
      null,
      'CONFLICT',
      'BAD_REQUEST',
      'BAD_REQUEST',
      'FORBIDDEN',
      'FORBIDDEN',
      'UNKNOWN_BRAND',
      null,
    ]);
    expect(results[4]?.error).toMatchObject({ errors: [{ field: 'jobId' }] });
    const acts = await project.database.query('select job_id, actor, affected from operator_actions');
    expect(acts.map(({ job_id }) => job_id).sort()).toEqual([results[0]?.job?.jobId, results[8]?.job?.jobId].sort());
  });

  it('does not let an unknown user affect the other jobs', async () => {
    const inputs = [randomUUID(), eve.id].map((userId) => ({ userId, supabaseFileId: 'a.mp3' }));
    const { data } = await project.ask(CREATE, { inputs });
    expect(data.createJobs).toMatchObject([
      { status: 422, job: null, error: { code: 'UNKNOWN_USER' } },
      { status: 201, error: null },
    ]);
  });

  it('takes 1 to 100 inputs, and counts the cost of its answer by their number', async () => {
    const inputs = Array.from({ length: 101 }, () => ({ userId: eve.id, supabaseFileId: 'a.mp3' }));
    expect((await project.ask(CREATE, { inputs })).code).toBe('BAD_REQUEST');
    expect((await project.ask(CREATE, { inputs: [] })).code).toBe('BAD_REQUEST');
    const costly = `mutation ($inputs: [CreateJobInput!]!) { createJobs(inputs: $inputs) { job { segments(first: 1000) { text } } } }`;
    expect((await project.ask(costly, { inputs: inputs.slice(0, 1) })).code).toBeNull();
    expect((await project.ask(costly, { inputs: Array(100).fill({ ...inputs[0], jobId: 'costly' }) })).code).toBe(null);
    const costlier = costly.replace('{ text }', '{ text ordinal }');
    expect((await project.ask(costlier, { inputs: inputs.slice(0, 100) })).code).toBe('LIMIT_COMPLEXITY');
  });

  it('counts each input against the rate limit, all of them or none', async () => {
    const limited = await startGraphQlProject({ requestsPerMinute: 4 });
    try {
      const { id } = await limited.signUp();
      const inputs = Array.from({ length: 3 }, () => ({ userId: id, supabaseFileId: 'a.mp3' }));
      expect((await limited.ask(CREATE, { inputs })).code).toBeNull();
      expect((await limited.ask(CREATE, { inputs: inputs.slice(1) })).code).toBe('RATE_LIMITED');
      expect(await limited.database.query('select 1 from studio_jobs')).toHaveLength(3);
    } finally {
      await limited.stop();
    }
  });
});
