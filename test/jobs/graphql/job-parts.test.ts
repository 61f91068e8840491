import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { failure, type GraphQlProject, startGraphQlProject } from './graphql-project.js';

let project: GraphQlProject;
let ada: { id: string; token: string };
let eve: { id: string; token: string };
let failed: string;

const PARTS = `jobId rawTranscript refinedText errorDetails { code attempts { code } }
  events { number fromStatus toStatus reason actor at } attempts { attempt stage outcome errorCode errorMessage worker fault }
  segments(first: 2) { ordinal text wordStarts } flags { kind message start end } refinements { version text verdict findings { check rawSpan } costUsd }
  usage { model requests audioSeconds costUsd } progress { stage percent note chunksDone chunksTotal } brand brandBible { version } acknowledgement { note by } actions { action }`;

/** A hundred jobs with everything a job can have. */
beforeAll(async () => {
  project = await startGraphQlProject();
  [ada, eve] = await Promise.all([project.signUp(), project.signUp()]);
  const { query } = project.database;
  for (let index = 0; index < 100; index += 1) {
    await project.addJob(ada.id, { raw_transcript: `transcript ${index}`, created_at: new Date(2026, 0, 1, 0, index) });
  }
  failed = await project.addJob(ada.id, { status: 'FAILED', error_details: failure('REFINER_UNAVAILABLE') });
  await project.addJob(eve.id);
  await query(`insert into job_attempts (job_id, attempt, stage, delivery_id, worker, outcome, ended_at, fault)
    select job_id, n, 'TRANSCRIBING', gen_random_uuid(), 'host:1:abc', 'retry', now(),
      '{"code": "TRANSCRIBER_UNAVAILABLE", "message": "It did not answer.", "cause": "ECONNREFUSED 10.0.0.7"}'
    from studio_jobs, generate_series(1, 2) n`);
  await query(`insert into transcript_segments (job_id, ordinal, text, words) select job_id, n, 'segment ' || n,
      case n when 0 then '[{"start": 1, "end": 1.4, "text": "segment"}, {"start": 1.5, "end": 2, "text": "0"}]'::jsonb
        when 1 then '[{"start": 2, "end": 3, "text": "segment-1"}]'::jsonb end
    from studio_jobs, generate_series(0, 4) n`);
  await query(`insert into job_transcripts (job_id, duration_seconds, flags) select job_id, 20,
      '[{"kind": "AUDIO_GAP", "start": 3, "end": 4.5, "message": "A second is missing."}]' from studio_jobs`);
  await query(`insert into refinements (job_id, version, text, provider, model, verdict, findings, prompt_hash, usage)
    select job_id, n, 'Text.', 'openai', 'm', 'REVIEW', '[{"check": "names", "message": "m", "rawSpan": [0, 4], "refinedSpan": null}]', 'h',
      case n when 1 then '[{"requests": 1, "costUsd": 0.25}, {"requests": 1, "costUsd": 0.5}]'::jsonb
        else '[{"requests": 1, "costUsd": 0.25}, {"requests": 1}]'::jsonb end
    from studio_jobs, generate_series(1, 2) n`);
  await query(`insert into job_usage (job_id, attempt, stage, provider, model, requests, audio_seconds, cost_usd)
    select job_id, 1, 'TRANSCRIBING', 'openai', 'whisper', 3, 12.5, 0.125 from studio_jobs`);
  await query(
    `insert into job_progress (job_id, attempt, stage, percent, note, chunks_done, chunks_total)
      select job_id, 0, status, 40, 'Listening', 2, 5 from studio_jobs`,
  );
});
afterAll(() => project.stop());

/** The statements that the engine's own pool sent while `work` ran, but for those of its background. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [config] = args as [string | { text: string }];
    const text = typeof config === 'string' ? config : config.text;
    const { connectionParameters } = this as unknown as { connectionParameters: { application_name?: string } };
    if (connectionParameters.application_name === 'evolution-studios-engine') sent.push(text);
    return (query as (...all: unknown[]) => unknown).apply(this, args);
  } as typeof query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return sent;
}

/** What reads a table of ours on the caller's behalf. */
const reads = (sent: readonly string[]) =>
  sent.filter((text) =>
    /from (studio_jobs j|job_transcripts t|unnest\(\$1::uuid\[\]\)|"job_progress"|"failure_acknowledgements")/.test(
      text,
    ),
  );

describe('what belongs to jobs', () => {
  it.each([
    ['a user', () => ada.token],
    ['the secret key', () => project.secretKey],
  ])('takes as many statements for a page of 100 as for a page of 2, as %s', async (_name, token) => {
    const page = (first: number) => async () => {
      const { data, errors } = await project.ask(
        `{ jobs(first: ${first}) { edges { node { ${PARTS} } } } }`,
        {},
        token(),
      );
      expect(errors).toEqual([]);
      expect(data.jobs.edges).toHaveLength(first);
      for (const { node } of data.jobs.edges) {
        expect(node.flags).toEqual([{ kind: 'AUDIO_GAP', message: 'A second is missing.', start: 3, end: 4.5 }]);
        // The words of the second segment were counted in another way.
        expect(node.segments.map(({ wordStarts }: { wordStarts: unknown }) => wordStarts)).toEqual([[1, 1.5], null]);
        expect([node.attempts.length, node.segments.length, node.refinements.length, node.usage.length]).toEqual([
          2, 2, 2, 1,
        ]);
      }
    };
    const few = reads(await statementsOf(page(2)));
    const many = await statementsOf(page(100));
    // The page, events, attempts, segments, refinements, flags, usage, progress, two texts, brand; acknowledgements for operators.
    const operator = token() === project.secretKey;
    expect(few).toHaveLength(operator ? 12 : 11);
    expect(reads(many).sort()).toEqual(few.sort());
    // With begin, becoming the user, and commit around each; the margin is for what the engine does in the background.
    expect(many.length).toBeLessThan(60);
  });

  it('shows an owner what went wrong, and operators the fault in full', async () => {
    const ask = async (as: string) =>
      (await project.ask(`query ($id: ID!) { job(id: $id) { ${PARTS} } }`, { id: failed }, as)).data.job;
    const own = await ask(ada.token);
    expect(own.attempts[0]).toEqual({
      attempt: 1,
      stage: 'TRANSCRIBING',
      outcome: 'RETRY',
      errorCode: 'TRANSCRIBER_UNAVAILABLE',
      errorMessage: 'It did not answer.',
      worker: null,
      fault: null,
    });
    expect(own.events[0]).toMatchObject({ number: 1, fromStatus: null, reason: 'submitted', actor: null });
    expect(own.actions.map((entry: { action: string }) => entry.action)).toEqual(['WAIT', 'RETRY']);
    expect(JSON.stringify(own)).not.toContain('ECONNREFUSED');
    const full = await ask(project.secretKey);
    expect(full.attempts[0]).toMatchObject({ worker: 'host:1:abc', fault: { cause: 'ECONNREFUSED 10.0.0.7' } });
    expect(full.actions.map((entry: { action: string }) => entry.action)).toEqual([
      'WAIT',
      'RETRY',
      'CHECK_SETTING',
      'ACKNOWLEDGE',
    ]);
  });

  it('says what it cost, and null where part of that is not known', async () => {
    const { refinements, usage } = (
      await project.ask(`query ($id: ID!) { job(id: $id) { ${PARTS} } }`, { id: failed }, ada.token)
    ).data.job;
    expect(refinements).toMatchObject([{ costUsd: 0.75 }, { costUsd: null }]);
    expect(usage).toMatchObject([{ requests: 3, costUsd: 0.125 }]);
  });

  it('says how many parts of the running stage are done', async () => {
    const id = await project.addJob(ada.id, { status: 'TRANSCRIBING' });
    await project.database.query(
      `insert into job_progress (job_id, attempt, stage, percent, note, seconds_left, chunks_done, chunks_total)
       values ($1, 0, 'TRANSCRIBING', 40, 'recognising part 3 of 5', 30, 2, 5)`,
      [id],
    );
    const { progress } = (await project.ask(`{ job(id: "${id}") { progress { secondsLeft chunksDone chunksTotal } } }`))
      .data.job;
    expect(progress).toEqual({ secondsLeft: 30, chunksDone: 2, chunksTotal: 5 });
    const rest = (await (await project.call('GET', `/v1/jobs/${id}`)).json()) as { progress: object };
    expect(rest.progress).toMatchObject({ seconds_left: 30, chunks_done: 2, chunks_total: 5 });
  });

  it('gives a user no way to the fault past GraphQL either', async () => {
    for (const columns of ['fault', 'worker', '*']) {
      const { error } = await project.service.from('job_attempts').select(columns).limit(1);
      expect(error).toBeNull();
    }
    const { client } = await project.signUp();
    expect((await client.from('job_attempts').select('fault')).error).not.toBeNull();
    expect((await client.from('failure_acknowledgements').select('note')).error).not.toBeNull();
    expect((await client.from('operator_actions').select('actor')).error).not.toBeNull();
    expect((await client.from('job_attempts').select('attempt')).data).toEqual([]);
  });

  it('reads on through the segments of one job', async () => {
    const texts = async (page: string) =>
      (await project.ask(`{ job(id: "${failed}") { segments${page} { ordinal } } }`)).data.job.segments.map(
        (s: { ordinal: number }) => s.ordinal,
      );
    expect(await texts('')).toEqual([0, 1, 2, 3, 4]);
    expect(await texts('(first: 2)')).toEqual([0, 1]);
    expect(await texts('(first: 2, after: 1)')).toEqual([2, 3]);
    expect((await project.ask(`{ job(id: "${failed}") { segments(first: 1001) { text } } }`)).code).not.toBeNull();
  });

  it('answers for details that somebody wrote by hand', async () => {
    const id = await project.addJob(ada.id, {
      status: 'FAILED',
      error_details: { code: 'WHAT', attempt: 'x', attempts: [7] },
    });
    const { data, errors } = await project.ask(
      `{ job(id: "${id}") { errorDetails { code message attempt attempts { code message } } } }`,
    );
    expect(errors).toEqual([]);
    const message = 'No message was recorded.';
    expect(data.job.errorDetails).toEqual({
      code: 'INTERNAL',
      message,
      attempt: null,
      attempts: [{ code: 'INTERNAL', message }],
    });
  });
});
