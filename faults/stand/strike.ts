import type { EngineProcess } from './engine-process.js';
import type { Stand } from './stand.js';

const heldBy = `select job_id as "jobId", attempt, stage from job_attempts
  where outcome = 'running' and split_part(worker, ':', 2) = $1`;

/** Claims that a process holds now. */
export function claimsOf(stand: Stand, pid: number) {
  return stand.database.read<{ jobId: string; attempt: number; stage: string }>(heldBy, [String(pid)]);
}

/** SIGKILL to a replica, written down with what it held; then it is launched again, as a supervisor would. */
export async function killAndRelaunch(
  stand: Stand,
  engine: EngineProcess,
  settings: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { pid } = engine;
  const held = await claimsOf(stand, pid);
  const at = Date.now();
  await engine.kill();
  stand.casualties.push({ pid, kind: 'killed', at, held });
  engine.launch(settings);
}
