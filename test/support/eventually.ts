import { setTimeout as pause } from 'node:timers/promises';

/**
 * How long a test waits for anything that happens at once on a quiet machine, in milliseconds. The machine may be busy, so a shorter limit
 * would test the machine.
 */
export const WAIT_MS = 120_000;
/** The same for time limits of the engine that a test is not about. */
export const WAIT_SECONDS = WAIT_MS / 1000;

/**
 * Asks again and again until the answer is not null, and returns it.
 * @param limitMs fails after so many milliseconds, with the last error where there was one
 */
export async function eventually<T>(ask: () => Promise<T | null | undefined | false>, limitMs = WAIT_MS): Promise<T> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`it did not happen within ${limitMs} ms`);
    await pause(20);
  }
}
