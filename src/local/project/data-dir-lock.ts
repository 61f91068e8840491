import { execFile } from 'node:child_process';
import { link, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Fault } from '../../platform/fault.js';
import type { Logger } from '../../platform/logging/logger.js';
import { writePrivateFile } from '../../platform/private-file.js';

const run = promisify(execFile);

/**
 * Distinguishes a process from a later one with the same number: its start time and the boot that it belongs to.
 * Null when there is no such process.
 */
async function processIdentity(pid: number): Promise<string | null> {
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

/** The supervisor of a dead engine needs this long at most: a start under way, then a fast shutdown. */
const LEFTOVER_LIMIT_MS = 30_000;

interface Holder {
  readonly pid: number;
  /** From processIdentity: the process number alone may belong to another process by now. */
  readonly identity: string;
}

interface LockText {
  readonly engine: Holder;
  readonly supervisor: Holder | null;
}

/** Prevents a second engine from using a data folder. It takes over the lock of a dead engine once that engine's processes have ended. */
export class DataDirLock {
  private constructor(
    private readonly path: string,
    private readonly engine: Holder,
  ) {}

  /** @throws Fault CONFLICT when a living engine holds the folder. */
  static async take(dataDir: string, log: Logger): Promise<DataDirLock> {
    const path = join(dataDir, 'engine.lock');
    const engine = { pid: process.pid, identity: (await processIdentity(process.pid)) ?? '' };
    const lock = new DataDirLock(path, engine);
    for (let tries = 0; tries < 10; tries += 1) {
      if (await lock.create()) return lock;
      await lock.clearStale(log);
    }
    throw new Fault('CONFLICT', `Another engine is starting on the same data folder. Try again in a moment.`);
  }

  /** Records the process that still runs briefly after this one is killed. */
  async name(supervisorPid: number): Promise<void> {
    const identity = (await processIdentity(supervisorPid)) ?? '';
    await writePrivateFile(this.path, this.text({ pid: supervisorPid, identity }));
  }

  async release(): Promise<void> {
    if ((await this.read())?.engine.identity === this.engine.identity) await rm(this.path, { force: true });
  }

  /** `link` fails where the lock exists, and the file appears with its content, never empty. */
  private async create(): Promise<boolean> {
    const own = `${this.path}.${process.pid}`;
    await writePrivateFile(own, this.text(null));
    try {
      await link(own, this.path);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    } finally {
      await rm(own, { force: true });
    }
  }

  private async clearStale(log: Logger): Promise<void> {
    const held = await this.read();
    if (held !== null && (await isSame(held.engine))) {
      throw new Fault(
        'CONFLICT',
        `Another engine (process ${held.engine.pid}) already uses this data folder. Stop it first, or set DATA_DIR to another folder.`,
      );
    }
    if (held?.supervisor) await outlast(held.supervisor, log);
    // The engine that moves the file away decides; if the file was renewed in the meantime, it is restored.
    const aside = `${this.path}.stale-${process.pid}`;
    const text = held === null ? null : JSON.stringify(held);
    const moved = await rename(this.path, aside).then(
      () => true,
      () => false,
    );
    if (!moved) return;
    const now = await readLock(aside);
    if (now !== null && JSON.stringify(now) !== text) await link(aside, this.path).catch(() => undefined);
    await rm(aside, { force: true });
  }

  private read(): Promise<LockText | null> {
    return readLock(this.path);
  }

  private text(supervisor: Holder | null): string {
    return JSON.stringify({ engine: this.engine, supervisor } satisfies LockText);
  }
}

async function isSame(holder: Holder): Promise<boolean> {
  return holder.identity !== '' && (await processIdentity(holder.pid)) === holder.identity;
}

async function outlast(supervisor: Holder, log: Logger): Promise<void> {
  if (!(await isSame(supervisor))) return;
  log.info('An earlier run is stopping its database. The engine waits for it.', { pid: supervisor.pid });
  const deadline = Date.now() + LEFTOVER_LIMIT_MS;
  while (await isSame(supervisor)) {
    if (Date.now() > deadline) {
      log.warn('The earlier run did not stop within its time limit. The engine ends it.', { pid: supervisor.pid });
      process.kill(supervisor.pid, 'SIGKILL');
      return;
    }
    await wait(25);
  }
}

async function readLock(path: string): Promise<LockText | null> {
  const text = await readFile(path, 'utf8').catch(() => '');
  try {
    const value = JSON.parse(text) as Partial<LockText> | null;
    return value?.engine === undefined ? null : (value as LockText);
  } catch {
    return null; // Not ours, or damaged: nobody can be holding it.
  }
}
