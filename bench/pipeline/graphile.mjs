// Graphile Worker at its best: a batch of jobs in each process's local queue, three task identifiers in a row. Not among the project's packages:
// `npm install --no-save graphile-worker@0.17.2` brings it.
import { run } from 'graphile-worker';
import { connect } from '../stats/own-database.mjs';
import { QUEUES, TEXT } from './bare-boss.mjs';

export async function make(databaseUrl, concurrency) {
  const client = await connect(databaseUrl);
  const { runMigrations, quickAddJob } = await import('graphile-worker');
  await runMigrations({ connectionString: databaseUrl });
  void quickAddJob;
  let waiting = 0;
  return {
    async fill(jobs) {
      waiting += jobs;
      await client.query(
        `select graphile_worker.add_job($1, json_build_object('text', $2::text)) from generate_series(1, $3)`,
        [QUEUES[0], TEXT, jobs],
      );
    },
    async drain() {
      let done = () => undefined;
      const over = new Promise((resolve) => {
        done = resolve;
      });
      const task = (index) => async (_payload, helpers) => {
        const next = QUEUES[index + 1];
        if (next !== undefined) await helpers.addJob(next, { text: TEXT });
        else if (--waiting === 0) done();
      };
      const runner = await run({
        connectionString: databaseUrl,
        concurrency: Math.min(24, concurrency),
        noHandleSignals: true,
        taskList: Object.fromEntries(QUEUES.map((name, index) => [name, task(index)])),
        preset: {
          worker: { localQueue: { size: 200 }, completeJobBatchDelay: 0, failJobBatchDelay: 0, maxPoolSize: 25 },
        },
        logger: undefined,
      });
      await over;
      await runner.stop();
    },
    stop: () => client.end(),
  };
}
