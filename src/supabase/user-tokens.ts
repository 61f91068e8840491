import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { SupabaseSettings } from '../platform/environment/environment.js';

const COPY = 'SUPABASE_JWT_SECRET to the JWT secret of the project: Project Settings → JWT Keys → Legacy JWT secret.';
/** What Supabase Auth says of a token that another secret signed. Of a user who does not exist it says something else. */
const REFUSED_SIGNATURE = /bad_jwt|signature is invalid|unable to parse or verify signature/i;

/**
 * Whether the engine can verify the access tokens of the project's users: by its signing keys, or by the shared secret, which is tried on a token
 * for a user who does not exist.
 * @returns `ok`, also where Supabase Auth does not answer; or what is wrong and what to do, without host and secret
 */
export async function checkUserTokens(supabase: SupabaseSettings, limitMs: number): Promise<string> {
  const { jwtSecret } = supabase;
  try {
    if (await hasSigningKeys(supabase.url, limitMs)) return 'ok';
    if (jwtSecret === null) {
      return `Users' access tokens cannot be verified: the project publishes no signing keys, so every user is refused. Set ${COPY}`;
    }
    return (await refusesSecret(supabase, jwtSecret, limitMs))
      ? `Users' access tokens cannot be verified: SUPABASE_JWT_SECRET is not the secret of the project, so every user is refused. Set ${COPY}`
      : 'ok';
  } catch {
    return 'ok';
  }
}

async function hasSigningKeys(url: string, limitMs: number): Promise<boolean> {
  const answer = await fetch(`${url}/auth/v1/.well-known/jwks.json`, {
    signal: AbortSignal.timeout(limitMs),
    redirect: 'manual',
  });
  if (answer.status === 404) {
    // Supabase Auth of before signing keys.
    await answer.body?.cancel();
    return false;
  }
  const { keys } = (await answer.json()) as { keys?: unknown };
  return !Array.isArray(keys) || keys.length > 0;
}

async function refusesSecret(
  { url, publishableKey }: SupabaseSettings,
  secret: string,
  limitMs: number,
): Promise<boolean> {
  const token = await new SignJWT({ role: 'authenticated' })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(randomUUID())
    .setAudience('authenticated')
    .setIssuer(`${url}/auth/v1`)
    .setIssuedAt()
    .setExpirationTime('1m')
    .sign(new TextEncoder().encode(secret));
  const answer = await fetch(`${url}/auth/v1/user`, {
    headers: { apikey: publishableKey, authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(limitMs),
    redirect: 'manual',
  });
  const text = (await answer.text()).slice(0, 1_000);
  return [401, 403].includes(answer.status) && REFUSED_SIGNATURE.test(text);
}
