import { expect, it } from '@jest/globals';
import { adviceFor } from '../../../src/jobs/record/failure-advice.js';
import { JOB_FAULT_KINDS, type JobFaultCode } from '../../../src/platform/fault-codes.js';

const CODES = Object.keys(JOB_FAULT_KINDS) as JobFaultCode[];

it.each(CODES)('offers something to do about %s, each once and in a sentence', (code) => {
  for (const retryable of [true, false]) {
    const operator = adviceFor({ code, retryable }, true);
    const owner = adviceFor({ code, retryable }, false);
    expect(owner.length).toBeGreaterThan(0);
    expect(operator.at(-1)?.action).toBe('ACKNOWLEDGE');
    for (const advice of [operator, owner]) {
      expect(new Set(advice.map(({ action }) => action)).size).toBe(advice.length);
      for (const { sentence } of advice) expect(sentence).toMatch(/^[A-Z].{10,}\.$/);
      expect(advice.some(({ action }) => action === 'WAIT')).toBe(retryable);
    }
    expect(owner.map(({ action }) => action)).not.toContain('ACKNOWLEDGE');
  }
});
