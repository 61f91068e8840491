import type { Environment } from '../../src/platform/environment/environment.js';

/** The settings of a test engine: quick retries, nothing of the machine's own environment. */
export function testEnvironment(overrides: Partial<Environment> = {}): Environment {
  return Object.freeze({
    localMode: false,
    roles: ['api', 'worker', 'scheduler'],
    host: '127.0.0.1',
    port: 0,
    dataDir: '/nonexistent',
    localDatabasePort: 0,
    localSupabasePort: 0,
    databaseUrl: null,
    supabase: null,
    databasePoolSize: 6,
    transcriber: null,
    refiner: null,
    logLevel: 'silent',
    workerConcurrency: 4,
    stageTimeoutSeconds: 60,
    providerTimeoutSeconds: 20,
    heartbeatSeconds: 10,
    stageAttempts: 3,
    workerLosses: 3,
    retryDelaySeconds: 0.05,
    shutdownGraceSeconds: 5,
    maxAudioBytes: 50_000_000,
    maxAudioSeconds: 3600,
    audioUrlHosts: [],
    requestsPerMinute: 100_000,
    sweepIntervalSeconds: 3600,
    corsOrigins: [],
    warnings: [],
    ...overrides,
  } satisfies Environment);
}
