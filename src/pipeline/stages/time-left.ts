/** Below this share of finished work there is no estimate. */
const EARLIEST_ESTIMATE = 0.03;

/**
 * Estimates the seconds left from the speed since `startedAt` (epoch milliseconds); undefined while too little
 * is done. `done` and `toDo` are in the same unit.
 */
export function estimateSecondsLeft(startedAt: number, done: number, toDo: number): number | undefined {
  if (done <= toDo * EARLIEST_ESTIMATE) return undefined;
  return Math.round(((Date.now() - startedAt) / 1000 / done) * (toDo - done));
}
