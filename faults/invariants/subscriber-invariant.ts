import type { Invariant } from './check.js';

/** Within five seconds after the last job is terminal; the facts were gathered after that wait. */
export const subscriberSawAll: Invariant = {
  id: 'I9',
  title: 'the subscriber saw each final state, everything once and in order',
  check: ({ stand, jobs, unseen }) => {
    const disorder = [...stand.subscriber.seen].flatMap(([jobId, numbers]) =>
      numbers.every((number, index) => number === index + 1) ? [] : [`${jobId}: saw ${numbers.join()}`],
    );
    return { looked: jobs.length, wrong: [...unseen, ...disorder, ...stand.subscriber.troubles] };
  },
};
