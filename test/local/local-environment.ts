import type { Environment } from '../../src/platform/environment/environment.js';

/** An Environment of local mode on free ports, for a data folder. */
export function localEnvironment(dataDir: string, more: Partial<Environment> = {}): Environment {
  return {
    localMode: true,
    roles: ['api', 'worker', 'scheduler'],
    host: '0.0.0.0',
    port: 0,
    dataDir,
    localDatabasePort: 0,
    localSupabasePort: 0,
    databaseUrl: null,
    supabase: null,
    databasePoolSize: 5,
    transcriber: null,
    refiner: null,
    logLevel: 'silent',
    workerConcurrency: 1,
    stageTimeoutSeconds: 60,
    providerTimeoutSeconds: 30,
    heartbeatSeconds: 10,
    stageAttempts: 2,
    retryDelaySeconds: 1,
    shutdownGraceSeconds: 5,
    maxAudioBytes: 5 * 1024 * 1024,
    maxAudioSeconds: 600,
    audioUrlHosts: [],
    requestsPerMinute: 600,
    sweepIntervalSeconds: 60,
    corsOrigins: [],
    warnings: [],
    ...more,
  };
}
