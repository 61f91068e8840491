import type { Environment } from './environment.js';
import { parseUrl } from './setting-kinds.js';

/** Fields whose text is a secret, at any depth: `apiKey`, `secretKey`, `olderSecretKey`, `jwtSecret`, … */
const SECRET_FIELD = /(apiKey|secretKey|secret|password)$/i;

/**
 * The values that must never show in a log line: keys, shared secrets, the connection string and its password. Every field whose
 * name says so counts, so a new setting needs no entry here; a test holds this for each setting that is declared secret.
 */
export function secretsOf(environment: Environment): readonly string[] {
  const secrets = [...secretFields(environment)];
  const { databaseUrl } = environment;
  if (databaseUrl !== null) secrets.push(databaseUrl.split('?')[0] ?? '', passwordOf(databaseUrl) ?? '');
  return secrets.filter((secret) => secret !== '');
}

function secretFields(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    if (typeof part === 'string') return SECRET_FIELD.test(name) ? [part] : [];
    // A header can have any name, and most configured headers contain a key.
    return name === 'headers' && part !== null ? Object.values(part as object).filter(isText) : secretFields(part);
  });
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** Null if the password is also a word of ordinary log lines, such as `postgres` on a laptop. */
function passwordOf(databaseUrl: string): string | null {
  const url = parseUrl(databaseUrl);
  if (url === null || url.password === url.username || url.password === url.pathname.slice(1)) return null;
  try {
    return decodeURIComponent(url.password);
  } catch (error) {
    if (error instanceof URIError) return url.password;
    throw error;
  }
}
