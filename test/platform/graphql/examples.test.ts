import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readExamples } from '../../../playground/read-examples.js';
import { type GraphQlProject, startGraphQlProject } from '../../jobs/graphql/graphql-project.js';

const examples = readExamples(readFileSync('playground/examples.graphql', 'utf8')).filter(
  ({ kind }) => kind !== 'subscription',
);

/** What cannot work on an engine where nothing has failed and nobody has tried anything, and the words that say why. */
const REFUSED: Readonly<Record<string, readonly [string, RegExp]>> = {
  UpdateWebhook: ['NOT_FOUND', /no such webhook/],
  TestWebhook: ['NOT_FOUND', /no such webhook/],
  DeleteWebhook: ['NOT_FOUND', /no such webhook/],
  RedeliverWebhook: ['NOT_FOUND', /no such delivery/],
  StopRetryBatch: ['NOT_FOUND', /no such retry batch/],
  BrandBibleTrial: ['NOT_FOUND', /no such trial/],
  CancelBrandBibleTrial: ['NOT_FOUND', /no such trial/],
  BrandBibleDiff: ['NOT_FOUND', /no version 2 of the Brand Bible "Evolution Studios"/],
  DeleteJob: ['NOT_FOUND', /no such job/i],
  CreateJob: ['BAD_REQUEST', /userId: is required when you call with a key/],
  AssignBrand: ['UNKNOWN_USER', /user/],
  RetryJob: ['CONFLICT', /Only a FAILED job/],
  CancelJob: ['CONFLICT', /Only an unfinished job/],
  AcknowledgeFailure: ['CONFLICT', /FAILED job/],
};

describe('the examples of the playground, one after the other on a new engine', () => {
  let project: GraphQlProject;

  beforeAll(async () => {
    project = await startGraphQlProject({ roles: ['api', 'worker'] });
    const { id } = await project.signUp();
    const texts = { raw_transcript: 'um hello there', refined_text: 'Hello there.', system_prompt_used: 'Edit.' };
    const job = await project.addJob(id, { client_job_id: 'test-supabase-001', status: 'COMPLETE', ...texts });
    await project.database.query(
      `insert into refinements (job_id, version, text, provider, model, verdict, findings, prompt_hash, is_current)
       values ($1, 1, 'Hello there.', 'copy-editor', 'none', 'PASS', '[]', 'h', true)`,
      [job],
    );
  });
  afterAll(() => project.stop());
  // An example refines the job again: a person would wait until that is done.
  beforeEach(() =>
    project.database.until(async () => {
      const [job] = await project.database.query<{ status: string }>('select status from studio_jobs');
      return job?.status === 'COMPLETE';
    }),
  );

  it.each(examples.map((example) => [example.name, example] as const))(
    '%s works, or says why not',
    async (name, { query, variables }) => {
      const { errors, code } = await project.ask(query, variables === '' ? {} : JSON.parse(variables));
      const [expected, why] = REFUSED[name] ?? [null, null];
      expect([code, errors[0]?.message]).toEqual([expected, why === null ? undefined : expect.stringMatching(why)]);
    },
  );
});
