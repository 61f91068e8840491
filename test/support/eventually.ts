import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks again and again until the answer is not null, and returns it.
 * @param limitMs fails after so many milliseconds, with the last error where there was one
 */
export async function eventually<T>(ask: () => Promise<T | null | undefined | false>, limitMs = 90_000): Promise<T> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`it did not happen within ${limitMs} ms`);
    await pause(20);
  }
}
