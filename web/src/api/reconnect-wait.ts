const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

/** Half of it is random, so that many pages do not come back in step after a restart of the engine. */
export function waitMs(tries: number, random = Math.random()): number {
  const most = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(tries, 16));
  return most / 2 + (random * most) / 2;
}
