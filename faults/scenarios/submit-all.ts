import { setTimeout as pause } from 'node:timers/promises';
import type { Stand } from '../stand/stand.js';

const AT_ONCE = 4;

/** Submits jobs 0 to `jobs` as fast as a few clients can. */
export async function submitAll(stand: Stand, jobs: number, first = 0): Promise<void> {
  let next = first;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < first + jobs) await stand.intake.submit(next++);
    }),
  );
}

/** Submits one job each `everyMs`, whatever becomes of those before. */
export async function submitSteadily(
  stand: Stand,
  range: { from: number; to: number; everyMs: number },
): Promise<void> {
  const pending: Promise<void>[] = [];
  const startedAt = performance.now();
  for (let index = range.from; index < range.to; index += 1) {
    const due = startedAt + (index - range.from) * range.everyMs;
    await pause(Math.max(0, due - performance.now()));
    pending.push(stand.intake.submit(index));
  }
  await Promise.all(pending);
}
