import type { StatisticsFact } from '../stand/statistics-reader.js';
import type { Invariant } from './check.js';

/** Contract, section 5: when no job runs, the engine's statistics and the SQL that operators type agree. */
export const statisticsAgree: Invariant = {
  id: 'I13',
  title: 'the statistics equal the SQL: counts by status, average time, failed jobs',
  check: ({ jobs, statistics }) => {
    const [answers, sql] = statistics.map(inOrder);
    return { looked: jobs.length, wrong: answers === sql ? [] : [`jobStats: ${answers}`, `SQL: ${sql}`] };
  },
};

function inOrder({ byStatus, averageMs, failed }: StatisticsFact): string {
  const counts = Object.entries(byStatus).sort(([one], [other]) => one.localeCompare(other));
  return JSON.stringify({ counts, averageMs, failed });
}
