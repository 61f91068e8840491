import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Fault } from '../../platform/fault.js';

const run = promisify(execFile);

/** An unprivileged account that PostgreSQL runs as. */
export interface ServerAccount {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root. One of these accounts exists on most machines; local mode never creates an account. */
const CANDIDATES = ['postgres', '_postgres', 'nobody'];

/**
 * The account PostgreSQL has to run as: null for an ordinary user (their own), otherwise the first of
 * `postgres` and `nobody` that this machine knows.
 * @throws Fault UNAVAILABLE when root has no such account.
 */
export async function serverAccount(): Promise<ServerAccount | null> {
  if (process.getuid?.() !== 0) return null;
  for (const name of CANDIDATES) {
    const uid = await numberOf('-u', name);
    const gid = await numberOf('-g', name);
    if (uid !== null && gid !== null && uid !== 0) return { name, uid, gid };
  }
  throw new Fault(
    'UNAVAILABLE',
    'PostgreSQL does not run as root, and this machine has neither an account "postgres" nor "nobody". ' +
      'Start the engine as an ordinary user.',
  );
}

/** What to hand to `spawn` so that a child runs as the account; nothing for one's own. */
export function spawnAs(account: ServerAccount | null): { uid?: number; gid?: number } {
  return account === null ? {} : { uid: account.uid, gid: account.gid };
}

/** Whether the program in `command` succeeds as the account, for example `['/usr/bin/test', '-x', dir]`. */
export async function succeedsAs(account: ServerAccount | null, command: readonly string[]): Promise<string | true> {
  const [file = '', ...args] = command;
  try {
    await run(file, args, { cwd: '/', timeout: 10_000, env: { PATH: process.env.PATH }, ...spawnAs(account) });
    return true;
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    return (stderr?.trim() || message).slice(0, 500);
  }
}

/** `id` knows every account source of the machine (files, LDAP, macOS's directory), which /etc/passwd does not. */
async function numberOf(flag: '-u' | '-g', name: string): Promise<number | null> {
  try {
    const { stdout } = await run('id', [flag, name], { timeout: 5_000 });
    // macOS prints nobody's -2 as an unsigned number, and spawn wants a signed 32-bit one.
    return Number.parseInt(stdout, 10) | 0;
  } catch {
    return null; // `id` exits 1 for an account it does not know: that is the answer, not a failure.
  }
}
