import { constants } from 'node:fs';
import { access, chmod, mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../platform/fault.js';

/**
 * Creates the data folder if it is missing, and checks that it can be used.
 * @throws Fault UNAVAILABLE with a sentence for the person at the terminal.
 */
export async function prepareDataDir(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    if (!(await stat(dataDir)).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    // Root's PostgreSQL runs as another account, which has to pass through: search permission alone, no listing.
    await chmod(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown';
    throw new Fault(
      'UNAVAILABLE',
      `The data folder ${dataDir} cannot be used (${REASONS[code] ?? code}). Correct its permissions, or set DATA_DIR to another folder.`,
      { cause },
    );
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'you may not read and write it',
  EPERM: 'it belongs to another user',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'it is a file',
  EEXIST: 'it is a file',
};

/** The JSON in a file of the data folder; null if there is no such file. */
export async function readJson(dataDir: string, name: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(join(dataDir, name), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    const what = error instanceof SyntaxError ? 'is damaged' : 'cannot be read';
    throw new Fault('UNAVAILABLE', `The file ${join(dataDir, name)} ${what}.`, { cause: error });
  }
}
