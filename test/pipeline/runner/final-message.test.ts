import { describe, expect, it } from '@jest/globals';
import { finalMessage } from '../../../src/pipeline/runner/settlement-of.js';

describe('the message of a job that failed permanently', () => {
  it.each([
    [
      'The refiner answered with status 503. It is tried again.',
      'The refiner answered with status 503. All attempts of this run failed.',
    ],
    [
      'The refiner is limiting requests. The engine tries again when the provider allows it.',
      'The refiner is limiting requests. All attempts of this run failed.',
    ],
    [
      'OUT_OF_MEMORY: the system ended the decoder. It is tried again; give the engine more memory.',
      'OUT_OF_MEMORY: the system ended the decoder. All attempts of this run failed; give the engine more memory.',
    ],
    [
      'The engine tries again. If the error persists, check it.',
      'All attempts of this run failed. If the error persists, check it.',
    ],
    ['The recording is silent.', 'The recording is silent.'],
  ])('does not promise another attempt: %s', (message, expected) => {
    expect(finalMessage(message)).toBe(expected);
  });
});
