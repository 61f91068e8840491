import { PgBoss } from 'pg-boss';
import { connect } from '../stats/own-database.mjs';

/** As long as the engine's. */
export const TEXT = 'word '.repeat(400);
export const QUEUES = ['first', 'second', 'third'];

/** pg-boss with three queues and nothing else: no rows, no events, no statistics. */
export async function startBoss(databaseUrl) {
  const boss = new PgBoss({ connectionString: databaseUrl, max: 10, supervise: false, schedule: false });
  boss.on('error', (error) => {
    throw error;
  });
  await boss.start();
  for (const queue of QUEUES) await boss.createQueue(queue);
  const client = await connect(databaseUrl);
  return {
    boss,
    async fill(jobs) {
      for (let from = 0; from < jobs; from += 500) {
        const entries = Array.from({ length: Math.min(500, jobs - from) }, () => ({ data: { text: TEXT } }));
        await boss.insert(QUEUES[0], entries);
      }
    },
    async stop() {
      await client.end();
      await boss.stop({ graceful: false });
    },
  };
}
