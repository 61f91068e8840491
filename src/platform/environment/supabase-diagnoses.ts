import type { RawValues } from './setting.js';
import { parseUrl } from './setting-kinds.js';
import { KEY_NAMES, keyProblems } from './supabase-keys.js';

/** Port of Supabase's pooler in transaction mode. */
const TRANSACTION_POOLER_PORT = '6543';

/** Hosts that only this machine or its network reaches: there http is in order. */
const PRIVATE_HOST =
  /^(?:localhost|[^.[]+|.*\.(?:local|localhost|internal|lan|home\.arpa)|127\.[\d.]+|10\.[\d.]+|192\.168\.[\d.]+|172\.(?:1[6-9]|2\d|3[01])\.[\d.]+|169\.254\.[\d.]+|\[(?:::1|f[cd][\da-f:]+|fe[89ab][\da-f:]+)\])$/i;

/**
 * What is wrong with the settings of the Supabase project, taken together: each a sentence with its cure. The start and `studio doctor`
 * show them. Names only: no value is shown.
 */
export function supabaseProblems(raw: RawValues): string[] {
  const problems = [...keyProblems(raw, 'publishable'), ...keyProblems(raw, 'secret'), ...databaseProblems(raw)];
  if (raw.SUPABASE_URL === undefined) return [...problems, ...strayProblems(raw)];
  return [...problems, ...urlProblems(raw), ...missingProblems(raw)];
}

/** The settings that are missing besides SUPABASE_URL, and where to copy them in the dashboard. */
function missingProblems(raw: RawValues): string[] {
  const problems: string[] = [];
  const project = projectOf(raw.SUPABASE_URL);
  const dashboard = `https://supabase.com/dashboard/project/${project ?? '_'}`;
  for (const kind of ['publishable', 'secret'] as const) {
    const [newer, older] = KEY_NAMES[kind];
    if (raw[newer] !== undefined || raw[older] !== undefined) continue;
    const role = kind === 'secret' ? 'service_role' : 'anon';
    const why = kind === 'secret' ? ' The engine reads recordings with it; the anon key may not.' : '';
    problems.push(
      `${newer} is missing.${why} Open Project Settings → API Keys in the dashboard (${dashboard}/settings/api-keys), copy the ${kind} key ` +
        `and add the line ${newer}=sb_${kind}_… to .env; for a project with the older keys add ${older}=, the ${role} key of the same page.`,
    );
  }
  if (raw.DATABASE_URL === undefined) {
    problems.push(
      `DATABASE_URL is missing. Press Connect at the top of the dashboard (${dashboard}?showConnect=true), choose the connection string of the ` +
        'session pooler (port 5432), put the database password in the place of [YOUR-PASSWORD], and add the line DATABASE_URL=postgresql://… to .env. ' +
        'A forgotten password is reset under Database → Settings.',
    );
  }
  return problems;
}

function databaseProblems(raw: RawValues): string[] {
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
    problems.push('DATABASE_URL still holds the placeholder for the password; replace it with the real one.');
  }
  const [project, database] = [projectOf(raw.SUPABASE_URL), databaseProjectOf(url)];
  if (project !== null && database !== null && project !== database) {
    problems.push(
      'DATABASE_URL belongs to a different project from SUPABASE_URL; copy both from the same project (Connect in the dashboard).',
    );
  }
  return problems;
}

function urlProblems(raw: RawValues): string[] {
  const url = raw.SUPABASE_URL === undefined ? null : parseUrl(raw.SUPABASE_URL);
  if (url === null) return [];
  if (/(^|\.)supabase\.com$/.test(url.hostname)) {
    return ["SUPABASE_URL is the dashboard's address; copy the project's URL, https://<project>.supabase.co."];
  }
  if (/^\/(rest|auth|storage|realtime|graphql)\/v1/.test(url.pathname)) {
    return ['SUPABASE_URL ends in the path of one API; remove the path.'];
  }
  if (url.protocol === 'http:' && !PRIVATE_HOST.test(url.hostname)) {
    return [
      'SUPABASE_URL begins with http://, so keys and recordings would travel unencrypted; write https:// instead.',
    ];
  }
  return [];
}

function strayProblems(raw: RawValues): string[] {
  const stray = [...KEY_NAMES.publishable, ...KEY_NAMES.secret, 'SUPABASE_JWT_SECRET'].filter(
    (name) => raw[name] !== undefined,
  );
  if (stray.length === 0) return [];
  return [`SUPABASE_URL is missing, although ${stray.join(', ')} is set; set it, or remove these for local mode.`];
}

/** `abcdefgh` of https://abcdefgh.supabase.co; null for a self-hosted server. */
function projectOf(address: string | undefined): string | null {
  const host = address === undefined ? null : parseUrl(address)?.hostname;
  return /^([a-z0-9]+)\.supabase\.(?:co|in)$/.exec(host ?? '')?.[1] ?? null;
}

/** The project that a connection string names: in its host (direct), or in its user (pooler). */
function databaseProjectOf({ hostname, username }: URL): string | null {
  const direct = /^db\.([a-z0-9]+)\.supabase\.(?:co|in)$/.exec(hostname)?.[1];
  const pooled = /\.pooler\.supabase\.com$/.test(hostname) ? /\.([a-z0-9]+)$/.exec(username)?.[1] : undefined;
  return direct ?? pooled ?? null;
}

function safeDecode(text: string): string {
  return text.replace(/%5B/gi, '[').replace(/%5D/gi, ']').replace(/%20/g, ' ');
}
