import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parseBrandBible } from '../../../src/brand/parse-brand-bible.js';
import { insertTrial } from '../../../src/refinements/trials/trial-store.js';
import { type GraphQlProject, startGraphQlProject } from '../../jobs/graphql/graphql-project.js';
import { type FakeOpenAi, startFakeOpenAi } from '../../support/fake-openai/fake-openai.js';
import type { TestUser } from '../../support/test-project.js';

const RAW = 'um we recorded four hundred and fifty songs in the big room';
const REFINED = 'We recorded 450 songs in the big room.';
const DRAFT = '---\nname: Evolution Studios\nversion: 9\n---\n## Banned wording\n| utilize | take |\n';
const FIELDS = `id state reason done total totals { cost { requests inputTokens outputTokens costUsd } }
  results { state draft { text verdict provider model cost { requests inputTokens outputTokens costUsd } } }`;
const INPUT_PRICE = 2;
const OUTPUT_PRICE = 8;

describe('trying a Brand Bible with a model', () => {
  let project: GraphQlProject;
  let first: FakeOpenAi;
  let second: FakeOpenAi;
  let user: TestUser;

  beforeAll(async () => {
    [first, second] = await Promise.all([
      startFakeOpenAi({ chat: () => REFINED }),
      startFakeOpenAi({ chat: () => REFINED }),
    ]);
    const prices = { inputPricePerMillion: `${INPUT_PRICE}`, outputPricePerMillion: `${OUTPUT_PRICE}` };
    project = await startGraphQlProject({
      roles: ['api', 'worker'],
      refiner: { baseUrl: first.baseUrl, model: 'first', apiKey: first.apiKey, capabilities: prices },
      refinerFallbacks: [{ baseUrl: second.baseUrl, model: 'second', apiKey: second.apiKey }],
    });
    user = await project.signUp();
  });
  afterAll(async () => {
    await project.stop();
    await Promise.all([first.close(), second.close()]);
  });
  beforeEach(() => project.database.query('delete from provider_states'));
  afterEach(() => first.chat.always(null));

  const completeJob = () =>
    project.addJob(user.id, {
      status: 'COMPLETE',
      raw_transcript: RAW,
      refined_text: REFINED,
      system_prompt_used: 'p',
    });
  async function start(jobIds: readonly string[]): Promise<string> {
    const input = { source: DRAFT, jobIds };
    const mutation = 'mutation ($input: TryBrandBibleInput!) { tryBrandBible(input: $input) { id } }';
    return (await project.ask(mutation, { input })).data.tryBrandBible.id;
  }
  const read = async (id: string) =>
    (await project.ask(`query ($id: ID!) { brandBibleTrial(id: $id) { ${FIELDS} } }`, { id })).data.brandBibleTrial;
  const cancel = (id: string, as?: string) =>
    project.ask('mutation ($id: ID!) { cancelBrandBibleTrial(id: $id) { state reason done } }', { id }, as);
  async function ended(id: string) {
    await project.database.until(async () => ['DONE', 'FAILED'].includes((await read(id)).state));
    return read(id);
  }
  const asked = (fake: FakeOpenAi) => fake.requests.filter(({ path }) => path.endsWith('/chat/completions')).length;

  it('counts requests and tokens, and what they cost', async () => {
    const trial = await ended(await start([await completeJob(), await completeJob()]));
    expect(trial).toMatchObject({ state: 'DONE', done: 2, totals: { cost: { requests: 2 } } });
    for (const { draft } of trial.results) {
      expect(draft).toMatchObject({ text: REFINED, verdict: 'PASS', model: 'first', cost: { requests: 1 } });
      const { inputTokens, outputTokens, costUsd } = draft.cost;
      expect(inputTokens).toBeGreaterThan(outputTokens);
      expect(outputTokens).toBeGreaterThan(0);
      expect(costUsd).toBeCloseTo((inputTokens * INPUT_PRICE + outputTokens * OUTPUT_PRICE) / 1_000_000, 12);
    }
    const [one, other] = trial.results.map(({ draft }: { draft: { cost: { costUsd: number } } }) => draft.cost.costUsd);
    expect(trial.totals.cost.costUsd).toBeCloseTo(one + other, 12);
  });

  it('names the fallback where the fallback wrote the text, whose cost is not known without a price', async () => {
    first.chat.always({ kind: 'model-gone' });
    const trial = await ended(await start([await completeJob()]));
    expect(trial).toMatchObject({
      state: 'DONE',
      results: [{ draft: { text: REFINED, model: 'second', cost: { costUsd: null } } }],
      totals: { cost: { costUsd: null } },
    });
  });

  it('ends FAILED when its time limit passes in the middle of a request, and gives the request up', async () => {
    first.chat.always({ kind: 'hang' });
    const jobId = await completeJob();
    const before = asked(first);
    const draft = parseBrandBible(DRAFT);
    const id = await project.database.db
      .transaction()
      .execute((trx) =>
        insertTrial(trx, { draft, source: DRAFT, jobIds: [jobId], startedBy: 'service', timeLimitSeconds: 10 }),
      );
    expect(await ended(id)).toMatchObject({
      state: 'FAILED',
      reason: 'The time limit passed before every job was tried.',
      done: 0,
      results: [{ state: 'WAITING', draft: null }],
    });
    expect(asked(first)).toBe(before + 1);
    // The worker is free for the next at once: the request that hung was given up.
    first.chat.always(null);
    expect(await ended(await start([jobId]))).toMatchObject({ state: 'DONE' });
  });

  it('is cancelled in the middle of a request: what is there stays, the rest is never asked for', async () => {
    const jobIds = [await completeJob(), await completeJob(), await completeJob()];
    first.chat.next({ kind: 'delayed', ms: 0 });
    first.chat.always({ kind: 'hang' });
    const before = asked(first);
    const id = await start(jobIds);
    await project.database.until(async () => asked(first) === before + 2 && (await read(id)).done === 1);
    expect((await cancel(id, user.token)).code).toBe('FORBIDDEN');
    const reason = 'It was cancelled by service.';
    expect((await cancel(id)).data.cancelBrandBibleTrial).toEqual({ state: 'FAILED', reason, done: 1 });
    // The next trial has its turn though the request of this one hangs for the provider's whole time limit.
    first.chat.always(null);
    expect(await ended(await start([jobIds[0] as string]))).toMatchObject({ state: 'DONE' });
    expect(asked(first)).toBe(before + 3);
    expect(await read(id)).toMatchObject({
      state: 'FAILED',
      reason,
      done: 1,
      results: [{ draft: { text: REFINED } }, {}, {}],
    });
    expect(await cancel(id)).toMatchObject({ code: 'CONFLICT' });
    const [act] = await project.database.query(
      `select actor, filter, affected from operator_actions where action = 'CANCEL_BRAND_BIBLE_TRIAL'`,
    );
    expect(act).toEqual({ actor: 'service', filter: { trial: id }, affected: 1 });
  });
});
