/** Before this share of the work is done there is nothing to estimate from. */
const EARLIEST_ESTIMATE = 0.03;

/**
 * Seconds that are left when the rest goes as fast as what was done since `startedAt` (epoch milliseconds); undefined while too little
 * is done. `done` and `toDo` are in any one unit.
 */
export function estimateSecondsLeft(startedAt: number, done: number, toDo: number): number | undefined {
  if (done <= toDo * EARLIEST_ESTIMATE) return undefined;
  return Math.round(((Date.now() - startedAt) / 1000 / done) * (toDo - done));
}
