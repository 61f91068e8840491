// The engine's own modules (queue, lifecycle, pumps, runner, settler) around stages that cost nothing.
import { addUsers } from '../queue/add-users.mjs';
import { startReplica } from '../queue/scripted-replica.mjs';
import { connect } from '../stats/own-database.mjs';

export async function make(databaseUrl, concurrency) {
  const client = await connect(databaseUrl);
  const users = await addUsers(client, 10);
  let total = 0;
  let replica;
  return {
    async fill(jobs) {
      total += jobs;
      const filler = await startReplica(databaseUrl, { roles: 'api' });
      await filler.submit(Array.from({ length: jobs }, (_, index) => users[index % users.length]));
      await filler.stop();
    },
    async prepare() {
      replica = await startReplica(databaseUrl, { concurrency, paused: true });
    },
    async drain() {
      replica.begin();
      await complete(client, total);
    },
    async stop() {
      await replica.stop();
      await client.end();
    },
  };
}

/** Woken by the engine's own notifications, and looking at an index that holds what is unfinished: the watching costs next to nothing. */
async function complete(client, total) {
  let wake = () => undefined;
  client.on('notification', () => wake());
  await client.query('listen studio_job_events');
  for (;;) {
    const heard = new Promise((resolve) => {
      wake = resolve;
      setTimeout(resolve, 200);
    });
    const { rows } = await client.query(
      `select exists (select from studio_jobs where status not in ('COMPLETE', 'FAILED')) as open`,
    );
    if (!rows[0].open) break;
    await heard;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await client.query('unlisten *');
  const { rows } = await client.query(`select count(*)::integer as n from studio_jobs where status = 'COMPLETE'`);
  if (rows[0].n !== total) throw new Error(`${rows[0].n} of ${total} jobs are COMPLETE: the measurement is void`);
}
