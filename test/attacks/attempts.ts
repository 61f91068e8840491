import { appendFileSync } from 'node:fs';
import { expect } from '@jest/globals';

/**
 * How often a machine-written attack is made: `usual` with every change, `long` in the long form, or what `npm run attacks -- --count` says.
 */
export function attempts(usual: number, long: number): number {
  return Number(process.env.ATTACKS_COUNT ?? (process.env.ATTACKS === 'long' ? long : usual));
}

/** Counts attempts of the running test for the table that `npm run attacks` prints at its end. */
export function attempted(count: number): void {
  const path = process.env.ATTACKS_TALLY;
  if (path === undefined) return;
  appendFileSync(path, `${JSON.stringify({ test: expect.getState().currentTestName, count })}\n`);
}
