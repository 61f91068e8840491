import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startEngine } from '../../../src/engine.js';
import { claimTrial, endTrial, renewTrial, storeOutcome } from '../../../src/refinements/trials/trial-claim-store.js';
import { quietLogger } from '../../support/quiet-logger.js';
import { startTestProject, type TestProject, type TestUser } from '../../support/test-project.js';

const RAW = 'um we recorded four hundred and fifty songs at evolution studios and we utilize the big room';
const CURRENT = 'We recorded 450 songs at Evolution Studios, and we use the big room.';
const DRAFTED = 'We recorded 450 songs at EVOLUTION STUDIOS, and we take the big room.';
const DRAFT = `---
name: Evolution Studios
version: 9
---
## Glossary
| EVOLUTION STUDIOS | evolution studios | In capitals. |
## Banned wording
| utilize | take |
`;

const FIELDS = `id state reason brand version contentHash startedBy done total
  totals { current { pass review reject unchecked } draft { pass review reject unchecked } changedJobs changes cost { requests inputTokens costUsd } }
  results { jobId state error { code message } current { text verdict version findings { check } }
    draft { text verdict coverage { language } provider model findings { check message } cost { requests costUsd } }
    changes { label before after rawSpan refinedSpan } }`;

interface Answer {
  readonly id: string;
  readonly state: string;
  readonly [field: string]: unknown;
}

describe('trying a Brand Bible before it is published', () => {
  let project: TestProject;
  let user: TestUser;

  beforeAll(async () => {
    project = await startTestProject({ roles: ['api'] });
    user = await project.signUp();
  });
  afterAll(() => project.stop());

  /** A job as the engine would have left it. */
  async function completeJob(raw = RAW, refined: string | null = CURRENT): Promise<string> {
    const [job] = await project.database.query<{ job_id: string }>(
      `insert into studio_jobs (user_id, raw_audio_url, delivery_id, status, raw_transcript, refined_text, system_prompt_used)
       values ($1, 'a.mp3', gen_random_uuid(), 'COMPLETE', $2, $3, 'prompt') returning job_id`,
      [user.id, raw, refined],
    );
    await project.database.query(
      `insert into refinements (job_id, version, text, provider, model, verdict, prompt_hash, is_current)
       values ($1, 1, $2, 'p', 'm', 'PASS', 'h', true)`,
      [job?.job_id, refined],
    );
    return job?.job_id as string;
  }

  async function ask(query: string, variables: object, as: string = project.secretKey) {
    const response = await project.call('POST', '/graphql', { as, body: { query, variables } });
    return (await response.json()) as {
      data: Record<string, Answer> | null;
      errors?: { message: string; extensions: { code: string; errors?: { field: string }[] } }[];
    };
  }

  const attempt = (input: object, as?: string) =>
    ask(`mutation ($input: TryBrandBibleInput!) { tryBrandBible(input: $input) { ${FIELDS} } }`, { input }, as);

  async function start(input: object): Promise<Answer> {
    const { data, errors } = await attempt({ source: DRAFT, ...input });
    expect(errors).toBeUndefined();
    return data?.tryBrandBible as Answer;
  }

  async function read(id: string): Promise<Answer> {
    const { data, errors } = await ask(`query ($id: ID!) { brandBibleTrial(id: $id) { ${FIELDS} } }`, { id });
    expect(errors).toBeUndefined();
    return data?.brandBibleTrial as Answer;
  }

  /** Whatever a trial could have changed. */
  const world = () =>
    project.database.query(
      `select (select jsonb_agg(to_jsonb(j) order by j.job_id) from studio_jobs j) as jobs, (select count(*) from refinements) as texts,
         (select count(*) from job_events) as events, (select count(*) from brand_bibles) as bibles,
         (select count(*) from job_usage) as usage, (select count(*) from refine_orders) as orders`,
    );

  /** A replica that does nothing but work, until `done`. */
  async function withWorker(done: () => Promise<boolean>): Promise<void> {
    const worker = await startEngine({ ...project.environment, roles: ['worker'], port: 0 }, quietLogger);
    try {
      await project.database.until(done);
    } finally {
      await worker.stop();
    }
  }
  const ended = (id: string) => async () => ['DONE', 'FAILED'].includes((await read(id)).state);

  it('shows both texts, both verdicts, the words that differ and the cost, and touches nothing', async () => {
    const jobId = await completeJob();
    const before = await world();
    const trial = await start({ jobIds: [jobId] });
    expect(trial).toMatchObject({ state: 'WAITING', done: 0, total: 1, brand: 'Evolution Studios', version: 9 });
    expect(trial.results).toMatchObject([{ jobId, state: 'WAITING', current: null, draft: null, changes: null }]);
    await withWorker(ended(trial.id));
    const after = await read(trial.id);
    expect(after).toMatchObject({
      state: 'DONE',
      reason: null,
      done: 1,
      startedBy: 'service',
      totals: {
        current: { pass: 1, review: 0, reject: 0, unchecked: 0 },
        draft: { pass: 1, review: 0, reject: 0, unchecked: 0 },
        changedJobs: 1,
        cost: { requests: 0, inputTokens: 0, costUsd: null },
      },
      results: [
        {
          jobId,
          state: 'DONE',
          error: null,
          current: { text: CURRENT, verdict: 'PASS', version: 1, findings: [] },
          draft: {
            text: DRAFTED,
            verdict: 'PASS',
            coverage: { language: expect.anything() },
            findings: [],
            provider: 'copy-editor',
            cost: { costUsd: null },
          },
        },
      ],
    });
    const [{ changes }] = after.results as [
      { changes: { before: string; after: string; rawSpan: [number, number] }[] },
    ];
    expect(changes.map((change) => [change.before, change.after])).toEqual([
      ['Evolution Studios', 'EVOLUTION STUDIOS'],
      ['use', 'take'],
    ]);
    for (const change of changes) expect(CURRENT.slice(...change.rawSpan)).toBe(change.before);
    expect(await world()).toEqual(before);
  });

  it('takes the newest COMPLETE jobs of a filter, and records who tried what', async () => {
    const jobIds = [await completeJob(), await completeJob(), await completeJob()];
    const trial = await start({ filter: { userId: user.id }, limit: 2 });
    const named = (trial.results as { jobId: string }[]).map(({ jobId }) => jobId);
    expect(named).toEqual([jobIds[2], jobIds[1]]);
    const [act] = await project.database.query(
      'select action, actor, affected, filter from operator_actions order by operator_action_id desc limit 1',
    );
    expect(act).toEqual({
      action: 'TRY_BRAND_BIBLE',
      actor: 'service',
      affected: 2,
      filter: { trial: trial.id, brand: 'Evolution Studios', version: 9, contentHash: trial.contentHash },
    });
    await withWorker(ended(trial.id));
  });

  it('refuses what cannot be tried, and all but admins', async () => {
    const jobId = await completeJob();
    expect((await attempt({ source: DRAFT, jobIds: [jobId] }, user.token)).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
    const foreign = await ask('query ($id: ID!) { brandBibleTrial(id: $id) { id } }', { id: jobId }, user.token);
    expect(foreign.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const wrong = await attempt({ source: '---\nname: A\nversion: 1\n---\n## Glossary\n| a | b |', jobIds: [jobId] });
    expect(wrong.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_REQUEST', errors: [{ field: 'line 6' }] });
    const many = await attempt({ source: DRAFT, jobIds: Array.from({ length: 21 }, () => jobId) });
    expect(many.errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
    const missing = await ask('query ($id: ID!) { brandBibleTrial(id: $id) { id } }', { id: jobId });
    expect(missing.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const [fresh] = await project.database.query<{ job_id: string }>(
      `insert into studio_jobs (user_id, raw_audio_url, delivery_id) values ($1, 'a.mp3', gen_random_uuid()) returning job_id`,
      [user.id],
    );
    const early = await attempt({ source: DRAFT, jobIds: [fresh?.job_id] });
    expect(early.errors?.[0]?.extensions.code).toBe('CONFLICT');
    expect(await project.database.query('select 1 from brand_bible_trials where ended_at is null')).toEqual([]);
  });

  it('is not seen by anon or a signed-in user in SQL', async () => {
    for (const table of ['brand_bible_trials', 'brand_bible_trial_results']) {
      const { error } = await user.client.from(table).select('*');
      expect(error?.code).toBe('42501');
    }
  });

  it('is continued after its worker died, keeps its results, and refuses writes of the dead worker', async () => {
    const jobIds = [await completeJob(), await completeJob()];
    const { id } = await start({ jobIds });
    const { db } = project.database;
    const dead = await claimTrial(db);
    if (dead === null) throw new Error('nothing to claim');
    const failed = { state: 'FAILED', error: { code: 'TIMED_OUT', message: 'Too slow.' } } as const;
    expect(await storeOutcome(db, dead, 1, failed)).toBe(true);
    expect(await claimTrial(db)).toBeNull();
    await lapse(id);
    await withWorker(ended(id));
    expect(await renewTrial(db, dead)).toBe(false);
    expect(await storeOutcome(db, dead, 2, failed)).toBe(false);
    await endTrial(db, dead, 'dead men tell no tales');
    expect(await read(id)).toMatchObject({
      state: 'DONE',
      done: 2,
      results: [
        { state: 'FAILED', error: failed.error },
        { state: 'DONE', draft: { text: DRAFTED } },
      ],
    });
  });

  const lapse = (id: string) =>
    project.database.query(`update brand_bible_trials set lease_until = now() - interval '1 s' where trial_id = $1`, [
      id,
    ]);

  it('ends FAILED with a reason when three workers died with it', async () => {
    const { id } = await start({ jobIds: [await completeJob()] });
    for (let death = 1; death <= 3; death += 1) {
      expect(await claimTrial(project.database.db)).toMatchObject({ trialId: id, claim: death });
      expect((await read(id)).state).toBe('RUNNING');
      await lapse(id);
    }
    expect(await read(id)).toMatchObject({ state: 'FAILED', reason: expect.stringContaining('3 in a row') });
    expect(await claimTrial(project.database.db)).toBeNull();
  });

  it('ends FAILED at its time limit, even where no worker is left', async () => {
    const { id } = await start({ jobIds: [await completeJob()] });
    await project.database.query(`update brand_bible_trials set deadline_at = now() where trial_id = $1`, [id]);
    expect(await read(id)).toMatchObject({ state: 'FAILED', reason: expect.stringContaining('time limit'), done: 0 });
  });

  it('is one of five at the same time', async () => {
    const jobIds = [await completeJob()];
    const trials: Answer[] = [];
    for (let count = 0; count < 5; count += 1) trials.push(await start({ jobIds }));
    expect((await attempt({ source: DRAFT, jobIds })).errors?.[0]?.extensions.code).toBe('CONFLICT');
    await withWorker(async () => (await Promise.all(trials.map(({ id }) => ended(id)()))).every(Boolean));
    for (const { id } of trials) expect(await read(id)).toMatchObject({ state: 'DONE' });
  });
});
