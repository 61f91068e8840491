import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DEFAULT_BRAND_BIBLE } from '../../../../src/brand/default-brand-bible.js';
import { ProviderGate } from '../../../../src/pipeline/providers/provider-gate.js';
import { makeRefiningChoice } from '../../../../src/pipeline/refining/make-refiner.js';
import type { Environment } from '../../../../src/platform/environment/environment.js';
import type { ChatMessage } from '../../../support/fake-openai/chat-endpoint.js';
import { type FakeOpenAi, startFakeOpenAi } from '../../../support/fake-openai/fake-openai.js';
import { quietLogger } from '../../../support/quiet-logger.js';
import { quietProviderWatch } from '../../../support/quiet-provider-watch.js';
import { createTestDatabase, type TestDatabase } from '../../../support/test-database.js';
import { testEnvironment } from '../../../support/test-environment.js';
import { refiningJob } from '../refining-job.js';
import { deskThatFinds } from './played-desk.js';

const RAW = 'we might open in spring.';
const WRITTEN = 'We may open in spring.';
const OPINIONS = JSON.stringify({
  opinions: [{ pair: 1, relation: 'same', said_quote: 'might open', written_quote: 'may open' }],
});
const isAboutPairs = (messages: readonly ChatMessage[]) => messages.at(-1)?.content.includes('<said-') ?? false;

let database: TestDatabase;
let refiner: FakeOpenAi;
let reader: FakeOpenAi;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.query('delete from provider_states');
  const chat = (messages: readonly ChatMessage[]) => (isAboutPairs(messages) ? OPINIONS : WRITTEN);
  [refiner, reader] = await Promise.all([startFakeOpenAi({ chat }), startFakeOpenAi({ chat })]);
});
afterEach(() => Promise.all([refiner.close(), reader.close()]));

/** The refining of one replica whose rules find a doubt. */
function replica(settings: Partial<Environment> = {}) {
  const environment = testEnvironment({
    refiner: { baseUrl: refiner.baseUrl, model: 'writer', apiKey: refiner.apiKey },
    ...settings,
  });
  const gate = new ProviderGate(database.db, quietLogger, quietProviderWatch);
  const desk = deskThatFinds([{ said: 'might open', written: 'may open', grade: 'REVIEW' }]);
  return makeRefiningChoice(environment, gate, database.db, quietLogger, desk).refining;
}

const task = () => ({
  transcript: RAW,
  systemPrompt: 'Edit.',
  brandBible: DEFAULT_BRAND_BIBLE,
  document: { language: 'en' },
  signal: new AbortController().signal,
  progress: () => undefined,
});
const own = () => ({ verifier: { baseUrl: reader.baseUrl, model: 'reader', apiKey: reader.apiKey } });
const asked = (fake: FakeOpenAi) =>
  fake.requests.filter(({ fields }) => isAboutPairs(fields.messages as ChatMessage[])).length;

describe('who gives a second opinion', () => {
  it('is the refiner’s provider where nothing is set', async () => {
    const judged = await replica().refine(task());
    expect(judged.opinions).toMatchObject([{ model: 'writer', asked: 1, judged: 1, voided: 0 }]);
    expect(asked(refiner)).toBe(1);
    expect(judged.usage).toMatchObject([{ model: 'writer', requests: judged.verdict === 'PASS' ? 2 : 3 }]);
  });

  it('is the verifier that is set', async () => {
    const judged = await replica(own()).refine(task());
    expect(judged.opinions).toMatchObject([{ model: 'reader', usage: { requests: 1 } }]);
    expect([asked(refiner), asked(reader)]).toEqual([0, 1]);
  });

  it('is the next where the verifier is down', async () => {
    reader.chat.always({ kind: 'status', status: 503 });
    const second = { baseUrl: refiner.baseUrl, model: 'second', apiKey: refiner.apiKey };
    const judged = await replica({ ...own(), refinerFallbacks: [second] }).refine(task());
    expect(judged.opinions).toMatchObject([{ model: 'second' }]);
  });

  it('does not run when it is off, and the rules decide alone', async () => {
    const judged = await replica({ verifier: 'off' }).refine(task());
    expect(judged).toMatchObject({ verdict: 'REVIEW', opinions: [] });
    expect(asked(refiner)).toBe(0);
  });

  it('fails no job where it cannot answer', async () => {
    reader.chat.always({ kind: 'unauthorised' });
    expect(await replica(own()).refine(task())).toMatchObject({ text: WRITTEN, verdict: 'REVIEW', opinions: [] });
  });

  it('is not paid twice when the stage runs again', async () => {
    const claim = await refiningJob(database);
    const first = await replica(own()).refine({ ...task(), claim });
    const again = await replica(own()).refine({ ...task(), claim });
    expect(again.opinions).toEqual(first.opinions);
    expect(asked(reader)).toBe(1);
    const told = await database.query('select model, requests from job_usage where job_id = $1 and model = $2', [
      claim.jobId,
      'reader',
    ]);
    expect(told).toEqual([{ model: 'reader', requests: 1 }]);
  });
});
