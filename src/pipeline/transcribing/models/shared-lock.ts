import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** The holder touches its lock this often; milliseconds. */
const BEAT_MS = 2_000;
/** A lock that nobody has touched for this long belongs to a process that is gone; milliseconds. */
const STALE_MS = 15_000;
/** How often a waiter looks. */
const LOOK_MS = 250;

/**
 * Runs the work while this process alone holds a lock file. Its holder touches it, so the lock also works between machines that share a disk, and the
 * lock of a dead process is taken over after 15 s.
 * @param waiting called each time the lock is found held; it may end the wait by throwing
 * @throws the signal's reason when aborted while it waits
 */
export async function withSharedLock<T>(
  path: string,
  signal: AbortSignal,
  waiting: () => Promise<void> | void,
  work: () => Promise<T>,
): Promise<T> {
  const token = randomUUID();
  while (!(await take(path, token))) {
    await waiting();
    await pause(LOOK_MS, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
  const beat = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => undefined), BEAT_MS).unref();
  try {
    return await work();
  } finally {
    clearInterval(beat);
    if ((await readFile(path, 'utf8').catch(() => '')) === token) await rm(path, { force: true });
  }
}

async function take(path: string, token: string): Promise<boolean> {
  try {
    await writeFile(path, token, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const age = await ageOf(path);
  if (age > STALE_MS && age < Number.POSITIVE_INFINITY) await setAside(path);
  return false;
}

/** Of several processes that find a stale lock, one moves it away. It restores a lock that was renewed in the meantime. */
async function setAside(path: string): Promise<void> {
  const aside = `${path}.stale-${randomUUID()}`;
  await rename(path, aside).catch(() => undefined);
  if ((await ageOf(aside)) < STALE_MS) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

/** Milliseconds since a file was touched; infinite where it is not there. */
async function ageOf(path: string): Promise<number> {
  return stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => Number.POSITIVE_INFINITY,
  );
}
