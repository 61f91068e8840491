// pg-boss as its documentation shows it: workers of one job each, which complete it and send the next stage's entry in a transaction of their own.
import { QUEUES, startBoss, TEXT } from './bare-boss.mjs';
import { pgAdapter, pool } from './transactions.mjs';

export async function make(databaseUrl, concurrency) {
  const { boss, fill, stop } = await startBoss(databaseUrl);
  // More connections than this only wait for each other's commits.
  const connections = pool(databaseUrl, Math.min(20, concurrency));
  let waiting = 0;
  const settle = (index, { id }) =>
    connections.transaction(async (client) => {
      const options = { db: pgAdapter(client) };
      const next = QUEUES[index + 1];
      if (next !== undefined) await boss.insert(next, [{ data: { text: TEXT } }], options);
      await boss.complete(QUEUES[index], id, null, options);
    });
  const work = async (index, isOver) => {
    while (!isOver()) {
      const jobs = await boss.fetch(QUEUES[index], { batchSize: concurrency });
      await Promise.all(jobs.map((job) => settle(index, job)));
      if (index === QUEUES.length - 1) waiting -= jobs.length;
      if (jobs.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
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
