// pg-boss at its best: 500 jobs a fetch; their completion and the next stage's entries in one transaction.

import { QUEUES, startBoss, TEXT } from './bare-boss.mjs';
import { pgAdapter, pool } from './transactions.mjs';

const BATCH = 500;

export async function make(databaseUrl) {
  const { boss, fill, stop } = await startBoss(databaseUrl);
  const connections = pool(databaseUrl, QUEUES.length);
  let waiting = 0;
  const work = async (index, isOver) => {
    while (!isOver()) {
      const jobs = await boss.fetch(QUEUES[index], { batchSize: BATCH });
      if (jobs.length === 0) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        continue;
      }
      await connections.transaction((client) => settle(boss, index, jobs, { db: pgAdapter(client) }));
      if (index === QUEUES.length - 1) waiting -= jobs.length;
    }
  };
  return {
    async fill(jobs) {
      waiting += jobs;
      await fill(jobs);
    },
    drain: () => Promise.all(QUEUES.map((_, index) => work(index, () => waiting === 0))),
    async stop() {
      await connections.end();
      await stop();
    },
  };
}

/** Completes the jobs of a queue and inserts the next queue's, in the transaction of `options`. */
async function settle(boss, index, jobs, options) {
  const next = QUEUES[index + 1];
  const entries = jobs.map(() => ({ data: { text: TEXT } }));
  if (next !== undefined) await boss.insert(next, entries, options);
  const ids = jobs.map(({ id }) => id);
  await boss.complete(QUEUES[index], ids, null, options);
}
