import { describe, expect, it } from '@jest/globals';
import { capabilitiesOf } from '../../../../src/pipeline/transcribing/recognisers/model-capabilities.js';
import { readEnvironment } from '../../../../src/platform/environment/read-environment.js';
import { secretsOf } from '../../../../src/platform/environment/secrets-of.js';

const read = (settings: Record<string, string>) =>
  readEnvironment({ OPENAI_API_KEY: 'sk-planted', ...settings }, { envFile: null });

describe('what a speech model can', () => {
  it.each([
    ['whisper-1', { responseFormat: 'verbose_json', vocabulary: 'prompt', maxSeconds: 0 }],
    ['gpt-4o-transcribe', { responseFormat: 'json', vocabulary: 'prompt', maxSeconds: 1500 }],
    ['gpt-4o-mini-transcribe', { responseFormat: 'json', maxSeconds: 1500 }],
    ['gpt-4o-transcribe-diarize', { responseFormat: 'diarized_json', vocabulary: 'none', maxSeconds: 1500 }],
    ['gpt-transcribe', { responseFormat: 'json', vocabulary: 'keywords' }],
    ['whisper-large-v3', { responseFormat: 'verbose_json', wordTimes: 'yes', requestsPerMinute: 20 }],
    ['whisper-large-v3-turbo', { responseFormat: 'verbose_json', requestsPerMinute: 20 }],
    ['Systran/faster-whisper-small', { responseFormat: 'verbose_json', wordTimes: 'no', requestsPerMinute: 0 }],
  ])('%s', (model, expected) => {
    expect(capabilitiesOf(model)).toMatchObject(expected);
  });

  it('is overridden by settings, field by field', () => {
    const { transcriber } = read({ TRANSCRIBER_CAPABILITIES: 'maxSeconds=600, upload=opus, pricePerMinute=0.006' });
    const record = capabilitiesOf('whisper-1', transcriber?.capabilities);
    expect(record).toMatchObject({ maxSeconds: 600, upload: 'opus', pricePerMinute: 0.006, vocabulary: 'prompt' });
  });

  it.each([
    ['maxSecond=600', /"maxSecond", which is none of responseFormat/],
    ['upload=mp3', /gives upload a value/],
    ['maxSeconds', /must be a list/],
  ])('refuses %s at start', (text, message) => {
    expect(() => read({ TRANSCRIBER_CAPABILITIES: text })).toThrow(message);
  });
});

describe('the transcribers to fall back on', () => {
  it('are read in order, their keys kept secret', () => {
    const list = 'https://gsk_planted@api.groq.com/openai/v1?model=whisper-large-v3&parallel=2, offline';
    const environment = read({ TRANSCRIBER_FALLBACKS: list });
    expect(environment.transcriberFallbacks).toEqual([
      {
        baseUrl: 'https://api.groq.com/openai/v1',
        model: 'whisper-large-v3',
        apiKey: 'gsk_planted',
        capabilities: { parallel: '2' },
      },
      null,
    ]);
    expect(secretsOf(environment)).toContain('gsk_planted');
  });

  it.each(['https://gsk_planted@host/v1', 'gsk_planted', 'https://gsk_planted@host/v1?model=m&paralel=2'])(
    'refuses an entry that is none, without showing it: %s',
    (list) => {
      const reading = () => read({ TRANSCRIBER_FALLBACKS: list });
      expect(reading).toThrow(/TRANSCRIBER_FALLBACKS, entry 1/);
      expect(reading).not.toThrow(/gsk_planted/);
    },
  );
});
