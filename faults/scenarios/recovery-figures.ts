import type { Facts } from '../invariants/facts.js';
import type { Figure } from '../scenario.js';
import { quantile, seconds } from '../statistics.js';

const MEDIAN_GOAL_MS = 10_000;
const WORST_GOAL_MS = 30_000;

/** From each blow to a worker to the next claim of each job it held. */
export function recoveryTimes({ stand, attempts }: Facts): number[] {
  return stand.casualties.flatMap(({ at, held }) =>
    held.flatMap(({ jobId, attempt }) => {
      const next = attempts.get(jobId)?.find((claim) => claim.attempt > attempt);
      return next === undefined ? [] : [Math.max(0, next.started - at)];
    }),
  );
}

export function recoveryFigures(facts: Facts): Figure[] {
  const times = recoveryTimes(facts);
  const { casualties } = facts.stand;
  const median = quantile(times, 0.5);
  const worst = quantile(times, 1);
  return [
    {
      name: 'faults that hit a running stage',
      value: `${casualties.filter(({ held }) => held.length > 0).length} of ${casualties.length}`,
      goal: '1 at least',
      met: times.length > 0,
    },
    {
      name: 'fault to job running again, median',
      value: seconds(median),
      goal: seconds(MEDIAN_GOAL_MS),
      met: median <= MEDIAN_GOAL_MS,
      advisory: true,
    },
    {
      name: 'fault to job running again, worst',
      value: seconds(worst),
      goal: seconds(WORST_GOAL_MS),
      met: worst <= WORST_GOAL_MS,
      advisory: true,
    },
  ];
}
