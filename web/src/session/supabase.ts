import { createClient, type Session, type SupabaseClient } from '@supabase/supabase-js';
import type { EngineSettings } from '../settings.js';
import { renewingOnce } from './one-renewal.js';

const KEY = 'studio-session';

/** The client of the Supabase project. It keeps the session in localStorage and renews the token before it ends. */
export function openSupabase({ supabaseUrl, publishableKey }: EngineSettings): SupabaseClient {
  return createClient(supabaseUrl, publishableKey, {
    auth: { persistSession: true, autoRefreshToken: true, detectSessionInUrl: true, storageKey: KEY },
    global: { fetch: renewingOnce(readStored) },
  });
}

/** Without supabase-js, which would renew it. */
function readStored(): Session | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') as Session | null;
  } catch {
    return null;
  }
}
