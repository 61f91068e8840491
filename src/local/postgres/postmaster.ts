import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Fault } from '../../platform/fault.js';
import type { Logger } from '../../platform/logging/logger.js';

const run = promisify(execFile);

/** Fast shutdown writes a checkpoint: seconds on a slow disk. */
const FAST_STOP_MS = 20_000;
const IMMEDIATE_STOP_MS = 10_000;

/**
 * Stops a PostgreSQL that an earlier engine left running on the same cluster, and removes a pid file that names
 * an unrelated process. PostgreSQL itself handles a pid file whose process has ended.
 * @throws Fault UNAVAILABLE when it will not stop.
 */
export async function clearOrphanedPostmaster(cluster: string, log: Logger): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  if (!(pid > 1) || !isAlive(pid)) return;
  if (!(await isPostmasterOf(pid, cluster))) {
    // Another process has this number now, which would make PostgreSQL refuse to start.
    await rm(file, { force: true });
    return;
  }
  log.warn('A PostgreSQL of an earlier run is still running. The engine stops it first.', { pid });
  if (!(await stopProcess(pid))) {
    throw new Fault(
      'UNAVAILABLE',
      `A PostgreSQL of an earlier run (process ${pid}) does not stop. Kill it, then start again.`,
    );
  }
}

/** Fast shutdown, then immediate, then SIGKILL, each with its limit. True once the process has ended. */
export async function stopProcess(pid: number, mode: 'fast' | 'immediate' = 'fast'): Promise<boolean> {
  if (mode === 'fast') {
    signal(pid, 'SIGINT');
    if (await isGone(pid, FAST_STOP_MS)) return true;
  }
  signal(pid, 'SIGQUIT');
  if (await isGone(pid, IMMEDIATE_STOP_MS)) return true;
  signal(pid, 'SIGKILL');
  return isGone(pid, IMMEDIATE_STOP_MS);
}

/** Whether a process with that number exists, of any owner. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function isGone(pid: number, limitMs: number): Promise<boolean> {
  const end = Date.now() + limitMs;
  while (isAlive(pid)) {
    if (Date.now() > end) return false;
    await wait(25);
  }
  return true;
}

async function isPostmasterOf(pid: number, cluster: string): Promise<boolean> {
  try {
    const { stdout } = await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { timeout: 5_000 });
    return stdout.includes('postgres') && stdout.includes(cluster);
  } catch {
    return !isAlive(pid) ? false : linuxCommandLine(pid, cluster); // A container without `ps`, or it just ended.
  }
}

async function linuxCommandLine(pid: number, cluster: string): Promise<boolean> {
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return line.includes('postgres') && line.includes(cluster);
}
