import { createHash, randomBytes } from 'node:crypto';
import { access, mkdir, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where root keeps what an unprivileged account must be able to enter. */
export const SYSTEM_DIR = '/var/lib/evolution-studios-engine';

const OWNER_FILE = 'belongs-to.txt';

/**
 * Creates a system folder to use instead of a data folder, and deletes those of temporary folders that no longer exist. Each call
 * creates a new one: a data folder that was deleted and recreated must not find the old database, which its keys do not open.
 */
export async function systemDirFor(dataDir: string): Promise<string> {
  await mkdir(SYSTEM_DIR, { recursive: true, mode: 0o711 });
  await removeLeftovers();
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  const path = join(SYSTEM_DIR, `${hash}-${randomBytes(4).toString('hex')}`);
  await mkdir(path, { mode: 0o711 });
  await writeFile(join(path, OWNER_FILE), `${dataDir}\n`, { mode: 0o600 });
  return path;
}

/**
 * A data folder that is missing may be on a disk that is not mounted now, so its database stays; one in the system's temporary
 * folder (a test's) will not come back.
 */
async function removeLeftovers(): Promise<void> {
  const temporary = `${await realpath(tmpdir())}/`;
  for (const name of await readdir(SYSTEM_DIR)) {
    const path = join(SYSTEM_DIR, name);
    const owner = (await readFile(join(path, OWNER_FILE), 'utf8').catch(() => '')).trim();
    if (!owner.startsWith(temporary) || (await exists(owner))) continue;
    if (await exists(join(path, 'cluster', 'postmaster.pid'))) continue;
    await rm(path, { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
