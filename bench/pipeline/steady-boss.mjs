// pg-boss as its documentation shows it, behind HTTP: a POST sends a job, eight workers for each of three queues, woken by NOTIFY, send the next
// queue's and end. No rows, no events, no statistics. Settings come from the environment, as costless-engine.mjs takes them.
import { createServer } from 'node:http';
import { PgBoss } from 'pg-boss';
import { QUEUES, TEXT } from './bare-boss.mjs';

process.on('disconnect', () => process.exit());
const boss = new PgBoss({
  connectionString: process.env.DATABASE_URL,
  max: 10,
  useListenNotify: true,
  schedule: false,
});
boss.on('error', (error) => {
  throw error;
});
await boss.start();
for (const queue of QUEUES) await boss.createQueue(queue, { notify: true });
for (const [index, queue] of QUEUES.entries()) {
  const next = QUEUES[index + 1];
  await boss.work(queue, { localConcurrency: Number(process.env.WORKER_CONCURRENCY) }, async ([job]) => {
    if (next !== undefined) await boss.send(next, { text: TEXT, job: job.data.job });
  });
}
const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  const job = crypto.randomUUID();
  await boss.send(QUEUES[0], { ...JSON.parse(body), text: TEXT, job });
  response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ job_id: job }));
});
server.listen(0, '127.0.0.1', () => process.send({ url: `http://127.0.0.1:${server.address().port}` }));
process.on('message', async (message) => {
  if (message === 'usage') process.send({ usage: { cpu: process.cpuUsage() } });
  if (message === 'stop') process.exit(0);
});
