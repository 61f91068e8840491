// Which packages a command needs, how large they are, and their installation from the lockfiles.
import { existsSync, mkdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packagesToUnpack, showProgress } from './progress.mjs';
import { prune } from './prune.mjs';
import { ENGINE_NODE, ROOT, run, systemNodeSuffices } from './run.mjs';

const MINUTE = 60_000;
/** What npm's cache, the build, a new database, and what is deleted after unpacking take besides the packages, in MB. */
const BESIDES_MB = 700;
/** Less than this is a full disk: the next package would not fit. */
const FULL_BELOW_MB = 50;
const SPACE_EVERY_MS = 250;

/**
 * The sets of packages. `megabytes`: disk space on Linux x64 by `du`, November 2026; a test compares the first two with what is
 * installed. `production` leaves out what only developing needs; `keepsTypes` leaves the type declarations in.
 */
export const ENGINE = { folder: ROOT, production: true, megabytes: 336, holds: 'the engine' };
export const EVERYTHING = { folder: ROOT, production: false, megabytes: 1200, holds: 'the engine and its tools' };
export const LOCAL = {
  folder: join(ROOT, 'packages', 'local'),
  production: true,
  megabytes: 143,
  holds: 'an embedded PostgreSQL and a local Supabase API',
};
/** The packages that build the console come on top with `npm ci` in web; its types need only these. */
export const CONSOLE = {
  folder: join(ROOT, 'web'),
  production: true,
  megabytes: 174,
  holds: 'the packages of the console, for its types',
  keepsTypes: true,
};
/** Without the tools of the root, packages/client is built with these. */
export const CLIENT_TOOLS = {
  folder: join(ROOT, 'packages', 'client'),
  production: false,
  megabytes: 51,
  holds: 'the tools that build packages/client',
  keepsTypes: true,
};
export const PINNED_NODE = {
  folder: join(ROOT, 'packages', 'node'),
  production: true,
  megabytes: 125,
  holds: `Node ${ENGINE_NODE}, since yours is ${process.versions.node}`,
};

/** The requirements of local mode on this machine. */
export function setsToRun() {
  return [ENGINE, LOCAL, ...(systemNodeSuffices() ? [] : [PINNED_NODE])];
}

/** What developing needs; Node is among the tools. */
export function setsToDevelop() {
  return [EVERYTHING, LOCAL, CONSOLE];
}

/** Whether the set is there in its locked versions; packages that npm may leave out do not count. */
export function isInstalled({ folder, production }) {
  try {
    const file = join(folder, 'node_modules', '.package-lock.json');
    const there = JSON.parse(readFileSync(file, 'utf8')).packages;
    if (folder === PINNED_NODE.folder && !existsSync(join(folder, 'node_modules', '.bin', 'node'))) return false;
    return packagesToUnpack(folder, { production })
      .filter(({ optional }) => !optional)
      .every(({ path, version }) => there[path]?.version === version);
  } catch {
    return false; // No packages, or a file that is cut off.
  }
}

/**
 * Installs those of the sets that are missing, after saying what they are and how large.
 * @throws Error with one sentence that says what failed and what to do
 */
export async function installSets(sets) {
  const missing = sets.filter((set) => !isInstalled(set));
  if (missing.length === 0) return;
  console.log('npm installs into this folder:');
  for (const { folder, production, megabytes, holds } of missing) {
    const count = packagesToUnpack(folder, { production }).length;
    console.log(`  ${String(megabytes).padStart(5)} MB  ${holds} (${count} ${count === 1 ? 'package' : 'packages'})`);
  }
  const problem = diskProblem(missing, freeMegabytes(ROOT));
  if (problem !== null) throw new Error(problem);
  for (const set of missing) await install(set);
}

/** One sentence when the sets do not fit into what is free, otherwise null. */
export function diskProblem(sets, freeMb, folder = ROOT) {
  const neededMb = sets.reduce((sum, { megabytes }) => sum + megabytes, BESIDES_MB);
  if (freeMb >= neededMb) return null;
  return `The disk has too little free space: about ${neededMb} MB are needed and ${freeMb} MB are free in ${folder}. Free some space, then run the same command again.`;
}

function freeMegabytes(folder) {
  const { bavail, bsize } = statfsSync(folder);
  return Math.floor((bavail * bsize) / 1024 ** 2);
}

async function install(set) {
  const { folder, production, holds, keepsTypes = folder === ROOT } = set;
  console.log(`Installing ${holds} …`);
  // npm's own variables of this run would otherwise steer the inner one, e.g. to leave out the dev packages.
  const which = production ? ['--omit=dev'] : ['--include=dev'];
  const args = [
    'ci',
    ...which,
    '--include=optional',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  mkdirSync(dirname(join(folder, 'node_modules')), { recursive: true });
  // npm empties this folder itself, but only after it reads the lockfile. The present contents must not count as unpacked.
  rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
  const paths = packagesToUnpack(folder, { production }).map(({ path }) => path);
  const progress = showProgress(folder, paths);
  const space = watchSpace(folder);
  const { code, output } = await run(npm[0], [...npm.slice(1), ...args], {
    cwd: folder,
    limitMs: 15 * MINUTE,
    quiet: true,
    what: 'the installation of packages',
    env: { ENGINE_SETUP: '1' },
  });
  progress.stop();
  const leastFreeMb = space.stop();
  if (code !== 0) throw new Error(installFailure(output, holds));
  // On a full disk npm 11 leaves empty files and no list of what it installed, and exits with 0.
  if (!isInstalled(set)) throw new Error(incompleteInstall(holds, leastFreeMb));
  if (!keepsTypes) prune(join(folder, 'node_modules'));
}

/** Looks at the free space until it is stopped; `stop` returns the least that there was, in MB. npm frees some when it fails. */
function watchSpace(folder) {
  let least = freeMegabytes(folder);
  const look = () => {
    least = Math.min(least, freeMegabytes(folder));
  };
  const timer = setInterval(look, SPACE_EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      look();
      return least;
    },
  };
}

/** Says that npm reported success without having installed everything. `leastFreeMb`: the least free space during the installation. */
export function incompleteInstall(holds, leastFreeMb) {
  if (leastFreeMb < FULL_BELOW_MB) return diskIsFull(`npm could not unpack ${holds}`);
  return `npm reported success, but packages are missing: ${holds} is not installed completely. Run the same command again.`;
}

/** One sentence when the output of a program says that the disk is full, otherwise null. `consequence`: what could not be done. */
export function fullDiskIn(output, consequence) {
  return /\bENOSPC\b|no space left on device/i.test(output) ? diskIsFull(consequence) : null;
}

function diskIsFull(consequence) {
  return `The disk is full: ${consequence}. Free some space, then run the same command again.`;
}

/** Says why npm failed: one sentence where the disk is full or the registry cannot be reached, otherwise npm's own words. */
export function installFailure(output, holds) {
  const fullDisk = fullDiskIn(output, `npm could not unpack ${holds}`);
  if (fullDisk !== null) return fullDisk;
  const network = /\b(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|E?TIMEDOUT)\b/.exec(
    output,
  )?.[1];
  if (network !== undefined) {
    const address = /request to (https?:\/\/[^/\s]+)/.exec(output)?.[1];
    return `npm cannot reach its registry${address === undefined ? '' : ` at ${address}`} (${network}), so it could not install ${holds}. Check the network and npm's proxy, then run the same command again.`;
  }
  return `${output}\nnpm could not install ${holds}: see its message above, then run the same command again.`.trim();
}
