import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fault } from '../../../platform/fault.js';
import type { Logger } from '../../../platform/logging/logger.js';

const NAME = /^studio-(?:audio|decoder)-(\d+)-/;

/** How the temporary folders of this process begin. In a container each engine may have the same process id, hence the random part. */
const OWN = `${process.pid}-${randomBytes(6).toString('hex')}-`;
const SCRATCH = `studio-audio-${OWN}`;
/** How the working folders of decoders begin. */
export const WORKING_FOLDER = `studio-decoder-${OWN}`;

/**
 * Runs the work with a private folder (mode 0700) and deletes the folder afterwards, however the work ends.
 * @throws Fault INTERNAL (retryable) when the disk is full; otherwise what the work threw
 */
export async function withScratchFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), SCRATCH)).catch((error: unknown) => {
    throw isDiskFull(error) ? diskFull(error) : error;
  });
  try {
    return await work(folder);
  } catch (error) {
    throw isDiskFull(error) ? diskFull(error) : error;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Whether a file system error means that no space is left: on the disk, in the quota, or within the size limit of a file. */
export function isDiskFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(String((error as { code?: unknown } | null)?.code));
}

/** No space is left for temporary audio. Only this job stops, and it is retried: jobs with smaller recordings can continue. */
export function diskFull(cause?: unknown): Fault {
  const message =
    "DISK_FULL: the engine's temporary folder has no room for this recording. It is tried again; free some space there, or point TMPDIR to a larger disk.";
  return new Fault('INTERNAL', message, { cause, retryable: true });
}

/** Deletes the folders of crashed engines, recognised by their missing process. Returns the number. */
export async function sweepScratchFolders(log: Logger): Promise<number> {
  let removed = 0;
  // A job creates the folder, or says that it cannot be used.
  const names = await readdir(tmpdir()).catch((error: unknown) => {
    log.warn('The temporary folder cannot be read. TMPDIR names another one.', { folder: tmpdir(), error });
    return [];
  });
  for (const name of names) {
    const pid = Number(NAME.exec(name)?.[1]);
    if (!pid || name.startsWith(SCRATCH) || name.startsWith(WORKING_FOLDER) || (pid !== process.pid && isRunning(pid)))
      continue;
    try {
      await rm(join(tmpdir(), name), { recursive: true, force: true });
      removed += 1;
      log.info('Temporary audio of an earlier run was removed.', { pid });
    } catch (error) {
      // Another account's folder: that account's engine removes it.
      log.debug('A temporary audio folder could not be removed.', { error });
    }
  }
  return removed;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
