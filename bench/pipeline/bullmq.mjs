// BullMQ: three queues in a Redis that writes every command to its log before it answers (`appendfsync always`), as durable as the others; a job's
// worker adds the next queue's job. Not among the project's packages: `npm install --no-save bullmq ioredis` brings it, and `redis-server` must be on the PATH.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { QUEUES, TEXT } from './bare-boss.mjs';

const START_MS = 10_000;

export async function make(_databaseUrl, concurrency) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-redis-'));
  const path = join(folder, 'redis.sock');
  const redis = await startRedis(folder, path);
  const clients = [];
  const connect = () => {
    clients.push(new Redis(path, { maxRetriesPerRequest: null }));
    return clients.at(-1);
  };
  const connection = connect();
  const queues = QUEUES.map((name) => new Queue(name, { connection }));
  let waiting = 0;
  let workers = [];
  return {
    async fill(jobs) {
      waiting += jobs;
      await fill(queues[0], jobs);
    },
    async drain() {
      const over = Promise.withResolvers();
      workers = QUEUES.map((name, index) => {
        const work = passOn(queues[index + 1]);
        const worker = new Worker(name, work, { concurrency, removeOnComplete: { count: 0 }, connection: connect() });
        if (index === QUEUES.length - 1) worker.on('completed', () => --waiting === 0 && over.resolve());
        worker.on('error', over.reject);
        return worker;
      });
      await over.promise;
    },
    async stop() {
      await Promise.all([...workers, ...queues].map((each) => each.close()));
      for (const client of clients) client.disconnect();
      redis.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const passOn = (next) => async () => {
  await next?.add('job', { text: TEXT });
};

async function fill(queue, jobs) {
  for (let from = 0; from < jobs; from += 500) {
    const entries = Array.from({ length: Math.min(500, jobs - from) }, () => ({ name: 'job', data: { text: TEXT } }));
    await queue.addBulk(entries);
  }
}

async function startRedis(folder, path) {
  const settings = [
    '--port',
    '0',
    '--unixsocket',
    path,
    '--dir',
    folder,
    '--appendonly',
    'yes',
    '--appendfsync',
    'always',
  ];
  const redis = spawn('redis-server', settings, { stdio: ['ignore', 'pipe', 'inherit'] });
  process.once('exit', () => redis.kill());
  await new Promise((resolve, reject) => {
    redis.once('error', () => reject(new Error('redis-server is not on the PATH: ERR_MODULE_NOT_FOUND')));
    redis.stdout.on('data', (text) => String(text).includes('eady to accept') && resolve());
    setTimeout(() => reject(new Error('Redis did not start')), START_MS).unref();
  });
  return redis;
}
