import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AssemblyAiRecogniser } from '../../../../src/pipeline/transcribing/recognisers/assemblyai-recogniser.js';
import { speechRequest } from '../../../contracts/recogniser.contract.js';
import { WAIT_SECONDS } from '../../../support/eventually.js';
import { assemblyai } from '../../../support/fake-speech/assemblyai.js';
import { FakeSpeech } from '../../../support/fake-speech/fake-speech.js';

/** What the pipeline keeps for a part. */
function memory(held: string | null = null) {
  const order = {
    held,
    keep: async (kept: string) => {
      order.held = kept;
    },
  };
  return order;
}
const failed = (error: string) => ({ kind: 'json', body: { status: 'error', error } }) as const;

describe('a transcript that was ordered is paid for once', () => {
  let fake: FakeSpeech;
  beforeEach(async () => {
    fake = await FakeSpeech.start(assemblyai());
  });
  afterEach(() => fake.close());
  const recogniser = (timeoutSeconds = WAIT_SECONDS) =>
    new AssemblyAiRecogniser({ baseUrl: fake.address, model: 'universal-2', apiKey: fake.apiKey }, timeoutSeconds, {
      firstMs: 5,
      longestMs: 20,
    });
  const counts = () => ['upload', 'order'].map((step) => fake.of(step).length);

  it('continues with it after an interruption, in another process', async () => {
    fake.always({ kind: 'json', body: { status: 'processing' } }, 'question');
    const order = memory();
    const abort = new AbortController();
    const first = recogniser().recognise(speechRequest({ order, signal: abort.signal }));
    await fake.ledger.arrived('/v2/transcript', 1);
    while (order.held === null) await new Promise((resolve) => setImmediate(resolve));
    abort.abort(new Error('killed'));
    await expect(first).rejects.toThrow('killed');
    fake.reset();
    const heard = await recogniser().recognise(speechRequest({ order: memory(order.held) }));
    expect(heard.text).toMatch(/Evolution Studios/);
    expect(counts()).toEqual([1, 1]);
  });

  it('asks on where a question fails, and orders nothing more', async () => {
    for (const status of [500, 502, 503]) fake.next({ kind: 'status', status }, 'question');
    fake.next({ kind: 'cut' }, 'question');
    fake.next({ kind: 'rate-limited', retryAfterSeconds: 0 }, 'question');
    await recogniser().recognise(speechRequest());
    expect(counts()).toEqual([1, 1]);
  });

  it('waits on for a transcript that takes longer than a request may', async () => {
    fake.always({ kind: 'json', body: { status: 'queued' } }, 'question');
    const order = memory();
    const slow = recogniser(0.3).recognise(speechRequest({ order }));
    await expect(slow).rejects.toMatchObject({ code: 'TRANSCRIBER_UNAVAILABLE', retryable: true });
    fake.reset();
    await recogniser().recognise(speechRequest({ order }));
    expect(counts()).toEqual([1, 1]);
  });

  it('places a new order where something else is asked, the order is gone, or it failed', async () => {
    const order = memory();
    await recogniser().recognise(speechRequest({ order }));
    await recogniser().recognise(speechRequest({ order, language: 'de' }));
    expect(counts()).toEqual([2, 2]);
    const gone = memory(`${order.held?.split(':')[0]}:00000000-0000-4000-8000-000000000000`);
    await recogniser().recognise(speechRequest({ order: gone, language: 'de' }));
    expect(counts()).toEqual([3, 3]);
    fake.next(failed('Internal server error'), 'question');
    await recogniser().recognise(speechRequest({ order, language: 'de' }));
    expect(counts()).toEqual([4, 4]);
  });

  it.each([
    ['Transcoding failed. File does not appear to contain audio.', 'TRANSCRIBER_REJECTED', false],
    ['language_detection cannot be performed on files with no spoken audio.', 'NO_SPEECH', false],
    ['Internal server error', 'TRANSCRIBER_UNAVAILABLE', true],
  ])('that fails with "%s" ends as %s, without another order', async (error, code, retryable) => {
    fake.next(failed(error), 'question');
    await expect(recogniser().recognise(speechRequest())).rejects.toMatchObject({ code, retryable });
    expect(counts()).toEqual([1, 1]);
  });
});
