import type { SettingValues } from './settings.js';
import type { SettingInForce } from './settings-in-force.js';
import type { SupabaseSettings } from './supabase-settings.js';

export type { ProviderSettings } from './provider-kinds.js';
export type { EngineRole } from './replica-settings.js';
export type { SupabaseSettings } from './supabase-settings.js';

/**
 * Every setting, validated and frozen. Nothing else reads `process.env`. Its fields are the declarations of the `*-settings.ts`
 * files beside it; a duration carries its unit in the name.
 */
export interface Environment extends SettingValues {
  /** Settings that work today, and that the log mentions at start. */
  readonly warnings: readonly string[];
  /** Every setting as an operator may see it, as it was read; local mode's own addresses are not among them. */
  readonly inForce: readonly SettingInForce[];
}

/** Nest injection token of the Environment. */
export const ENVIRONMENT = Symbol('Environment');

/** The environment of local mode once the embedded database and the local Supabase API are up; deeply frozen. */
export function withLocalProject(
  environment: Environment,
  project: { readonly databaseUrl: string; readonly supabase: SupabaseSettings },
): Environment {
  return deepFreeze({ ...environment, databaseUrl: project.databaseUrl, supabase: { ...project.supabase } });
}

/** Freezes a value and everything reachable from it, so that no part of the engine can change a setting for the others. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) deepFreeze(part);
  return value;
}
