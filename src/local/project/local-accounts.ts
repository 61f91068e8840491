import { createClient } from '@supabase/supabase-js';
import type { Client } from 'pg';
import { Fault } from '../../platform/fault.js';
import type { LocalKeys, LocalLogin } from './local-keys.js';

/** An account of the local project, as `local.json` describes it. */
export interface LocalAccount extends LocalLogin {
  /** `auth.users.id`. */
  readonly id: string;
}

/** The local API stores the record as a JSON string inside jsonb. This keeps the form that it finds. */
const MAKE_ADMIN = `update auth.users set raw_app_meta_data = case jsonb_typeof(raw_app_meta_data)
  when 'string' then to_jsonb(((raw_app_meta_data #>> '{}')::jsonb || '{"role":"admin"}')::text)
  else coalesce(raw_app_meta_data, '{}') || '{"role":"admin"}' end
  where id = $1`;

/**
 * The two accounts, signed up through the API where they are missing. The admin is made one on the first start alone, so that
 * an admin who was revoked stays so.
 */
export async function localAccounts(
  client: Client,
  supabaseUrl: string,
  keys: LocalKeys,
): Promise<{ admin: LocalAccount; user: LocalAccount }> {
  const admin = await account(client, supabaseUrl, keys, keys.admin);
  const user = await account(client, supabaseUrl, keys, keys.user);
  if (!keys.accountsMade) await client.query(MAKE_ADMIN, [admin.id]);
  return { admin, user };
}

async function account(client: Client, url: string, keys: LocalKeys, login: LocalLogin): Promise<LocalAccount> {
  const known = await client.query<{ id: string }>('select id from auth.users where email = $1', [login.email]);
  const id = known.rows[0]?.id ?? (await signUp(url, keys.publishableKey, login));
  return { email: login.email, password: login.password, id };
}

async function signUp(url: string, publishableKey: string, login: LocalLogin): Promise<string> {
  const supabase = createClient(url, publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
    global: { fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(30_000) }) },
  });
  const { data, error } = await supabase.auth.signUp({ email: login.email, password: login.password });
  if (data.user === null || error !== null) {
    throw new Fault('UNAVAILABLE', `The local account ${login.email} could not be created.`, { cause: error });
  }
  return data.user.id;
}
