import { copyFile, mkdtemp, open, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { wavHeader } from '../../../../src/pipeline/transcribing/audio/wav-writer.js';
import { OpenAiRecogniser } from '../../../../src/pipeline/transcribing/recognisers/openai-recogniser.js';
import { recogniserContract, SPEECH_WAV, speechRequest } from '../../../contracts/recogniser.contract.js';
import { WAIT_SECONDS } from '../../../support/eventually.js';
import type { TranscriptionBehaviour } from '../../../support/fake-openai/behaviour.js';
import { type FakeOpenAi, startFakeOpenAi } from '../../../support/fake-openai/fake-openai.js';

let fake: FakeOpenAi;
const KEY = 'sk-planted-canary';
beforeEach(async () => {
  fake = await startFakeOpenAi({ apiKey: KEY });
});
afterEach(() => fake.close());
const recogniser = (model = 'whisper-1', timeoutSeconds = WAIT_SECONDS) =>
  new OpenAiRecogniser({ baseUrl: fake.baseUrl, model, apiKey: KEY }, timeoutSeconds);
const outcome = async (behaviour: TranscriptionBehaviour, timeoutSeconds?: number) => {
  fake.transcriptions.next(behaviour);
  return recogniser('whisper-1', timeoutSeconds)
    .recognise(speechRequest())
    .catch((fault: unknown) => fault);
};

recogniserContract(
  'a server with the OpenAI API',
  () => recogniser(),
  () => {
    fake.transcriptions.next({ kind: 'hang' });
    return recogniser();
  },
);

describe('what a server may answer', () => {
  it.each<[TranscriptionBehaviour, string, boolean]>([
    [{ kind: 'rate-limited' }, 'TRANSCRIBER_RATE_LIMITED', true],
    [{ kind: 'status', status: 429, code: 'insufficient_quota' }, 'TRANSCRIBER_RATE_LIMITED', false],
    [{ kind: 'status', status: 500 }, 'TRANSCRIBER_UNAVAILABLE', true],
    [{ kind: 'status', status: 503 }, 'TRANSCRIBER_UNAVAILABLE', true],
    [{ kind: 'status', status: 400 }, 'TRANSCRIBER_REJECTED', false],
    [{ kind: 'status', status: 413 }, 'TRANSCRIBER_REJECTED', false],
    [{ kind: 'status', status: 415 }, 'TRANSCRIBER_REJECTED', false],
    [{ kind: 'status', status: 422 }, 'TRANSCRIBER_REJECTED', false],
    [{ kind: 'status', status: 403 }, 'TRANSCRIBER_REJECTED', false],
    [{ kind: 'unauthorised' }, 'TRANSCRIBER_REJECTED', false],
    [{ kind: 'model-gone' }, 'TRANSCRIBER_REJECTED', false],
    [{ kind: 'cut' }, 'TRANSCRIBER_UNAVAILABLE', true],
    [{ kind: 'cut-in-body' }, 'TRANSCRIBER_UNAVAILABLE', true],
    [{ kind: 'truncated-json' }, 'TRANSCRIBER_UNAVAILABLE', true],
    [{ kind: 'wrong-content-type' }, 'TRANSCRIBER_UNAVAILABLE', true],
    [{ kind: 'json', body: { error: 'no' } }, 'TRANSCRIBER_UNAVAILABLE', true],
    [{ kind: 'json', body: [] }, 'TRANSCRIBER_UNAVAILABLE', true],
    [{ kind: 'empty' }, 'NO_SPEECH', false],
    [{ kind: 'text', text: '  \n ' }, 'NO_SPEECH', false],
  ])('%j ends as %s, retryable: %s', async (behaviour, code, retryable) => {
    const fault = await outcome(behaviour);
    expect(fault).toMatchObject({ code, retryable, provider: '127.0.0.1' });
    expect((fault as Error).message).not.toMatch(/sk-|html|<|Scripted/i);
    expect(fake.requests).toHaveLength(1);
  });

  it.each<TranscriptionBehaviour>([{ kind: 'hang' }, { kind: 'trickle', everyMs: 50 }])(
    'does not wait for ever: %j',
    async (behaviour) => {
      expect(await outcome(behaviour, 0.5)).toMatchObject({ code: 'TRANSCRIBER_UNAVAILABLE', retryable: true });
    },
  );

  it('passes on how long the server asks to wait', async () => {
    expect(await outcome({ kind: 'rate-limited', retryAfterSeconds: 7 })).toMatchObject({ retryAfterMs: 7000 });
    expect(await outcome({ kind: 'rate-limited', retryAfterSeconds: 1e9 })).toMatchObject({ retryAfterMs: 3_600_000 });
  });

  it('names the settings to look at', async () => {
    expect(await outcome({ kind: 'unauthorised' })).toMatchObject({
      message: expect.stringContaining('TRANSCRIBER_API_KEY'),
    });
    const gone = expect.stringMatching(/no longer has the model "whisper-1".*retired.*TRANSCRIBER_MODEL/);
    expect(await outcome({ kind: 'model-gone' })).toMatchObject({ message: gone });
  });

  it('calls an unreachable server unavailable', async () => {
    await fake.close();
    expect(await outcome({ kind: 'empty' })).toMatchObject({ code: 'TRANSCRIBER_UNAVAILABLE', retryable: true });
  });

  it('takes segments without the fields that only Whisper has, and answers without any', async () => {
    const bare = (await outcome({ kind: 'bare-segments' })) as { segments: readonly unknown[] };
    expect(bare.segments).toMatchObject([{ start: 0, end: expect.closeTo(3.75, 2), confidence: null }, {}]);
    expect(await outcome({ kind: 'text-only' })).toMatchObject({
      text: expect.stringContaining('four hundred and fifty'),
      segments: [],
    });
  });

  it('asks gpt-transcribe for what it can give, in its own words', async () => {
    const request = speechRequest({ vocabulary: ['Evolution Studios', 'Gold Standard'], language: 'en' });
    const heard = await recogniser('gpt-transcribe').recognise(request);
    expect(heard).toMatchObject({ segments: [], language: 'en', usage: { inputTokens: 40, outputTokens: 12 } });
    expect(fake.requests[0]?.fields).toEqual({
      model: ['gpt-transcribe'],
      response_format: ['json'],
      languages: ['en'],
      keywords: ['Evolution Studios', 'Gold Standard'],
    });
  });

  it('gives Whisper the terms that fit its prompt, most important first', async () => {
    const vocabulary = ['Evolution Studios', ...Array.from({ length: 200 }, (_, i) => `term number ${i}`)];
    await recogniser().recognise(speechRequest({ vocabulary }));
    const [prompt] = (fake.requests[0]?.fields.prompt ?? []) as string[];
    expect(prompt).toMatch(/^Evolution Studios, term number 0, /);
    expect(prompt?.length).toBeLessThanOrEqual(892);
  });

  it('repeats nothing automatically', async () => {
    await outcome({ kind: 'status', status: 500 });
    expect(fake.requests).toHaveLength(1);
  });
});

describe('recordings over the limit of an upload', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'upload-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('are compressed without loss where that is enough', async () => {
    const wavPath = join(folder, 'long.wav');
    await copyFile(SPEECH_WAV, wavPath);
    const dataBytes = 852 * 32_000;
    await truncate(wavPath, 44 + dataBytes);
    const file = await open(wavPath, 'r+');
    await file.write(wavHeader(dataBytes), 0, 44, 0);
    await file.close();
    await recogniser().recognise(speechRequest({ wavPath, durationSeconds: 852 }));
    expect(fake.requests[0]).toMatchObject({ filename: 'long.flac' });
    expect(fake.requests[0]?.payloadBytes).toBeLessThan(2 * 1024 * 1024);
  });

  it('end with the limit named where the model takes no more seconds', async () => {
    const heard = recogniser('gpt-4o-transcribe').recognise(speechRequest({ durationSeconds: 1501 }));
    await expect(heard).rejects.toMatchObject({
      code: 'AUDIO_TOO_LARGE',
      message: expect.stringContaining('25 minutes'),
    });
    expect(fake.requests).toHaveLength(0);
  });
});
