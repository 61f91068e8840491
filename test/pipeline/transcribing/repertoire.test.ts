import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Transcript } from '../../../src/jobs/results/transcript.js';
import type { Fault } from '../../../src/platform/fault.js';
import type { TranscriptionBehaviour } from '../../support/fake-openai/behaviour.js';
import { StageUnderTest } from './stage-under-test.js';

/** Everything that servers were seen to do, done to every part of a recording: a fault that says what to do, or a flagged transcript. */
describe('whatever the provider does', () => {
  let test: StageUnderTest;
  beforeAll(async () => {
    test = await StageUnderTest.start();
  });
  afterAll(() => test.stop());
  beforeEach(() => test.forgetProviders());

  const ended = async (behaviour: TranscriptionBehaviour | null, model = 'whisper-1'): Promise<Transcript | Fault> => {
    test.fake.transcriptions.always(behaviour);
    const jobId = await test.project.addJob();
    const transcriber = test.transcriber(model);
    return test.run({ jobId }, { transcriber, providerTimeoutSeconds: 1 }).catch((fault: Fault) => fault);
  };

  it.each<[TranscriptionBehaviour, string, boolean]>([
    [{ kind: 'rate-limited' }, 'TRANSCRIBER_RATE_LIMITED', true],
    [{ kind: 'rate-limited', retryAfterSeconds: 120 }, 'TRANSCRIBER_RATE_LIMITED', true],
    [{ kind: 'status', status: 429, code: 'insufficient_quota' }, 'TRANSCRIBER_RATE_LIMITED', false],
    [{ kind: 'status', status: 500 }, 'TRANSCRIBER_UNAVAILABLE', true],
    [{ kind: 'status', status: 503 }, 'TRANSCRIBER_UNAVAILABLE', true],
    [{ kind: 'hang' }, 'TRANSCRIBER_UNAVAILABLE', true],
    [{ kind: 'trickle', everyMs: 20 }, 'TRANSCRIBER_UNAVAILABLE', true],
    [{ kind: 'cut' }, 'TRANSCRIBER_UNAVAILABLE', true],
    [{ kind: 'cut-in-body' }, 'TRANSCRIBER_UNAVAILABLE', true],
    [{ kind: 'truncated-json' }, 'TRANSCRIBER_UNAVAILABLE', true],
    [{ kind: 'wrong-content-type' }, 'TRANSCRIBER_UNAVAILABLE', true],
    [{ kind: 'empty' }, 'NO_SPEECH', false],
    [{ kind: 'loop' }, 'TRANSCRIBER_UNAVAILABLE', false],
    [{ kind: 'text', text: 'Thanks for watching!' }, 'TRANSCRIBER_UNAVAILABLE', false],
    [{ kind: 'model-gone' }, 'TRANSCRIBER_REJECTED', false],
    [{ kind: 'unauthorised' }, 'TRANSCRIBER_REJECTED', false],
  ])('%j ends as %s, retryable: %s', async (behaviour, code, retryable) => {
    expect(await ended(behaviour)).toMatchObject({ name: 'Fault', code, retryable });
  });

  it('an echo of the prompt is asked again without one; an echo alone is no transcript', async () => {
    test.fake.transcriptions.next({ kind: 'prompt-echo' });
    const mended = (await ended(null)) as Transcript;
    expect(mended.text).toMatch(/^word0 word1 .*word41$/);
    expect(mended.flags).toMatchObject([{ kind: 'PROMPT_ECHO', message: expect.stringMatching(/asked again/) }]);
    expect(await ended({ kind: 'prompt-echo' })).toMatchObject({ name: 'Fault', code: 'NO_SPEECH' });
  });

  it('a loop in one part of three leaves the others, with a flag where it was', async () => {
    test.fake.transcriptions.next({ kind: 'delayed', ms: 0 });
    const loop = { kind: 'loop' } as const;
    test.fake.transcriptions.next(loop, loop);
    test.fake.transcriptions.always(null);
    const jobId = await test.project.addJob();
    const transcriber = test.transcriber('whisper-1', { chunkSeconds: '20', parallel: '1' });
    const transcript = await test.run({ jobId }, { transcriber });
    expect(transcript.text).toMatch(/^word0 .*word41$/);
    expect(transcript.text).not.toMatch(/thanks/i);
    const [flag] = transcript.flags;
    expect(flag).toMatchObject({ kind: 'LOOP', start: expect.closeTo(14, -1), end: expect.closeTo(28, -1) });
  });

  it.each<[TranscriptionBehaviour | null, string, string[]]>([
    [{ kind: 'bare-segments' }, 'whisper-1', []],
    [{ kind: 'text-only' }, 'whisper-1', ['TIMES_ESTIMATED']],
    [{ kind: 'gpt-transcribe' }, 'gpt-transcribe', ['TIMES_ESTIMATED']],
    [null, 'gpt-4o-transcribe', ['TIMES_ESTIMATED']],
  ])('%j from %s is a transcript like any other, with times for captions', async (behaviour, model, flags) => {
    const transcript = (await ended(behaviour, model)) as Transcript;
    expect(transcript.text.split(' ')).toEqual(Array.from({ length: 42 }, (_, i) => `word${i}`));
    expect(transcript.flags.map(({ kind }) => kind)).toEqual(flags);
    expect(transcript.segments.map(({ text }) => text).join(' ')).toBe(transcript.text);
    const times = transcript.segments.flatMap(({ start, end }) => [start ?? -1, end ?? -1]);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(times.at(-1)).toBeLessThanOrEqual(Math.ceil(transcript.durationSeconds));
    expect(times.at(-1)).toBeGreaterThan(transcript.durationSeconds / 2);
  });

  it('speech that nobody got words for is flagged', async () => {
    const lost = (await ended({ kind: 'text', text: 'Hello.' })) as Transcript;
    expect(lost.flags.map(({ kind }) => kind)).toEqual([
      'LOW_COVERAGE',
      'LOW_COVERAGE',
      'LOW_COVERAGE',
      'TIMES_ESTIMATED',
    ]);
  });
});
