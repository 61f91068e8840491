import { mkdir, readFile, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Fault } from '../../platform/fault.js';
import { writePrivateFile } from '../../platform/private-file.js';

/** What `studio login` keeps: for one engine, either a secret key or the session of a user. */
export interface StoredLogin {
  readonly url: string;
  readonly secretKey?: string;
  readonly session?: StoredSession;
}

export interface StoredSession {
  readonly email: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

/** The folder of the user's own settings, as the system has it. */
function folder(): string {
  const { XDG_CONFIG_HOME, APPDATA } = process.env;
  const base = XDG_CONFIG_HOME || (process.platform === 'win32' && APPDATA) || join(homedir(), '.config');
  return join(base, 'studio');
}

export function loginPath(): string {
  return join(folder(), 'login.json');
}

/** @throws Fault UNAUTHENTICATED for a file that cannot be read */
export async function readLogin(): Promise<StoredLogin | null> {
  try {
    return JSON.parse(await readFile(loginPath(), 'utf8')) as StoredLogin;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new Fault('UNAUTHENTICATED', `${loginPath()} cannot be read. Delete it and run "studio login" again.`, {
      cause,
    });
  }
}

/** Writes it so that its owner alone can read it (mode 0600). */
export async function storeLogin(login: StoredLogin): Promise<void> {
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  await writePrivateFile(loginPath(), `${JSON.stringify(login, null, 2)}\n`);
}

/** Whether there was one. */
export async function forgetLogin(): Promise<boolean> {
  const there = (await readLogin().catch(() => ({}))) !== null;
  await rm(loginPath(), { force: true });
  return there;
}
