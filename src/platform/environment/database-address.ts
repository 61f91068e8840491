import type { RawValues } from './setting.js';
import { parseUrl } from './setting-kinds.js';
import { PRIVATE_HOST, projectOf } from './supabase-hosts.js';

/** Port of Supabase's pooler in transaction mode. */
const TRANSACTION_POOLER_PORT = '6543';
const HOSTED = /\.(?:pooler\.supabase\.com|supabase\.(?:co|in))$/i;
/** What a connection string says of encryption itself. */
const SAYS_ENCRYPTION = ['sslmode', 'ssl', 'sslrootcert', 'sslcert', 'sslnegotiation'];

/**
 * The connection string as it is used. Hosted Supabase also takes connections that are not encrypted: without an `sslmode` they would be. Its
 * certificate is not signed by a known authority, so it is checked only where the string names one to check it with.
 */
export function encryptedUrl(address: string): string {
  const url = parseUrl(address);
  if (url === null || !HOSTED.test(url.hostname) || saysEncryption(url)) return address;
  return `${address}${address.includes('?') ? '&' : '?'}sslmode=no-verify`;
}

/** What is wrong with DATABASE_URL, beside the project's URL: each a sentence with its cure. */
export function databaseProblems(raw: RawValues): string[] {
  const url = raw.DATABASE_URL === undefined ? null : parseUrl(raw.DATABASE_URL);
  if (url === null) return [];
  const problems: string[] = [];
  if (url.port === TRANSACTION_POOLER_PORT) {
    problems.push(
      "DATABASE_URL names port 6543, Supabase's transaction-mode pooler, which silently ends LISTEN; " +
        'use the session pooler on port 5432 of the same host, or the direct connection.',
    );
  }
  const [project, database] = [projectOf(raw.SUPABASE_URL), databaseProjectOf(url)];
  problems.push(...passwordProblems(raw.DATABASE_URL ?? '', url), ...userProblems(url, project ?? '<project>'));
  if (project !== null && database !== null && project !== database) {
    problems.push(
      'DATABASE_URL belongs to a different project from SUPABASE_URL; copy both from the same project (Connect in the dashboard).',
    );
  }
  return problems;
}

/** What works and is probably not intended. */
export function databaseWarnings(raw: RawValues): string[] {
  const url = raw.DATABASE_URL === undefined ? null : parseUrl(raw.DATABASE_URL);
  if (url === null || raw.SUPABASE_URL === undefined) return [];
  if (PRIVATE_HOST.test(url.hostname) || HOSTED.test(url.hostname) || saysEncryption(url)) return [];
  return [
    'DATABASE_URL names a public host and no sslmode, so passwords and texts travel unencrypted. End it in ?sslmode=verify-full, or in ?sslmode=no-verify for a certificate of your own.',
  ];
}

function passwordProblems(address: string, { password, hostname }: URL): string[] {
  if (password === '' && HOSTED.test(hostname)) {
    return ['DATABASE_URL has no password. Write it between the user and the host: user:PASSWORD@host.'];
  }
  if (/%(?![\da-f]{2})/i.test(password)) {
    return ['DATABASE_URL has a % in its password that is not encoded; write it as %25.'];
  }
  if (/\[?your[-_ ]?password\]?/i.test(safeDecode(password))) {
    return ['DATABASE_URL still contains the placeholder for the password. Replace it with the password.'];
  }
  // Brackets that are meant are percent-encoded, as every special character.
  if (/:\[[^\]@]*\]@/.test(address)) {
    return [
      'DATABASE_URL has its password in brackets; remove them: [YOUR-PASSWORD] is replaced with its brackets. Write brackets that belong to the password as %5B and %5D.',
    ];
  }
  return [];
}

/** The pooler serves many projects and finds the project by the user; the direct connection knows no such user. */
function userProblems({ hostname, username }: URL, project: string): string[] {
  const ofProject = /\.[a-z0-9]+$/.test(username);
  if (/\.pooler\.supabase\.com$/i.test(hostname) && !ofProject) {
    return [
      `DATABASE_URL names a pooler, which finds the project by the user; write the user as postgres.${project}, or copy the string of the session pooler again (Connect in the dashboard).`,
    ];
  }
  if (/^db\.[a-z0-9]+\.supabase\.(?:co|in)$/i.test(hostname) && /^postgres\.[a-z0-9]+$/.test(username)) {
    return ['DATABASE_URL names the direct connection with a user of the pooler; write the user as postgres.'];
  }
  return [];
}

/** The project that a connection string names: in its host (direct), or in its user (pooler). */
function databaseProjectOf({ hostname, username }: URL): string | null {
  const direct = /^db\.([a-z0-9]+)\.supabase\.(?:co|in)$/.exec(hostname)?.[1];
  const pooled = /\.pooler\.supabase\.com$/.test(hostname) ? /\.([a-z0-9]+)$/.exec(username)?.[1] : undefined;
  return direct ?? pooled ?? null;
}

const saysEncryption = ({ searchParams }: URL) => SAYS_ENCRYPTION.some((name) => searchParams.has(name));

function safeDecode(text: string): string {
  return text.replace(/%5B/gi, '[').replace(/%5D/gi, ']').replace(/%20/g, ' ');
}
