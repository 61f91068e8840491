import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { Environment } from '../../platform/environment/environment.js';

/** With less free space a disk counts as full: a recording of minutes needs more. Bytes. */
const FULL_BYTES = 100_000_000;

/** A folder that the engine writes to. */
interface WrittenFolder {
  readonly folder: string;
  readonly setting: 'TMPDIR' | 'DATA_DIR';
  /** What waits while its disk is full. */
  readonly waits: string;
}

/** Where recordings are decoded, and in local mode where the database and the uploads are. */
function writtenFolders({ roles, localMode, dataDir }: Environment): readonly WrittenFolder[] {
  const temporary: WrittenFolder = {
    folder: tmpdir(),
    setting: 'TMPDIR',
    waits: 'Recordings wait until there is space for temporary files',
  };
  const data: WrittenFolder = {
    folder: dataDir,
    setting: 'DATA_DIR',
    waits: 'The database and uploads of local mode need space',
  };
  return [...(roles.includes('worker') ? [temporary] : []), ...(localMode ? [data] : [])];
}

/**
 * Whether the disks that this process writes to have space: `ok`, or what is wrong and what to do. A process that writes to none has no entry.
 * @param freeBytes of the disk of a folder; throws if the folder cannot be examined, which other checks report
 */
export async function diskStates(
  environment: Environment,
  freeBytes: (folder: string) => Promise<number> = freeBytesOf,
): Promise<{ readonly disk?: string }> {
  const folders = writtenFolders(environment);
  if (folders.length === 0) return {};
  const states = await Promise.all(
    folders.map(async (written) => stateOf(written, await freeBytes(written.folder).catch(() => FULL_BYTES))),
  );
  return { disk: states.find((state) => state !== 'ok') ?? 'ok' };
}

function stateOf({ setting, waits }: WrittenFolder, free: number): string {
  if (free >= FULL_BYTES) return 'ok';
  return `has only ${Math.floor(free / 1e6)} MB free for the folder of ${setting}. ${waits}. Free some space, or set ${setting} to a folder on another disk`;
}

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
