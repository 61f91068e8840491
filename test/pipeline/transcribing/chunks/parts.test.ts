import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type FakeOpenAi, startFakeOpenAi } from '../../../support/fake-openai/fake-openai.js';
import { StageUnderTest, wordsByTime } from '../stage-under-test.js';

describe('a recording in parts', () => {
  let test: StageUnderTest;
  let second: FakeOpenAi;
  let asked: number;
  beforeAll(async () => {
    test = await StageUnderTest.start();
    second = await startFakeOpenAi({ transcription: wordsByTime });
  });
  afterAll(async () => {
    await second.close();
    await test.stop();
  });
  beforeEach(async () => {
    await test.forgetProviders();
    test.fake.transcriptions.always(null);
    asked = test.fake.requests.length;
  });
  const askedNow = () => test.fake.requests.length - asked;
  const everyWord = Array.from({ length: 42 }, (_, i) => `word${i}`).join(' ');

  it('gives one transcript with the recording’s times, and says what each part was told', async () => {
    const jobId = await test.project.addJob();
    const transcript = await test.run({ jobId });
    expect(askedNow()).toBe(3);
    expect(transcript.text).toBe(everyWord);
    transcript.segments.forEach(({ start, end }, i) => {
      expect(Math.abs((start ?? 0) - i)).toBeLessThan(0.1);
      expect(Math.abs((end ?? 0) - i - 1)).toBeLessThan(0.1);
    });
    expect(transcript.usage).toMatchObject([{ requests: 3, audioSeconds: expect.closeTo(42.5, 0) }]);
    const stored = await test.chunks(jobId);
    expect(stored.map((chunk) => chunk.ordinal)).toEqual([0, 1, 2]);
    expect(stored[0]?.sent).toMatchObject({ prompt: 'Evolution Studios, Gold Standard, microphone' });
  });

  it('reports how many parts are done, and how long it will take', async () => {
    test.progress.length = 0;
    await test.run({ jobId: await test.project.addJob() });
    const last = test.progress.at(-1);
    expect(last).toMatchObject({ percent: 100, chunksDone: 3, chunksTotal: 3, secondsLeft: 0 });
    expect(test.progress.some(({ note }) => note === 'recognising part 2 of 3')).toBe(true);
    const percents = test.progress.map(({ percent }) => percent);
    expect(percents).toEqual([...percents].sort((a, b) => a - b));
  });

  it('records a cost where a price is set', async () => {
    const transcriber = test.transcriber('whisper-1', { chunkSeconds: '20', pricePerMinute: '0.006' });
    const { usage } = await test.run({ jobId: await test.project.addJob() }, { transcriber });
    expect(usage[0]?.costUsd).toBeCloseTo((42.5 / 60) * 0.006, 3);
  });

  it('pays for no part twice when the stage fails and is tried again', async () => {
    const jobId = await test.project.addJob();
    const one = { transcriber: test.transcriber('whisper-1', { chunkSeconds: '20', parallel: '1' }) };
    test.fake.transcriptions.next({ kind: 'delayed', ms: 0 }, { kind: 'status', status: 400 });
    await expect(test.run({ jobId }, one)).rejects.toMatchObject({ code: 'TRANSCRIBER_REJECTED' });
    expect(await test.chunks(jobId)).toHaveLength(1);
    const transcript = await test.run({ jobId, attempt: await test.claimAgain(jobId) }, one);
    expect(askedNow()).toBe(4);
    expect(transcript.text).toBe(everyWord);
    expect(transcript.usage).toMatchObject([{ requests: 3 }]);
  });

  it('asks again for everything when the recording was replaced, and says so', async () => {
    const jobId = await test.project.addJob();
    await test.project.upload('replaced.mp3', await readFile('samples/test-audio.mp3'));
    await test.run({ jobId, path: 'replaced.mp3' });
    await test.project.upload('replaced.mp3', await readFile('test/fixtures/audio/speech.mp3'));
    const attempt = await test.claimAgain(jobId);
    const transcript = await test.run({ jobId, attempt, path: 'replaced.mp3' });
    expect(transcript.flags).toMatchObject([{ kind: 'AUDIO_CHANGED' }]);
    expect(transcript.text).toBe('word0 word1 word2 word3 word4 word5 word6 word7');
  });

  it('stores and pays for nothing more once another claim has the job', async () => {
    const jobId = await test.project.addJob();
    const one = { transcriber: test.transcriber('whisper-1', { chunkSeconds: '20', parallel: '1' }) };
    const held = Promise.withResolvers<void>();
    test.fake.transcriptions.next({ kind: 'held', until: held.promise });
    const lost = test.run({ jobId }, one);
    void test.fake.arrived('/audio/transcriptions', asked + 1).then(async () => {
      await test.claimAgain(jobId);
      held.resolve();
    });
    await expect(lost).rejects.toThrow(/no longer has the job/);
    expect(await test.chunks(jobId)).toEqual([]);
    expect(askedNow()).toBe(1);
  });

  it('stops every part when it is cancelled', async () => {
    test.fake.transcriptions.always({ kind: 'hang' });
    const abort = new AbortController();
    const running = test.run({ jobId: await test.project.addJob() }, {}, abort.signal);
    void test.fake.arrived('/audio/transcriptions', asked + 3).then(() => abort.abort(new Error('cancelled')));
    await expect(running).rejects.toThrow('cancelled');
  });

  it('falls back on the next transcriber, part by part, and lets the first one rest', async () => {
    test.fake.transcriptions.always({ kind: 'status', status: 503 });
    const fallback = { baseUrl: second.baseUrl, model: 'whisper-large-v3', apiKey: second.apiKey };
    const jobId = await test.project.addJob();
    const transcript = await test.run({ jobId }, { transcriberFallbacks: [fallback] });
    expect(transcript.text).toBe(everyWord);
    expect(transcript.usage).toMatchObject([{ model: 'whisper-large-v3', requests: 3 }]);
    const states = await test.project.database.query(
      'select open_until from provider_states where open_until is not null',
    );
    expect(states).toHaveLength(1);
    const before = askedNow();
    await test.run({ jobId: await test.project.addJob() }, { transcriberFallbacks: [fallback] });
    expect(askedNow()).toBe(before);
  });

  it('ends with the fault of the first transcriber when none can', async () => {
    test.fake.transcriptions.always({ kind: 'model-gone' });
    const missing = { baseUrl: 'http://127.0.0.1:9/v1', model: 'm', apiKey: null };
    const ended = test.run({ jobId: await test.project.addJob() }, { transcriberFallbacks: [missing] });
    await expect(ended).rejects.toMatchObject({ code: 'TRANSCRIBER_UNAVAILABLE', retryable: true });
    const alone = test.run({ jobId: await test.project.addJob() });
    await expect(alone).rejects.toMatchObject({ code: 'TRANSCRIBER_REJECTED', message: /no longer has the model/ });
  });
});
