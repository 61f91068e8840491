import type { Environment } from '../../src/platform/environment/environment.js';
import { readEnvironment } from '../../src/platform/environment/read-environment.js';
import { SWEEP_NAMES, type SweepName } from '../../src/platform/environment/upkeep-settings.js';
import { WAIT_SECONDS } from './eventually.js';

/** The defaults of local mode; a new setting needs no entry here. */
const DEFAULTS = readEnvironment({}, { envFile: null });

/** The settings of a test engine: quick retries, nothing of the machine's own environment. */
export function testEnvironment(overrides: Partial<Environment> = {}): Environment {
  return Object.freeze({
    ...DEFAULTS,
    localMode: false,
    port: 0,
    dataDir: '/nonexistent',
    localDatabasePort: 0,
    localSupabasePort: 0,
    databasePoolSize: 6,
    logLevel: 'silent',
    workerConcurrency: 4,
    stageTimeoutSeconds: 2 * WAIT_SECONDS,
    providerTimeoutSeconds: WAIT_SECONDS,
    stageAttempts: 3,
    workerLosses: 3,
    retryDelaySeconds: 0.05,
    shutdownGraceSeconds: 5,
    maxAudioBytes: 50_000_000,
    maxAudioSeconds: 3600,
    requestsPerMinute: 100_000,
    sweepIntervalSeconds: 3600,
    upkeep: {
      retainDays: { audio: 0, transcripts: 0, events: 0 },
      crons: Object.fromEntries(SWEEP_NAMES.map((name) => [name, null])) as Record<SweepName, null>,
      alertSeconds: { WAITING: 0, TRANSCRIBING: 0, ENRICHING: 0, REFINING: 0 },
      userBacklogLimit: 0,
      databaseWaitersLimit: 200,
    },
    ...overrides,
  } satisfies Environment);
}
