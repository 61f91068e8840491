import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../random.js';
import type { EngineProcess } from './engine-process.js';
import type { Stand } from './stand.js';

const heldBy = `select job_id as "jobId", attempt, stage from job_attempts
  where outcome = 'running' and split_part(worker, ':', 2) = $1`;

/** Claims that a process holds now. */
export function claimsOf(stand: Stand, pid: number) {
  return stand.database.read<{ jobId: string; attempt: number; stage: string }>(heldBy, [String(pid)]);
}

/** Long enough for a statement that was under way when its process was stopped. */
const SETTLED_MS = 100;
const MOST_TRIES = 600;

/** Stops a process where it is, and returns what it holds: nothing of that can end any more before it is killed or woken. */
export async function stopped(stand: Stand, engine: EngineProcess) {
  engine.send('SIGSTOP');
  await pause(SETTLED_MS);
  return claimsOf(stand, engine.pid);
}

/** A process that holds work and is stopped now: killing an idle worker tests nothing. */
export async function stopBusyWorker(stand: Stand, random: Random) {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const victim = random.pick(stand.workers);
    if ((await claimsOf(stand, victim.pid)).length > 0) {
      const held = await stopped(stand, victim);
      if (held.length > 0) return { victim, held };
      victim.send('SIGCONT');
    }
    await pause(100);
  }
  throw new Error('No worker ran anything.');
}

/** SIGKILL to a replica, written down with what it held; then it is launched again, as a supervisor would. */
export async function killAndRelaunch(
  stand: Stand,
  engine: EngineProcess,
  settings: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { pid } = engine;
  const held = await stopped(stand, engine);
  const at = Date.now();
  await engine.kill();
  stand.casualties.push({ pid, kind: 'killed', at, held });
  engine.launch(settings);
}
