import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocalDescription } from '../../local/project/local-project.js';
import type { Environment } from '../../platform/environment/environment.js';
import { readEnvironment } from '../../platform/environment/read-environment.js';
import { Fault } from '../../platform/fault.js';
import { freshToken } from './session.js';
import { readLogin } from './stored-login.js';

/** Which engine is asked, and as whom. */
export interface Connection {
  /** Without a slash at the end. */
  readonly url: string;
  /** An access token or the secret key; null: the engine is asked without. */
  token(): Promise<string | null>;
  /** Whose jobs are submitted where no option says so; null: the caller says it. */
  readonly userId: string | null;
  /** Where all of this comes from, for a person. */
  readonly source: string;
}

interface Found {
  readonly url: string;
  readonly token: () => Promise<string | null>;
  readonly userId?: string;
  readonly source: string;
}

/**
 * Finds the engine: `--url` or STUDIO_URL, else what `studio login` stored, else the settings of this folder: a hosted engine's `.env`, or
 * the local mode that runs in DATA_DIR. The token is STUDIO_TOKEN, else the one that is stored for this address.
 * @throws Fault UNAVAILABLE if nothing names an engine
 */
export async function connection(given: { readonly url?: string }): Promise<Connection> {
  const { STUDIO_URL, STUDIO_TOKEN } = process.env;
  const named = given.url ?? (STUDIO_URL || undefined);
  const known = await knownEngine(named === undefined ? null : addressOf(named));
  if (known === null) {
    throw new Fault(
      'UNAVAILABLE',
      'No engine is configured. Run "studio login --url https://engine.example.com", set STUDIO_URL, or start local mode with "npm run quickstart".',
    );
  }
  const token = STUDIO_TOKEN ? async () => STUDIO_TOKEN : known.token;
  const userId = STUDIO_TOKEN ? userIdIn(STUDIO_TOKEN) : (known.userId ?? userIdIn((await token()) ?? ''));
  return { url: known.url, token, userId, source: STUDIO_TOKEN ? 'STUDIO_TOKEN' : known.source };
}

/** An address as it is compared and called. @throws Fault BAD_REQUEST for what is none */
export function addressOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && /^https?:$/.test(url.protocol)) return url.href.replace(/\/+$/, '');
  throw new Fault('BAD_REQUEST', `"${text}" is not the address of an engine. Write it as https://engine.example.com.`);
}

async function knownEngine(wanted: string | null): Promise<Found | null> {
  const anonymous = wanted === null ? null : { url: wanted, token: async () => null, source: 'no login' };
  const login = await readLogin();
  if (login !== null && (wanted === null || wanted === login.url)) {
    return { url: login.url, token: () => freshToken(login), source: 'studio login' };
  }
  const here = await engineOfThisFolder();
  if (here !== null && (wanted === null || isSame(wanted, here.url))) return { ...here, url: wanted ?? here.url };
  return anonymous;
}

/** Settings that are wrong are a matter for `studio doctor`: here they only name no engine. */
async function engineOfThisFolder(): Promise<Found | null> {
  const settings = settingsOrNull();
  if (settings === null) return null;
  if (!settings.localMode) {
    const key = settings.supabase?.secretKey ?? null;
    return { url: `http://127.0.0.1:${settings.port}`, token: async () => key, source: 'the settings of this folder' };
  }
  const local = await localMode(settings.dataDir);
  if (local === null) return null;
  const token = async () => local.secretKey;
  return { url: addressOf(local.engineUrl), token, userId: local.user.id, source: 'local mode' };
}

function settingsOrNull(): Environment | null {
  try {
    return readEnvironment(process.env);
  } catch {
    return null;
  }
}

async function localMode(dataDir: string): Promise<LocalDescription | null> {
  try {
    return JSON.parse(await readFile(join(dataDir, 'local.json'), 'utf8')) as LocalDescription;
  } catch {
    return null;
  }
}

/** localhost and 127.0.0.1 are one machine. */
function isSame(one: string, other: string): boolean {
  const plain = (address: string) => address.replace('//localhost', '//127.0.0.1');
  return plain(one) === plain(other);
}

/** The user of an access token, read and not verified: the engine does that. Null for a key. */
function userIdIn(token: string): string | null {
  try {
    const { sub, role } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<
      string,
      unknown
    >;
    return role !== 'service_role' && typeof sub === 'string' ? sub : null;
  } catch {
    return null;
  }
}
