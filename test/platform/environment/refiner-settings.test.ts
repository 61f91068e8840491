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
    const expected = { parallel: 2, inputPricePerMillion: 0.75, outputPricePerMillion: 4.5, longestPart: 14_000 };
    expect(chatCapabilitiesOf('gpt-5.4-mini', refiner?.capabilities)).toMatchObject(expected);
  });

  it('has no price unless one is set', () => {
    const none = { inputPricePerMillion: null, outputPricePerMillion: null };
    expect(chatCapabilitiesOf('gpt-5.4-mini')).toMatchObject(none);
    expect(chatCapabilitiesOf('llama3.1:8b')).toMatchObject(none);
  });

  it.each([
    ['longestPart=10', /gives longestPart a value/],
    ['upload=flac', /"upload", which is none of longestPart/],
    ['inputPricePerMillion=1', /a cost needs both/],
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

  it.each([
    'https://or_planted@host/v1',
    'https://or_planted%zz@host/v1?model=m',
    'or_planted',
    'https://or_planted@host/v1?model=m&upload=flac',
  ])('refuses an entry that is none, without showing it: %s', (list) => {
    const reading = () => read({ REFINER_FALLBACKS: list });
    expect(reading).toThrow(/REFINER_FALLBACKS, entry 1/);
    expect(reading).not.toThrow(/or_planted/);
  });

  it('are of no use to the offline copy-editor, which says so', () => {
    const { warnings } = readEnvironment({ REFINER_FALLBACKS: 'offline' }, { envFile: null });
    expect(warnings.join(' ')).toMatch(/REFINER_FALLBACKS is not used/);
  });
});

describe('the verifier', () => {
  const own = { VERIFIER_BASE_URL: 'http://localhost:11434/v1', VERIFIER_MODEL: 'small' };

  it.each([
    ['is the refiner’s where nothing is set', {}, null],
    ['is off where that is said, in any case', { VERIFIER_MODEL: 'OFF' }, 'off'],
    [
      'has its own server, which gets no key of another',
      own,
      { baseUrl: own.VERIFIER_BASE_URL, model: 'small', apiKey: null },
    ],
    [
      'may be another model of the refiner’s server',
      { VERIFIER_MODEL: 'gpt-5.4' },
      { baseUrl: 'https://api.openai.com/v1', model: 'gpt-5.4', apiKey: 'sk-planted' },
    ],
  ])('%s', (_, settings, expected) => {
    expect(read(settings as Record<string, string>).verifier).toEqual(expected);
  });

  it.each([
    [{ VERIFIER_BASE_URL: 'http://localhost:11434/v1' }, /VERIFIER_MODEL is missing/],
    [{ OPENAI_API_KEY: '', VERIFIER_MODEL: 'small' }, /VERIFIER_MODEL is set, but neither/],
    [{ OPENAI_API_KEY: '', VERIFIER_BASE_URL: 'https://api.openai.com/v1' }, /VERIFIER_API_KEY or OPENAI_API_KEY/],
    [{ VERIFIER_MODELL: 'x' }, /did you mean VERIFIER_MODEL/],
  ])('says what is missing: %j', (settings, message) => {
    expect(() => read(settings as unknown as Record<string, string>)).toThrow(message);
  });

  it('has a key that is a secret', () => {
    expect(secretsOf(read({ ...own, VERIFIER_API_KEY: 'vk_planted' }))).toContain('vk_planted');
  });
});
