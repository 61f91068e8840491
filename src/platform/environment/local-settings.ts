import type { REPLICA } from './replica-settings.js';
import type { RawValues, Values } from './setting.js';
import { path, whole } from './setting-kinds.js';

/** Only local mode reads these. */
export const LOCAL = {
  /** Absolute. */
  dataDir: path('DATA_DIR', {
    description: 'The folder where local mode keeps its database, files and keys, and every mode its speech models',
    default: '.studio',
  }),
  localDatabasePort: whole('LOCAL_DATABASE_PORT', {
    description: "The port of local mode's PostgreSQL; 0 takes a free one",
    least: 0,
    most: 65_535,
    default: '54322',
  }),
  localSupabasePort: whole('LOCAL_SUPABASE_PORT', {
    description: "The port of local mode's Supabase API; 0 takes a free one",
    least: 0,
    most: 65_535,
    default: '54321',
  }),
};

type LocalValues = Values<typeof LOCAL & Pick<typeof REPLICA, 'port'>>;

/** Two parts of local mode cannot share a port. */
export function portProblems(raw: RawValues, values: LocalValues): string[] {
  if (raw.SUPABASE_URL !== undefined) return [];
  const ports = Object.entries({
    PORT: values.port,
    LOCAL_DATABASE_PORT: values.localDatabasePort,
    LOCAL_SUPABASE_PORT: values.localSupabasePort,
  });
  return ports.flatMap(([name, port], index) => {
    const twin = ports.slice(0, index).find(([, other]) => other === port && port !== 0);
    return twin ? [`${twin[0]} and ${name} are both ${port}; give each its own port.`] : [];
  });
}

/** Settings of a hosted project that local mode ignores, or that open it to others. */
export function localWarnings(raw: RawValues): string[] {
  if (raw.SUPABASE_URL !== undefined) return [];
  const warnings: string[] = [];
  if (raw.DATABASE_URL !== undefined) {
    warnings.push(
      'DATABASE_URL is not used: without SUPABASE_URL the engine starts a database of its own (local mode).',
    );
  }
  if (raw.HOST !== undefined && !/^(localhost|127(\.\d+){3}|::1)$/i.test(raw.HOST)) {
    warnings.push('HOST opens local mode to other machines. Local mode has no protection against them; unset HOST.');
  }
  return warnings;
}
