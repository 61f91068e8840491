import { describe, expect, it } from '@jest/globals';
import { chatCapabilitiesOf } from '../../../src/pipeline/refining/openai/chat-capabilities.js';
import { readEnvironment } from '../../../src/platform/environment/read-environment.js';
import { secretsOf } from '../../../src/platform/environment/secrets-of.js';

const read = (settings: Record<string, string>) =>
  readEnvironment({ OPENAI_API_KEY: 'sk-planted', ...settings }, { envFile: null });

describe('what a language model bears and costs', () => {
  it('is overridden by settings, field by field', () => {
    const prices = 'inputPricePerMillion=0.75, outputPricePerMillion=4.5';
    const { refiner } = read({ REFINER_CAPABILITIES: `parallel=2, ${prices}` });
    const expected = { parallel: 2, inputPricePerMillion: 0.75, outputPricePerMillion: 4.5, longestPart: 12_000 };
    expect(chatCapabilitiesOf('gpt-5.4-mini', refiner?.capabilities)).toMatchObject(expected);
  });

  it('has no price that nobody set', () => {
    const none = { inputPricePerMillion: null, outputPricePerMillion: null };
    expect(chatCapabilitiesOf('gpt-5.4-mini')).toMatchObject(none);
    expect(chatCapabilitiesOf('llama3.1:8b')).toMatchObject(none);
  });

  it.each([
    ['longestPart=10', /gives longestPart a value/],
    ['upload=flac', /"upload", which is none of longestPart/],
    ['inputPricePerMillion=1', /a cost takes both/],
    ['parallel', /REFINER_CAPABILITIES must be a list/],
  ])('refuses %s at start', (text, message) => {
    expect(() => read({ REFINER_CAPABILITIES: text })).toThrow(message);
  });
});

describe('the refiners to fall back on', () => {
  it('are read in order, their keys kept secret', () => {
    const environment = read({
      REFINER_FALLBACKS: 'https://or_planted@openrouter.ai/api/v1?model=a/b&parallel=2, offline',
    });
    expect(environment.refinerFallbacks).toEqual([
      { baseUrl: 'https://openrouter.ai/api/v1', model: 'a/b', apiKey: 'or_planted', capabilities: { parallel: '2' } },
      null,
    ]);
    expect(secretsOf(environment)).toContain('or_planted');
  });

  it.each(['https://or_planted@host/v1', 'or_planted', 'https://or_planted@host/v1?model=m&upload=flac'])(
    'refuses an entry that is none, without showing it: %s',
    (list) => {
      const reading = () => read({ REFINER_FALLBACKS: list });
      expect(reading).toThrow(/REFINER_FALLBACKS, entry 1/);
      expect(reading).not.toThrow(/or_planted/);
    },
  );

  it('are of no use to the offline copy-editor, which says so', () => {
    const { warnings } = readEnvironment({ REFINER_FALLBACKS: 'offline' }, { envFile: null });
    expect(warnings.join(' ')).toMatch(/REFINER_FALLBACKS is not used/);
  });
});
