import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { EngineSettings } from '../settings.js';

/** The client of the Supabase project. It keeps the session in localStorage and renews the token before it ends. */
export function openSupabase({ supabaseUrl, publishableKey, localMode }: EngineSettings): SupabaseClient {
  return createClient(supabaseUrl, publishableKey, {
    auth: { persistSession: true, autoRefreshToken: true, detectSessionInUrl: true, storageKey: 'studio-session' },
    global: localMode ? { fetch: (input, init) => fetch(throughEngine(String(input), supabaseUrl), init) } : {},
  });
}

/** The local Supabase API takes no sign-in from a page of another address, so the engine passes it on. */
function throughEngine(address: string, supabaseUrl: string): string {
  const auth = `${supabaseUrl}/auth/v1/`;
  return address.startsWith(auth) ? `/console/auth/v1/${address.slice(auth.length)}` : address;
}
