import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeCache } from './compile-cache.js';
import { WORKING_FOLDER } from './scratch-folder.js';

/** A program that may do less than this process may. */
export interface ConfinedProgram {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Its own empty working folder; `ended` deletes it. */
  readonly cwd: string;
  ended(): void;
}

/** What the system lets an ordinary program give up. */
export interface Confinement {
  /** The engine's files, its environment and the secrets of the machine are out of sight. */
  readonly files: boolean;
  /** Nothing can be changed but temporary files and the decoders' code cache: not the programs that the engine starts next. */
  readonly programs: boolean;
  /** No interface is up. */
  readonly network: boolean;
  /** No rights can be gained. */
  readonly privileges: boolean;
}

/**
 * Limits of the whole process, for what the watches of its parent do not see in time. A decoder reads 100 files at most, each some minutes of processor
 * time; no decoded sound is larger than a WAV can be. It has 1.2 GB of writable addresses, most of them for threads, of which it uses 0.12.
 */
const LIMITS = [
  'ulimit -c 0', // no core: it would hold a recording
  'ulimit -t 14400', // seconds of processor time
  'ulimit -f 8388608', // blocks of 512 bytes: 4 GB
  'ulimit -n 256', // open files
  'ulimit -d 3145728', // KB of writable addresses
];
/** A limit that the system does not know, or that is lower already, keeps no decoder from its work. */
const LIMIT = ['/bin/sh', '-c', `${LIMITS.map((limit) => `${limit} 2>/dev/null;`).join(' ')} exec "$@"`, 'sh'];
/** Namespaces of users and of the network need no root. Where they are forbidden, as in most containers, the rest holds. */
const NO_NETWORK = ['unshare', '--user', '--map-root-user', '--net', '--'];
const OWN_MOUNTS = ['unshare', '--user', '--map-root-user', '--net', '--mount', '--'];
/** Nor may it become root again in its namespace, or gain rights by a program. */
const NO_PRIVILEGES = ['setpriv', '--no-new-privs', '--bounding-set=-all', '--inh-caps=-all', '--'];
/** Folders with secrets, configuration and data. No decoder needs one of them, unless the engine lies in it. */
const SECRET_FOLDERS: readonly string[] = ['/etc', '/home', '/media', '/mnt', '/opt', '/root', '/run', '/srv', '/var'];
const ENGINE = fileURLToPath(new URL('../../../../', import.meta.url));
/** For the shell and its programs. */
const ENVIRONMENT = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' };
const PROBE_MS = 5_000;

let found: { readonly wrapper: readonly string[]; readonly confinement: Confinement } | undefined;

/**
 * Starts a program with the least that the system offers without root: limits, no network, no files but those of the engine and the temporary ones, no new
 * privileges, an empty working folder. docs/security.md says what holds where.
 */
export function confined(command: string, args: readonly string[]): ConfinedProgram {
  const cwd = mkdtempSync(join(tmpdir(), WORKING_FOLDER));
  const ended = () => rmSync(cwd, { recursive: true, force: true });
  if (process.platform === 'win32') return { command, args, env: {}, cwd, ended };
  found ??= offered();
  const [shell = '', ...rest] = [...LIMIT, ...found.wrapper, command, ...args];
  return { command: shell, args: rest, env: ENVIRONMENT, cwd, ended };
}

/** What holds of the programs that this process starts; found out once, in some 50 ms. */
export function confinement(): Confinement {
  found ??= offered();
  return found.confinement;
}

function offered() {
  const nothing = { files: false, programs: false, network: false, privileges: false };
  if (process.platform !== 'linux') return { wrapper: [], confinement: nothing };
  const privileges = works(NO_PRIVILEGES);
  const last = privileges ? NO_PRIVILEGES : [];
  const hidden = hiding();
  const held = { ...nothing, network: true, privileges };
  const ways = [
    {
      wrapper: [...OWN_MOUNTS, ...hidden, ...readOnly(), ...last],
      confinement: { ...held, files: true, programs: true },
    },
    { wrapper: [...OWN_MOUNTS, ...hidden, ...last], confinement: { ...held, files: true } },
    { wrapper: [...NO_NETWORK, ...last], confinement: held },
  ];
  return ways.find(({ wrapper }) => works(wrapper)) ?? { wrapper: last, confinement: { ...nothing, privileges } };
}

/** An empty folder over each folder that is not needed, DATA_DIR at its usual place among them, and an empty file over the settings. */
function hiding(): readonly string[] {
  const needed = [process.execPath, ENGINE, join(ENGINE, 'node_modules'), tmpdir()].map((path) => real(path));
  const folders = [...SECRET_FOLDERS, join(real(ENGINE), '.studio')].filter(
    (folder) =>
      existsSync(folder) && !/\s/.test(folder) && !needed.some((path) => `${path}/`.startsWith(`${real(folder)}/`)),
  );
  const mounts = folders.map((folder) => `none ${folder} tmpfs ro,size=4k,mode=755 0 0`);
  const settings = join(real(ENGINE), '.env');
  if (existsSync(settings) && !/\s/.test(settings)) mounts.push(`/dev/null ${settings} none bind 0 0`);
  const script = 'printf %s "$1" >table && mount --all --fstab table && rm table && shift && exec "$@"';
  return ['/bin/sh', '-c', script, 'sh', `${mounts.join('\n')}\n`];
}

/** Mounts everything read-only, except for the temporary folder and the code cache. The working folder is entered again, by its new mount. */
function readOnly(): readonly string[] {
  const engine = real(ENGINE);
  const temporary = real(tmpdir());
  // The root file system becomes read-only without what is mounted below it, and the temporary folder stays writable.
  const ownMount = statSync(engine).dev !== statSync('/').dev || `${engine}/`.startsWith(`${temporary}/`);
  const steps = [
    'mount --bind "$1" "$1"',
    '{ [ -z "$2" ] || { mount --rbind "$2" "$2" && mount -o remount,bind,ro "$2"; }; }',
    '{ [ ! -d "$3" ] || { mount --bind "$3" "$3" && mount -o remount,bind,rw "$3"; }; }',
    'mount -o remount,bind,ro / && cd "$PWD" && shift 3 && exec "$@"',
  ];
  return ['/bin/sh', '-c', steps.join(' && '), 'sh', temporary, ownMount ? engine : '', codeCache()];
}

function real(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}

function works(wrapper: readonly string[]): boolean {
  const cwd = mkdtempSync(join(tmpdir(), WORKING_FOLDER));
  try {
    const [command = '', ...args] = [
      ...wrapper,
      '/bin/sh',
      '-c',
      ': >written && exec "$0" --version',
      process.execPath,
    ];
    return spawnSync(command, args, { cwd, env: ENVIRONMENT, stdio: 'ignore', timeout: PROBE_MS }).status === 0;
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}
