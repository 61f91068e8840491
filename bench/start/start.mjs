// How long a hosted engine takes from its start to readiness: in all, without the time in which its main thread waited for a free processor (what a
// machine of its own would show), and in processor seconds. Run after `npm run build`; prints one JSON line for each start: the first without V8's
// compiled code, as after an installation, the others with it. Options: --rounds=5 --answer=300 (milliseconds in which the provider answers)
// --rtt=0 (milliseconds of a round trip to the database: 30 is a hosted one in another place)
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startStand } from '../transcribing/engine-stand.mjs';
import { processorSeconds } from '../transcribing/process-cost.mjs';
import { startSlowLine } from './slow-line.mjs';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    answer: { type: 'string', default: '300' },
    rtt: { type: 'string', default: '0' },
  },
});
const COMPILED = fileURLToPath(new URL('../../node_modules/.cache/engine', import.meta.url));

const ASIDE = `${COMPILED}-${process.pid}`;

const stand = await startStand(Number(values.answer));
const database = new URL(stand.databaseUrl);
const line = values.rtt === '0' ? null : await startSlowLine(Number(database.port), Number(values.rtt));
if (line !== null) database.port = String(line.port);
try {
  // Not deleted before the start: a file system searches long for a place beside thousands of files that were deleted a moment ago.
  if (existsSync(COMPILED)) await rename(COMPILED, ASIDE);
  for (let round = 0; round <= Number(values.rounds); round += 1) {
    console.log(JSON.stringify({ start: round === 0 ? 'first' : 'later', ...(await start()) }));
  }
} finally {
  line?.stop();
  await rm(ASIDE, { recursive: true, force: true });
  await stand.stop();
}

async function start() {
  const port = await freePort();
  const began = performance.now();
  const engine = stand.startEngine({ PORT: String(port), DATABASE_URL: database.href });
  const ready = await untilReady(`http://127.0.0.1:${port}/health/ready`, engine);
  const seconds = (performance.now() - began) / 1000;
  const processor = processorSeconds(engine.pid);
  const waited = waitedSeconds(engine.pid);
  engine.kill('SIGTERM');
  await once(engine, 'exit');
  return {
    ready,
    seconds: round(seconds),
    secondsWithoutWaiting: round(seconds - waited),
    processorSeconds: processor,
  };
}

/** How long the main thread was ready to run and another ran. Linux alone. */
function waitedSeconds(pid) {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[1]) / 1e9;
}

function round(number) {
  return Math.round(number * 100) / 100;
}

/** What readiness says when it is first asked with success. */
async function untilReady(url, engine) {
  while (engine.exitCode === null) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return (await answer.json()).status;
    await pause(5);
  }
  throw new Error('The engine ended before it was ready.');
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
