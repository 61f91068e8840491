import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { EngineSettings } from '../settings.js';

/** The client of the Supabase project. It keeps the session in localStorage and renews the token before it ends. */
export function openSupabase({ supabaseUrl, publishableKey }: EngineSettings): SupabaseClient {
  return createClient(supabaseUrl, publishableKey, {
    auth: { persistSession: true, autoRefreshToken: true, detectSessionInUrl: true, storageKey: 'studio-session' },
  });
}
