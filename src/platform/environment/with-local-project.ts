import { deepFreeze } from './deep-freeze.js';
import type { Environment, SupabaseSettings } from './environment.js';

/** The environment of local mode once the embedded database and the local Supabase API are up; deeply frozen. */
export function withLocalProject(
  environment: Environment,
  project: { readonly databaseUrl: string; readonly supabase: SupabaseSettings },
): Environment {
  return deepFreeze({ ...environment, databaseUrl: project.databaseUrl, supabase: { ...project.supabase } });
}
