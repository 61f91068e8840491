import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { composeSystemPrompt } from '../../../src/brand/compose-system-prompt.js';
import { DEFAULT_BRAND_BIBLE } from '../../../src/brand/default-brand-bible.js';
import { directDesk } from '../../../src/language/thread/text-desk.js';
import { ProviderGate } from '../../../src/pipeline/providers/provider-gate.js';
import { makeRefiningChoice } from '../../../src/pipeline/refining/make-refiner.js';
import type { RefiningTask } from '../../../src/pipeline/refining/refining-task.js';
import type { ProviderSettings } from '../../../src/platform/environment/environment.js';
import { editEnglish } from '../../language/edit/edit-english.js';
import type { ChatMessage } from '../../support/fake-openai/chat-endpoint.js';
import { type FakeOpenAi, startFakeOpenAi } from '../../support/fake-openai/fake-openai.js';
import { quietLogger } from '../../support/quiet-logger.js';
import { quietProviderWatch } from '../../support/quiet-provider-watch.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { testEnvironment } from '../../support/test-environment.js';
import { refiningJob } from './refining-job.js';

const systemPrompt = composeSystemPrompt(
  DEFAULT_BRAND_BIBLE,
  { language: 'en', glossaryHits: [] },
  { tokenBudget: 2000 },
);
const sentence = (at: number) => `Take ${at + 100} was recorded in the big room at night.`;
const SHORT = sentence(1);
const LONG = Array.from({ length: 60 }, (_, at) => sentence(at)).join(' ');

/** Parts are paragraphs of the text. */
const LONG_IN_PARTS = { asymmetricMatch: (text: string) => text.replaceAll('\n\n', ' ') === LONG };

/** A model that edits well. */
function editing(messages: readonly ChatMessage[]): string {
  const request = messages.find((message) => message.role === 'user')?.content ?? '';
  const said = /<transcript-(\w+)>\n([\s\S]*)\n<\/transcript-\1>/.exec(request)?.[2] ?? '';
  return editEnglish(said, DEFAULT_BRAND_BIBLE);
}

let database: TestDatabase;
let first: FakeOpenAi;
let second: FakeOpenAi;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.query('delete from provider_states');
  await database.query('delete from provider_permits');
  [first, second] = await Promise.all([startFakeOpenAi({ chat: editing }), startFakeOpenAi({ chat: editing })]);
});
afterEach(() => Promise.all([first.close(), second.close()]));

function server(fake: FakeOpenAi, model: string, capabilities: Record<string, string> = {}): ProviderSettings {
  return { baseUrl: fake.baseUrl, model, apiKey: fake.apiKey, capabilities };
}

/** The refining of one replica. */
function replica(refiner: ProviderSettings, ...refinerFallbacks: (ProviderSettings | null)[]) {
  const environment = testEnvironment({ refiner, refinerFallbacks, providerTimeoutSeconds: 60 });
  return makeRefiningChoice(
    environment,
    new ProviderGate(database.db, quietLogger, quietProviderWatch),
    database.db,
    quietLogger,
    directDesk,
  ).refining;
}

function task(transcript: string, more: Partial<RefiningTask> = {}): RefiningTask {
  const { signal } = new AbortController();
  const rules = { systemPrompt, brandBible: DEFAULT_BRAND_BIBLE, document: { language: 'en' } };
  return { transcript, ...rules, signal, progress: () => undefined, ...more };
}

describe('refiners in an order', () => {
  it.each([
    ['is down', { kind: 'status' as const, status: 503 }, 3],
    ['no longer has the model', { kind: 'model-gone' as const }, 1],
    ['does not accept the key', { kind: 'unauthorised' as const }, 1],
    ['asks for a longer wait than a part is worth', { kind: 'rate-limited' as const, retryAfterSeconds: 120 }, 1],
  ])('the next is asked for the same part where one %s', async (_, behaviour, asked) => {
    first.chat.always(behaviour);
    const judged = await replica(server(first, 'one'), server(second, 'two')).refine(task(SHORT));
    expect(judged).toMatchObject({
      text: SHORT,
      verdict: 'PASS',
      model: 'two',
      usage: [{ model: 'two', requests: 1 }],
    });
    expect(first.requests).toHaveLength(asked);
  });

  it.each([
    ['declines', { kind: 'refusal' as const }],
    ['has a filter that steps in', { kind: 'content-filter' as const }],
    ['refuses the request', { kind: 'status' as const, status: 400 }],
  ])('the next is not asked where one %s: it is about the content', async (_, behaviour) => {
    first.chat.next(behaviour);
    const outcome = replica(server(first, 'one'), server(second, 'two')).refine(task(SHORT));
    await expect(outcome).rejects.toMatchObject({ code: 'REFINER_REJECTED' });
    expect(second.requests).toHaveLength(0);
  });

  it('one with an open circuit breaker gets no request, in any replica', async () => {
    first.chat.always({ kind: 'status', status: 503 });
    await replica(server(first, 'one'), server(second, 'two')).refine(task(SHORT));
    await replica(server(first, 'one'), server(second, 'two')).refine(task(SHORT));
    const asked = first.requests.length;
    expect(asked).toBe(5);
    await replica(server(first, 'one'), server(second, 'two')).refine(task(SHORT));
    expect(first.requests).toHaveLength(asked);
    expect(second.requests).toHaveLength(3);
  });

  it('the copy-editor comes last, whatever the length of the part', async () => {
    first.chat.always({ kind: 'cut' });
    const judged = await replica(server(first, 'one'), null).refine(task(LONG));
    expect(judged).toMatchObject({ text: LONG_IN_PARTS, verdict: 'PASS', provider: 'copy-editor' });
  });

  it('reports a missing model when no other refiner is left', async () => {
    first.chat.always({ kind: 'model-gone' });
    await expect(replica(server(first, 'one')).refine(task(SHORT))).rejects.toMatchObject({
      code: 'REFINER_REJECTED',
      message: expect.stringMatching(/no longer has the model "one".*REFINER_MODEL/),
      providerStatus: 404,
    });
  });
});

describe('requests to a refiner', () => {
  it('wait as long as it asks, in every replica', async () => {
    first.chat.next({ kind: 'rate-limited', retryAfterSeconds: 1 });
    const started = Date.now();
    expect(await replica(server(first, 'one')).refine(task(SHORT))).toMatchObject({ text: SHORT });
    expect(Date.now() - started).toBeGreaterThanOrEqual(1_000);
    const [state] = await database.query<{ paused_until: Date }>('select paused_until from provider_states');
    expect(state?.paused_until).toBeInstanceOf(Date);
  });

  it('keep to so many a minute over all replicas', async () => {
    const limited = server(first, 'one', { requestsPerMinute: '2' });
    await replica(limited).refine(task(SHORT));
    await replica(limited).refine(task(SHORT));
    const third = replica(limited).refine(task(SHORT, { signal: AbortSignal.timeout(400) }));
    await expect(third).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(first.requests).toHaveLength(2);
  });

  it('cost what the prices say, and nothing is guessed without them', async () => {
    const priced = server(first, 'one', { inputPricePerMillion: '2', outputPricePerMillion: '10' });
    const [usage] = (await replica(priced).refine(task(SHORT))).usage;
    const { inputTokens = 0, outputTokens = 0, costUsd } = usage ?? {};
    expect(inputTokens).toBeGreaterThan(0);
    expect(costUsd).toBeCloseTo((inputTokens * 2 + outputTokens * 10) / 1e6, 12);
    const [unpriced] = (await replica(server(second, 'two')).refine(task(SHORT))).usage;
    expect(unpriced).not.toHaveProperty('costUsd');
  });

  it('count an answer that broke off at the model’s limit: it was paid for', async () => {
    first.chat.next({ kind: 'length' });
    const judged = await replica(server(first, 'one')).refine(task(LONG));
    expect(judged).toMatchObject({ text: LONG_IN_PARTS, usage: [{ requests: 3 }] });
    expect(first.requests).toHaveLength(3);
  });
});

describe('an answer that was paid for', () => {
  const inParts = { longestPart: '1000' };

  it('is not asked for again when the stage is', async () => {
    const claim = await refiningJob(database);
    const refining = replica(server(first, 'one', inParts));
    first.chat.next({ kind: 'delayed', ms: 0 }, { kind: 'delayed', ms: 0 }, { kind: 'refusal' });
    await expect(refining.refine(task(LONG, { claim }))).rejects.toMatchObject({ code: 'REFINER_REJECTED' });
    const asked = first.requests.length;
    expect(asked).toBe(3);
    const judged = await refining.refine(task(LONG, { claim }));
    const [usage] = judged.usage;
    expect(judged).toMatchObject({ text: LONG_IN_PARTS, verdict: 'PASS' });
    expect(first.requests).toHaveLength(asked + (usage?.requests ?? 0) - 2);
  });

  it('is kept with the repair that was made of it', async () => {
    const claim = await refiningJob(database);
    const refining = replica(server(first, 'one'));
    const spoilt = `\`\`\`\n${SHORT.replace('101', '110')}\n\`\`\``;
    first.chat.next({ kind: 'text', text: spoilt }, { kind: 'delayed', ms: 0 });
    const judged = await refining.refine(task(SHORT, { claim }));
    expect(await refining.refine(task(SHORT, { claim }))).toEqual(judged);
    expect(first.requests).toHaveLength(2);
  });

  it('is not stored by a worker that lost the job', async () => {
    const { jobId, attempt } = await refiningJob(database, 2);
    const outcome = replica(server(first, 'one')).refine(task(SHORT, { claim: { jobId, attempt: attempt - 1 } }));
    await expect(outcome).rejects.toThrow('it was deleted, or another worker has it');
    expect(await database.query('select from refiner_answers where job_id = $1', [jobId])).toEqual([]);
  });

  it('is of no use to another job', async () => {
    const refining = replica(server(first, 'one'));
    await refining.refine(task(SHORT, { claim: await refiningJob(database) }));
    await refining.refine(task(SHORT, { claim: await refiningJob(database) }));
    expect(first.requests).toHaveLength(2);
  });
});
