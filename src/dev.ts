import './platform/node-version.js';
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { listenForStop } from './local/programs/stop-signals.js';
import { startLocalProject } from './local/project/local-project.js';
import { readEnvironment } from './platform/environment/read-environment.js';
import { createLogger } from './platform/logging/create-logger.js';

// `npm run dev`, started by scripts/dev.mjs: keeps local mode up and runs the engine in a child, which each `restart` message replaces. The
// next child waits with its packages loaded, so that a restart loads only the engine's own code.

/** Running stages are requeued after this long: a change should take effect immediately. */
const GRACE_SECONDS = 1;
const KILL_AFTER_MS = 3_000;
const ENGINE = fileURLToPath(new URL('./dev-engine-process.js', import.meta.url));

const stopSignals = listenForStop();
const settings = { ...readEnvironment(process.env), shutdownGraceSeconds: GRACE_SECONDS };
const log = createLogger({ level: settings.logLevel });
const project = settings.localMode ? await startLocalProject(settings, log) : null;
const environment = project?.environment ?? settings;
let engine: ChildProcess | null = null;
let next = null as ChildProcess | null;

const prepare = () => fork(ENGINE, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
const isGone = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

function startEngine(): void {
  const asked = Date.now();
  const child = next === null || isGone(next) ? prepare() : next;
  next = null;
  child.on('message', async ({ url }: { url: string }) => {
    await project?.describe(url);
    process.send?.({ ready: url, ms: Date.now() - asked });
    if (!stopSignals.signal.aborted) next ??= prepare();
  });
  child.send(environment);
  engine = child;
}

async function stopEngine(): Promise<void> {
  const child = engine;
  engine = null;
  if (child === null || isGone(child)) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
  await gone;
  clearTimeout(timer);
}

/** Restarts run one at a time; requests that arrive during a restart are merged into one. */
let restarting: Promise<void> | null = null;
let again = false;
async function restart(): Promise<void> {
  again = true;
  restarting ??= (async () => {
    while (again && !stopSignals.signal.aborted) {
      again = false;
      await stopEngine();
      startEngine();
    }
    restarting = null;
  })();
  await restarting;
}

process.on('message', (message) => {
  if (message === 'restart') void restart();
});
if (!stopSignals.signal.aborted) startEngine();
await stopSignals.reason;
await restarting;
next?.kill('SIGKILL');
await stopEngine();
await project?.stop();
process.exit();
