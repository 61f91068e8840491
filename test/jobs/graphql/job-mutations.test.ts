import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { failure, type GraphQlProject, startGraphQlProject } from './graphql-project.js';

let project: GraphQlProject;
let ada: { id: string; token: string };
let eve: { id: string; token: string };

const CREATE =
  'mutation ($input: CreateJobInput!) { createJob(input: $input) { jobId clientJobId status userId rawAudioUrl } }';
const RETRY = 'mutation ($id: ID!) { retryJob(id: $id) { jobId status errorDetails { code } } }';
const CANCEL = 'mutation ($id: ID!) { cancelJob(id: $id) { jobId status errorDetails { code } } }';

beforeAll(async () => {
  project = await startGraphQlProject();
  [ada, eve] = await Promise.all([project.signUp(), project.signUp()]);
});
afterAll(() => project.stop());

const acts = (jobId: string) =>
  project.database.query<{ action: string; actor: string; affected: number }>(
    'select action, actor, affected from operator_actions where job_id = $1 order by operator_action_id',
    [jobId],
  );

describe('createJob', () => {
  it('takes a job in as REST does, once for the same submission, and records it once', async () => {
    const input = { jobId: 'test-supabase-001', supabaseFileId: `${ada.id}/take one.mp3` };
    const first = await project.ask(CREATE, { input }, ada.token);
    expect(first.data.createJob).toMatchObject({ clientJobId: 'test-supabase-001', status: 'NEW', userId: ada.id });
    const again = await project.ask(CREATE, { input: { ...input, userId: ada.id } }, ada.token);
    expect(again.data).toEqual(first.data);
    const { jobId } = first.data.createJob;
    expect(await acts(jobId)).toEqual([{ action: 'CREATE_JOB', actor: `user ${ada.id}`, affected: 1 }]);
    const rest = await project.call('GET', '/v1/jobs/test-supabase-001', { as: ada.token });
    expect(await rest.json()).toMatchObject({ job_id: jobId, raw_audio_url: first.data.createJob.rawAudioUrl });
  });

  it.each([
    ['no audio', {}, 'BAD_REQUEST'],
    ['audio twice', { supabaseFileId: 'a.mp3', rawAudioUrl: 'https://a.example/a.mp3' }, 'BAD_REQUEST'],
    ['a path out of the bucket', { supabaseFileId: '../secrets/a.mp3' }, 'BAD_REQUEST'],
    ['NUL in the name', { jobId: 'a\u0000', supabaseFileId: 'a.mp3' }, 'BAD_REQUEST'],
    ['half a character in the name', { jobId: 'a\udc00', supabaseFileId: 'a.mp3' }, 'BAD_REQUEST'],
    ['a name too long', { jobId: 'a'.repeat(129), supabaseFileId: 'a.mp3' }, 'BAD_REQUEST'],
    ['a private address', { rawAudioUrl: 'https://169.254.169.254/latest' }, 'FORBIDDEN'],
    ['a status of its own', { supabaseFileId: 'a.mp3', status: 'COMPLETE' }, 'BAD_USER_INPUT'],
    ['a text of its own', { supabaseFileId: 'a.mp3', refinedText: 'mine' }, 'BAD_USER_INPUT'],
    ['prototype keys', JSON.parse('{"supabaseFileId": "a.mp3", "constructor": {"admin": true}}'), 'BAD_USER_INPUT'],
    ['a user that nobody is', { userId: randomUUID(), supabaseFileId: 'a.mp3' }, 'UNKNOWN_USER'],
  ])('refuses %s', async (_name, input, code) => {
    const jobs = () => project.database.query('select job_id from studio_jobs');
    const before = await jobs();
    const answer = await project.ask(CREATE, { input: { userId: eve.id, ...input } });
    expect(answer.code).toBe(code);
    expect(await jobs()).toEqual(before);
  });

  it('requires a user from the secret key, and refuses a submission for another user', async () => {
    expect((await project.ask(CREATE, { input: { supabaseFileId: 'a.mp3' } })).code).toBe('BAD_REQUEST');
    const foreign = { userId: eve.id, supabaseFileId: `${eve.id}/a.mp3` };
    expect((await project.ask(CREATE, { input: foreign }, ada.token)).code).toBe('FORBIDDEN');
  });
});

describe('retryJob and cancelJob', () => {
  it('stop a job and run it again, each recorded with the act', async () => {
    const { data } = await project.ask(CREATE, { input: { userId: ada.id, supabaseFileId: 'a.mp3' } });
    const id = data.createJob.jobId as string;
    const cancelled = await project.ask(CANCEL, { id }, ada.token);
    expect(cancelled.data.cancelJob).toMatchObject({ status: 'FAILED', errorDetails: { code: 'CANCELLED' } });
    expect((await project.ask(CANCEL, { id }, ada.token)).code).toBe('CONFLICT');
    expect((await project.ask(RETRY, { id })).data.retryJob).toEqual({ jobId: id, status: 'NEW', errorDetails: null });
    expect((await project.ask(RETRY, { id })).code).toBe('CONFLICT');
    expect((await acts(id)).map(({ action, actor }) => `${actor} ${action}`)).toEqual([
      'service CREATE_JOB',
      `user ${ada.id} CANCEL_JOB`,
      'service RETRY_JOB',
    ]);
  });

  it('do nothing where the record of the act cannot be written', async () => {
    const id = await project.addJob(ada.id, { status: 'FAILED', error_details: failure('TIMED_OUT') });
    await project.database.query(
      `alter table operator_actions add constraint no_more check (actor = 'nobody') not valid`,
    );
    try {
      const { code, data } = await project.ask(RETRY, { id }, ada.token);
      expect({ code, data }).toEqual({ code: 'INTERNAL', data: null });
      const [row] = await project.database.query('select status, event_count from studio_jobs where job_id = $1', [id]);
      expect(row).toEqual({ status: 'FAILED', event_count: 1 });
      const input = { userId: ada.id, jobId: 'not recorded', supabaseFileId: 'a.mp3' };
      expect((await project.ask(CREATE, { input })).code).toBe('INTERNAL');
      expect(await project.database.query(`select 1 from studio_jobs where client_job_id = 'not recorded'`)).toEqual(
        [],
      );
    } finally {
      await project.database.query('alter table operator_actions drop constraint no_more');
    }
  });

  it('make another’s job look like none at all, also by its name', async () => {
    const id = await project.addJob(eve.id, {
      status: 'FAILED',
      error_details: failure('TIMED_OUT'),
      client_job_id: 'eves',
    });
    for (const document of [RETRY, CANCEL]) {
      const answers = await Promise.all(
        [id, 'eves', randomUUID(), 'nobodys'].map((name) => project.ask(document, { id: name }, ada.token)),
      );
      for (const answer of answers) expect(answer).toEqual({ ...answers[2] });
      expect(answers[0]).toMatchObject({ code: 'NOT_FOUND', status: 404, data: null });
    }
    expect(await acts(id)).toEqual([]);
  });

  it('let an admin act on any job, their own first where a name is shared', async () => {
    const boss = await project.signUp();
    await project.database.query(`update auth.users set raw_app_meta_data = '{"role": "admin"}' where id = $1`, [
      boss.id,
    ]);
    const row = { status: 'FAILED', error_details: failure('TIMED_OUT'), client_job_id: 'shared' };
    const own = await project.addJob(boss.id, { ...row, created_at: new Date('2026-01-01') });
    const others = await project.addJob(eve.id, row);
    expect((await project.ask(RETRY, { id: 'shared' }, boss.token)).data.retryJob.jobId).toBe(own);
    expect((await project.ask(RETRY, { id: others }, boss.token)).data.retryJob.jobId).toBe(others);
    expect((await project.ask(RETRY, { id: others }, boss.token)).code).toBe('CONFLICT');
    const rest = await project.call('GET', `/v1/jobs/${others}`, { as: boss.token });
    expect(rest.status).toBe(200);
  });
});
