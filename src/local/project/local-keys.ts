import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../../platform/fault.js';
import { writePrivateFile } from '../../platform/private-file.js';
import { readJson } from './data-dir.js';

/** An account of the local project. */
export interface LocalLogin {
  readonly email: string;
  readonly password: string;
}

/** The secrets of a local project. Created once and stored in `keys.json` (mode 0600). */
export interface LocalKeys {
  readonly publishableKey: string;
  readonly secretKey: string;
  /** HS256 secret of users' tokens. */
  readonly jwtSecret: string;
  readonly databasePassword: string;
  readonly admin: LocalLogin;
  readonly user: LocalLogin;
  /** False until both accounts exist and the admin is one: a first start that was cut off is then finished. */
  readonly accountsMade: boolean;
  /** Whether a terminal showed the passwords: they are shown once. */
  readonly passwordsShown?: boolean;
}

const NAME = 'keys.json';

/**
 * The keys of the data folder; creates them at the first start.
 * @throws Fault UNAVAILABLE if they are missing although a database that needs them exists.
 */
export async function localKeys(dataDir: string, databaseDir: string): Promise<LocalKeys> {
  const stored = await readJson(dataDir, NAME);
  if (stored !== null) return checked(stored, join(dataDir, NAME));
  if (existsSync(databaseDir)) {
    throw new Fault(
      'UNAVAILABLE',
      `${join(dataDir, NAME)} is missing, and the database in this folder cannot be opened without it. ` +
        'Restore it, or move the folder away to start with an empty one.',
    );
  }
  const keys: LocalKeys = {
    publishableKey: apiKey('publishable'),
    secretKey: apiKey('secret'),
    jwtSecret: secret(48),
    databasePassword: secret(24),
    admin: { email: 'admin@example.com', password: secret(12) },
    user: { email: 'user@example.com', password: secret(12) },
    accountsMade: false,
  };
  await storeKeys(dataDir, keys);
  return keys;
}

export function storeKeys(dataDir: string, keys: LocalKeys): Promise<void> {
  return writePrivateFile(join(dataDir, NAME), `${JSON.stringify(keys, null, 2)}\n`);
}

function checked(stored: unknown, path: string): LocalKeys {
  const keys = stored as LocalKeys;
  const texts = [keys.publishableKey, keys.secretKey, keys.jwtSecret, keys.databasePassword];
  const logins = [keys.admin?.email, keys.admin?.password, keys.user?.email, keys.user?.password];
  if ([...texts, ...logins].every((value) => typeof value === 'string' && value !== '')) return keys;
  throw new Fault('UNAVAILABLE', `The file ${path} is damaged: a key is missing.`);
}

/** The shape of Supabase's newer keys: 22 random characters, then 8 that are a checksum of them. */
function apiKey(kind: 'publishable' | 'secret'): string {
  const body = `sb_${kind}_${secret(17).slice(0, 22)}`;
  const checksum = createHash('sha256').update(`supabase-self-hosted|${body}`).digest('base64url').slice(0, 8);
  return `${body}_${checksum}`;
}

function secret(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}
