import type { Environment } from './environment.js';
import { parseUrl } from './setting-rules.js';

/** The values that must never show in a log line: keys, shared secrets, the connection string and its password. */
export function secretsOf(environment: Environment): readonly string[] {
  const { supabase, transcriber, transcriberFallbacks = [], refiner, refinerFallbacks = [], databaseUrl } = environment;
  const { verifier = null } = environment;
  const secrets = [
    supabase?.secretKey,
    supabase?.olderSecretKey,
    supabase?.jwtSecret,
    transcriber?.apiKey,
    refiner?.apiKey,
    verifier === 'off' ? null : verifier?.apiKey,
    ...[...transcriberFallbacks, ...refinerFallbacks].map((fallback) => fallback?.apiKey),
  ];
  if (databaseUrl !== null) secrets.push(databaseUrl, passwordOf(databaseUrl));
  return secrets.filter((secret): secret is string => typeof secret === 'string' && secret !== '');
}

/** Null where the password is also a name that stands in ordinary lines, as `postgres` does on a laptop. */
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
