import { Fault } from '../fault.js';
import type { Environment } from './environment.js';
import type { SupabaseSettings } from './supabase-settings.js';

/** The settings of the Supabase project. @throws Fault UNAVAILABLE if none is configured */
export function requireSupabase({ supabase }: Pick<Environment, 'supabase'>): SupabaseSettings {
  if (supabase !== null) return supabase;
  throw new Fault(
    'UNAVAILABLE',
    'No Supabase project is configured. Set SUPABASE_URL, or start the engine in local mode.',
  );
}
