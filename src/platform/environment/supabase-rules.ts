import type { SupabaseSettings } from './environment.js';
import type { RawSettings } from './raw-settings.js';
import { parseUrl } from './setting-rules.js';
import { inspectSupabaseKey } from './supabase-key.js';

const KEY_NAMES = {
  publishable: ['SUPABASE_PUBLISHABLE_KEY', 'SUPABASE_ANON_KEY'],
  secret: ['SUPABASE_SECRET_KEY', 'SUPABASE_SERVICE_ROLE_KEY'],
} as const;
type KeyKind = keyof typeof KEY_NAMES;

/** Port of Supabase's pooler in transaction mode. */
const TRANSACTION_POOLER_PORT = '6543';

/** What is wrong with the settings of the Supabase project, taken together. Names only: no value is shown. */
export function supabaseProblems(raw: RawSettings): string[] {
  const problems = [...keyProblems(raw, 'publishable'), ...keyProblems(raw, 'secret'), ...databaseProblems(raw)];
  const url = raw.SUPABASE_URL === undefined ? null : parseUrl(raw.SUPABASE_URL);
  if (raw.SUPABASE_URL === undefined) return [...problems, ...strayProblems(raw)];
  if (url !== null) problems.push(...urlProblems(url));
  if (raw.DATABASE_URL === undefined) {
    problems.push("DATABASE_URL is missing; with SUPABASE_URL it must be the project's PostgreSQL connection string.");
  }
  for (const kind of ['publishable', 'secret'] as const) {
    const [newer, older] = KEY_NAMES[kind];
    if (raw[newer] !== undefined || raw[older] !== undefined) continue;
    problems.push(`${newer} is missing; with SUPABASE_URL set it, or ${older} for a project with the older keys.`);
  }
  return problems;
}

/** The project's settings, null in local mode. The newer kind of key wins. Call it only on settings without problems. */
export function readSupabase(raw: RawSettings): SupabaseSettings | null {
  const publishableKey = raw.SUPABASE_PUBLISHABLE_KEY ?? raw.SUPABASE_ANON_KEY;
  const secretKey = raw.SUPABASE_SECRET_KEY ?? raw.SUPABASE_SERVICE_ROLE_KEY;
  if (raw.SUPABASE_URL === undefined || publishableKey === undefined || secretKey === undefined) return null;
  return {
    url: raw.SUPABASE_URL.replace(/\/+$/, ''),
    publishableKey,
    secretKey,
    olderPublishableKey: different(raw.SUPABASE_ANON_KEY, publishableKey),
    olderSecretKey: different(raw.SUPABASE_SERVICE_ROLE_KEY, secretKey),
    jwtSecret: raw.SUPABASE_JWT_SECRET ?? null,
    audioBucket: raw.SUPABASE_AUDIO_BUCKET ?? 'audio',
  };
}

function different(older: string | undefined, chosen: string): string | null {
  return older === undefined || older === chosen ? null : older;
}

function keyProblems(raw: RawSettings, kind: KeyKind): string[] {
  const problems: string[] = [];
  const host = raw.SUPABASE_URL === undefined ? null : parseUrl(raw.SUPABASE_URL)?.hostname;
  const hosted = /^([a-z0-9]+)\.supabase\.(co|in)$/.exec(host ?? '')?.[1] ?? null;
  for (const name of KEY_NAMES[kind]) {
    const value = raw[name];
    if (value === undefined) continue;
    const facts = inspectSupabaseKey(value);
    // A value that is neither form of key is the value rules' to report.
    if (facts.kind !== kind && (facts.kind !== 'other' || facts.jwt)) problems.push(wrongKind(name, kind, facts.kind));
    if (facts.expiresAt !== null && facts.expiresAt * 1000 < Date.now()) {
      problems.push(`${name} has expired; copy a current key from the project's API settings.`);
    }
    if (hosted !== null && facts.project !== null && facts.project !== hosted) {
      problems.push(`${name} belongs to another project than SUPABASE_URL; copy both from the same project.`);
    }
  }
  const [newer, older] = KEY_NAMES[kind];
  const [one, other] = [raw[newer], raw[older]];
  const sameForm = one !== undefined && other !== undefined && one !== other && one.slice(0, 4) === other.slice(0, 4);
  if (sameForm)
    problems.push(`${newer} and ${older} are two different keys of one kind; keep ${newer} and remove ${older}.`);
  return problems;
}

function wrongKind(name: string, wanted: KeyKind, found: KeyKind | 'other'): string {
  if (wanted === 'secret' && found === 'publishable') {
    return `${name} holds a publishable key; put the secret key there (sb_secret_…, or the service_role JWT).`;
  }
  if (wanted === 'publishable' && found === 'secret') {
    return `${name} holds a secret key, which must never reach a browser; put the publishable key there (sb_publishable_…, or the anon JWT).`;
  }
  const role = wanted === 'secret' ? 'service_role' : 'anon';
  return `${name} is no ${wanted} key of a Supabase project: it wants sb_${wanted}_… or a JWT with the role ${role}.`;
}

function databaseProblems(raw: RawSettings): string[] {
  const url = raw.DATABASE_URL === undefined ? null : parseUrl(raw.DATABASE_URL);
  if (url === null) return [];
  const problems: string[] = [];
  if (url.port === TRANSACTION_POOLER_PORT) {
    problems.push(
      "DATABASE_URL names port 6543, Supabase's transaction-mode pooler, which silently ends LISTEN; " +
        'use the session pooler on port 5432 of the same host, or the direct connection.',
    );
  }
  if (/\[?your[-_ ]?password\]?/i.test(safeDecode(url.password))) {
    problems.push('DATABASE_URL still has the placeholder for the password; put the real one in its place.');
  }
  return problems;
}

function urlProblems(url: URL): string[] {
  if (/(^|\.)supabase\.com$/.test(url.hostname)) {
    return ["SUPABASE_URL is the dashboard's address; copy the project's URL, https://<project>.supabase.co."];
  }
  if (/^\/(rest|auth|storage|realtime|graphql)\/v1/.test(url.pathname)) {
    return ['SUPABASE_URL ends in the path of one API; give the part before it.'];
  }
  return [];
}

function strayProblems(raw: RawSettings): string[] {
  const stray = [...KEY_NAMES.publishable, ...KEY_NAMES.secret, 'SUPABASE_JWT_SECRET' as const].filter(
    (name) => raw[name] !== undefined,
  );
  if (stray.length === 0) return [];
  return [`SUPABASE_URL is missing, although ${stray.join(', ')} is set; set it, or remove these for local mode.`];
}

function safeDecode(text: string): string {
  return text.replace(/%5B/gi, '[').replace(/%5D/gi, ']').replace(/%20/g, ' ');
}
