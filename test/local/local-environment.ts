import type { Environment } from '../../src/platform/environment/environment.js';
import { readEnvironment } from '../../src/platform/environment/read-environment.js';

/** The Environment of local mode with every default, on free ports, for a data folder. */
export function localEnvironment(dataDir: string, more: Partial<Environment> = {}): Environment {
  const defaults = readEnvironment({}, { envFile: null });
  const maxAudioBytes = 5 * 1024 * 1024;
  return { ...defaults, dataDir, port: 0, localDatabasePort: 0, localSupabasePort: 0, maxAudioBytes, ...more };
}
