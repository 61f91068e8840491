import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Distinguishes a process from a later one with the same number: its start time and the boot that it belongs to.
 * Null when there is no such process.
 */
export async function processIdentity(pid: number): Promise<string | null> {
  if (process.platform === 'linux') return linuxIdentity(pid);
  try {
    const { stdout } = await run('ps', ['-o', 'lstart=', '-p', String(pid)], { timeout: 5_000, env: { LC_ALL: 'C' } });
    return stdout.trim() || null;
  } catch {
    return null; // `ps` exits 1 when there is no such process: that is the answer.
  }
}

async function linuxIdentity(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'latin1');
    // The name in brackets may hold anything, so fields are counted from the last bracket: 1 is the state, 20 the start time.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z') return null;
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'latin1');
    return `${boot.trim()}/${fields[19]}`;
  } catch {
    return null; // ENOENT or ESRCH: it is gone.
  }
}
