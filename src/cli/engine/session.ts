import type { Session } from '@supabase/supabase-js';
import { Fault } from '../../platform/fault.js';
import { readProject } from './project.js';
import { type StoredLogin, type StoredSession, storeLogin } from './stored-login.js';

/** A token that ends sooner is renewed before it is used, in seconds. */
const MARGIN = 60;

/** Signs in with e-mail address and password. @throws Fault UNAUTHENTICATED, UNAVAILABLE */
export async function signIn(engineUrl: string, email: string, password: string): Promise<StoredSession> {
  const auth = await authOf(engineUrl);
  const { data, error } = await auth.signInWithPassword({ email, password });
  if (data.session !== null) return stored(data.session);
  throw refusal(error, 'Check the address and the password.');
}

/** The token of a login, renewed where it is about to end. @throws Fault UNAUTHENTICATED if the session is over */
export async function freshToken(login: StoredLogin): Promise<string | null> {
  const { session } = login;
  if (session === undefined) return login.secretKey ?? null;
  if (session.expiresAt - MARGIN > Date.now() / 1_000) return session.accessToken;
  const auth = await authOf(login.url);
  const { data, error } = await auth.refreshSession({ refresh_token: session.refreshToken });
  if (data.session === null) throw refusal(error, 'Run "studio login" again.');
  const renewed = stored(data.session);
  await storeLogin({ ...login, session: renewed });
  return renewed.accessToken;
}

async function authOf(engineUrl: string) {
  const [{ createClient }, project] = await Promise.all([import('@supabase/supabase-js'), readProject(engineUrl)]);
  const options = { auth: { persistSession: false, autoRefreshToken: false } };
  return createClient(project.supabaseUrl, project.publishableKey, options).auth;
}

function refusal(error: { readonly message: string; readonly status?: number } | null, advice: string): Fault {
  const status = error?.status ?? 0;
  if (status >= 400 && status < 500)
    return new Fault('UNAUTHENTICATED', `Supabase refused the sign-in: ${error?.message}. ${advice}`);
  return new Fault('UNAVAILABLE', 'Supabase Auth does not answer. Try again later.', { cause: error });
}

function stored({ access_token, refresh_token, expires_at, expires_in, user }: Session): StoredSession {
  return {
    email: user.email ?? user.id,
    accessToken: access_token,
    refreshToken: refresh_token,
    expiresAt: expires_at ?? Math.floor(Date.now() / 1_000) + expires_in,
  };
}
