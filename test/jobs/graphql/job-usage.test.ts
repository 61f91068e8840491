import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { numbered } from '../../../src/jobs/results/provider-usage.js';
import { storeAnswer } from '../../../src/pipeline/refining/refining-store.js';
import { openDatabase } from '../../../src/platform/postgres/database.js';
import { type FakeOpenAi, startFakeOpenAi } from '../../support/fake-openai/fake-openai.js';
import { quietLogger } from '../../support/quiet-logger.js';
import type { TestUser } from '../../support/test-project.js';
import { type GraphQlProject, startGraphQlProject } from './graphql-project.js';

interface Usage {
  readonly attempt: number;
  readonly stage: string;
  readonly model: string;
  readonly requests: number;
  readonly audioSeconds: number | null;
  readonly costUsd: number | null;
}
interface JobAnswer {
  readonly status: string;
  readonly errorDetails: { readonly code: string } | null;
  readonly refinements: readonly { readonly costUsd: number | null }[];
  readonly usage: readonly Usage[];
}

const SAID = 'we met on monday and we sold 42 tickets to the show';
const JOB = `query ($id: ID!) { job(id: $id) { status errorDetails { code } refinements { costUsd }
  usage { attempt stage model requests audioSeconds costUsd } } }`;

/** What the provider's own ledger says was asked, by the job's words. */
describe('the usage that a job shows', () => {
  let project: GraphQlProject;
  let fake: FakeOpenAi;
  let user: TestUser;
  let file: string;

  beforeAll(async () => {
    fake = await startFakeOpenAi();
    fake.transcriptions.always({ kind: 'text', text: SAID });
    const { baseUrl, apiKey } = fake;
    project = await startGraphQlProject({
      roles: ['api', 'worker'],
      transcriber: { baseUrl, apiKey, model: 'whisper-1' },
      refiner: {
        baseUrl,
        apiKey,
        model: 'gpt',
        capabilities: { inputPricePerMillion: '1', outputPricePerMillion: '2' },
      },
      stageAttempts: 1,
    });
    user = await project.signUp();
    file = `${user.id}/said.mp3`;
    const audio = await readFile('samples/test-audio.mp3');
    const { error } = await user.client.storage.from('audio').upload(file, audio, { contentType: 'audio/mpeg' });
    expect(error).toBeNull();
  });
  afterAll(async () => {
    await project.stop();
    await fake.close();
  });

  async function submit(): Promise<string> {
    const create = 'mutation ($file: String!) { createJob(input: { supabaseFileId: $file }) { jobId } }';
    const { data, errors } = await project.ask(create, { file }, user.token);
    expect(errors).toEqual([]);
    return data.createJob.jobId;
  }

  async function ended(id: string): Promise<JobAnswer> {
    const look = async () => {
      const { data, errors } = await project.ask(JOB, { id }, user.token);
      expect(errors).toEqual([]);
      return ['COMPLETE', 'FAILED'].includes(data.job.status) ? (data.job as JobAnswer) : null;
    };
    return project.database.until(look);
  }

  async function retried(id: string): Promise<JobAnswer> {
    const { errors } = await project.ask('mutation ($id: ID!) { retryJob(id: $id) { status } }', { id }, user.token);
    expect(errors).toEqual([]);
    return ended(id);
  }

  const asked = (path: string) => fake.requests.filter((request) => request.path.endsWith(path)).length;
  const requests = (usage: readonly Usage[], stage: string) =>
    usage.filter((one) => one.stage === stage).reduce((sum, one) => sum + one.requests, 0);

  it('shows the answers of a refiner that failed in the end, and none twice after a retry', async () => {
    const before = asked('/chat/completions');
    // An answer that the checks send back for repair, and a refusal of that repair.
    fake.chat.next({ kind: 'text', text: 'We met on Monday and we sold 43 tickets to the show.' });
    fake.chat.next({ kind: 'status', status: 400 });
    const id = await submit();
    const failed = await ended(id);
    expect(failed).toMatchObject({ status: 'FAILED', errorDetails: { code: 'REFINER_REJECTED' } });
    expect(requests(failed.usage, 'REFINING')).toBe(1);
    expect(failed.usage.find(({ stage }) => stage === 'REFINING')?.costUsd).toBeGreaterThan(0);

    fake.chat.next({ kind: 'text', text: 'We met on Monday and we sold 42 tickets to the show.' });
    const complete = await retried(id);
    expect(complete.status).toBe('COMPLETE');
    expect(asked('/chat/completions') - before).toBe(3);
    expect(requests(complete.usage, 'REFINING')).toBe(2);
    expect(complete.usage.filter(({ stage }) => stage === 'REFINING')).toHaveLength(2);
    // What the text itself cost is both answers that it was made of.
    const spent = complete.usage
      .filter(({ stage }) => stage === 'REFINING')
      .reduce((sum, one) => sum + (one.costUsd ?? 0), 0);
    expect(complete.refinements[0]?.costUsd).toBeCloseTo(spent, 9);
  });

  it('asks again on a retry where an answer stopped at the limit, and counts both', async () => {
    fake.chat.next({ kind: 'length' });
    const id = await submit();
    const failed = await ended(id);
    expect(failed).toMatchObject({ status: 'FAILED', errorDetails: { code: 'REFINER_REJECTED' } });
    expect(requests(failed.usage, 'REFINING')).toBe(1);

    fake.chat.next({ kind: 'text', text: 'We met on Monday and we sold 42 tickets to the show.' });
    const complete = await retried(id);
    expect(complete.status).toBe('COMPLETE');
    expect(requests(complete.usage, 'REFINING')).toBe(2);
  });

  it('shows the requests to a recogniser whose answers could not be used, in addition to those of the retry', async () => {
    const before = asked('/audio/transcriptions');
    fake.transcriptions.next({ kind: 'loop' }, { kind: 'loop' });
    const id = await submit();
    const failed = await ended(id);
    expect(failed).toMatchObject({ status: 'FAILED', errorDetails: { code: 'TRANSCRIBER_UNAVAILABLE' } });
    const first = asked('/audio/transcriptions') - before;
    expect(requests(failed.usage, 'TRANSCRIBING')).toBe(first);
    expect(failed.usage[0]?.audioSeconds).toBeGreaterThan(0);

    fake.chat.next({ kind: 'text', text: 'We met on Monday and we sold 42 tickets to the show.' });
    const complete = await retried(id);
    expect(complete.status).toBe('COMPLETE');
    expect(requests(complete.usage, 'TRANSCRIBING')).toBe(asked('/audio/transcriptions') - before);
    expect(complete.usage[0]).toEqual(failed.usage[0]);
  });

  it('counts an answer once, however often it is offered because the database was not heard of', async () => {
    const jobId = await project.addJob(user.id, { status: 'REFINING', raw_transcript: SAID });
    const db = openDatabase({ url: project.database.url, poolSize: 5, log: quietLogger });
    const usage = numbered({ provider: 'openai', model: 'gpt', requests: 1, inputTokens: 40, outputTokens: 2 });
    const answer = { text: SAID, usage, finishReason: 'stop' } as const;
    const offer = () => storeAnswer(db, { jobId, attempt: 0 }, 'a'.repeat(64), answer);
    expect(await Promise.all([offer(), offer(), offer()])).toEqual([true, true, true]);
    expect(await storeAnswer(db, { jobId, attempt: 9 }, 'b'.repeat(64), { ...answer, usage: numbered(usage) })).toBe(
      false,
    );
    const { data } = await project.ask(JOB, { id: jobId }, user.token);
    expect(data.job.usage).toMatchObject([{ stage: 'REFINING', model: 'gpt', requests: 1 }]);
    await db.destroy();
  });
});
