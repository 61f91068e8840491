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
      await connections.transaction(async (client) => {
        const options = { db: pgAdapter(client) };
        const next = QUEUES[index + 1];
        if (next !== undefined)
          await boss.insert(
            next,
            jobs.map(() => ({ data: { text: TEXT } })),
            options,
          );
        await boss.complete(
          QUEUES[index],
          jobs.map(({ id }) => id),
          null,
          options,
        );
      });
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
