import { isOfflineTranscriber } from './provider-rules.js';
import type { RawValues, Values } from './setting.js';
import { byteSize, host, hostList, originList, whole, word, wordList } from './setting-kinds.js';

/** The roles that a process can have. */
export const ENGINE_ROLES = ['api', 'worker', 'scheduler'] as const;
export type EngineRole = (typeof ENGINE_ROLES)[number];

const ONE_DAY = 86_400;
const isLocal = (raw: RawValues) => raw.SUPABASE_URL === undefined;

/** What this replica is. */
export const REPLICA = {
  roles: wordList('ENGINE_ROLES', {
    description: 'What this replica does',
    words: ENGINE_ROLES,
    default: 'api,worker,scheduler',
  }),
  host: host('HOST', {
    description: 'The address the engine listens on',
    default: {
      text: '127.0.0.1 in local mode, else 0.0.0.0',
      of: (raw) => (isLocal(raw) ? '127.0.0.1' : '0.0.0.0'),
    },
    example: '127.0.0.1',
  }),
  port: whole('PORT', {
    description: 'The port the engine listens on; 0 takes a free one',
    least: 0,
    most: 65_535,
    default: '8080',
  }),
  logLevel: word('LOG_LEVEL', {
    description: 'How much is logged',
    words: ['debug', 'info', 'warn', 'error', 'silent'],
    default: 'info',
  }),
  corsOrigins: originList('CORS_ORIGINS', {
    description: 'Origins of browser applications that may call the API, comma-separated',
    default: { text: 'none' },
    example: 'https://app.example.com',
  }),
};

/** Limits and times. */
export const LIMITS = {
  requestsPerMinute: whole('REQUESTS_PER_MINUTE', {
    description: 'Requests a minute for one caller before the API answers 429',
    least: 1,
    most: 1_000_000,
    default: '600',
  }),
  workerConcurrency: whole('WORKER_CONCURRENCY', {
    description: 'Stages of each kind that run at once in this replica',
    least: 1,
    most: 200,
    default: {
      text: '2 with the offline recogniser, else 8',
      of: (raw) => (isOfflineTranscriber(raw) ? '2' : '8'),
    },
    example: '2',
  }),
  stageTimeoutSeconds: whole('STAGE_TIMEOUT_SECONDS', {
    description: 'Seconds a stage may run before the engine aborts it with TIMED_OUT',
    least: 20,
    most: ONE_DAY,
    unit: 'seconds',
    default: '3600',
  }),
  providerTimeoutSeconds: whole('PROVIDER_TIMEOUT_SECONDS', {
    description: 'Seconds one request to a provider may take; below STAGE_TIMEOUT_SECONDS',
    least: 1,
    most: ONE_DAY,
    unit: 'seconds',
    default: '600',
  }),
  heartbeatSeconds: whole('HEARTBEAT_SECONDS', {
    description: "Seconds without a worker's heartbeat before another worker takes its job",
    least: 10,
    most: 3_600,
    unit: 'seconds',
    default: '10',
  }),
  stageAttempts: whole('STAGE_ATTEMPTS', {
    description: 'Attempts of one stage before the job fails, for transient faults',
    least: 1,
    most: 50,
    default: '5',
  }),
  workerLosses: whole('WORKER_LOSSES', {
    description: 'Workers that may die while they hold one job before the engine sets the job aside as poison',
    least: 1,
    most: 100,
    default: '10',
  }),
  retryDelaySeconds: whole('RETRY_DELAY_SECONDS', {
    description: 'Seconds before the second attempt; doubled for each further one, with jitter',
    least: 1,
    most: 3_600,
    unit: 'seconds',
    default: '5',
  }),
  shutdownGraceSeconds: whole('SHUTDOWN_GRACE_SECONDS', {
    description: 'Seconds a shutdown waits for running stages before it requeues them',
    least: 1,
    most: 3_600,
    unit: 'seconds',
    default: '20',
  }),
  maxAudioBytes: byteSize('MAX_AUDIO_BYTES', {
    description: 'Largest audio file',
    least: 1,
    most: 2 ** 40,
    default: '2GiB',
  }),
  maxAudioSeconds: whole('MAX_AUDIO_SECONDS', {
    description: 'Longest recording, in seconds',
    least: 1,
    most: 30 * ONE_DAY,
    unit: 'seconds',
    default: '36000',
  }),
  audioUrlHosts: hostList('AUDIO_URL_HOSTS', {
    description: "Hosts beside the project's Storage that raw_audio_url may name, comma-separated",
    default: { text: 'none' },
    example: 'media.example.com',
  }),
  sweepIntervalSeconds: whole('SWEEP_INTERVAL_SECONDS', {
    description: 'Seconds between two failed-job sweeps',
    least: 1,
    most: ONE_DAY,
    unit: 'seconds',
    default: '60',
  }),
};

/** Time limits that must nest. A bad number compares as false, so its own problem stays the only one. */
export function timeProblems(values: Values<typeof LIMITS>): string[] {
  const { stageTimeoutSeconds: stage, providerTimeoutSeconds: provider, heartbeatSeconds: heartbeat } = values;
  const problems: string[] = [];
  if (provider >= stage) {
    problems.push(
      `PROVIDER_TIMEOUT_SECONDS (${provider}) must be below STAGE_TIMEOUT_SECONDS (${stage}); ` +
        'otherwise a stage ends before its request times out.',
    );
  }
  if (heartbeat >= stage) {
    problems.push(`HEARTBEAT_SECONDS (${heartbeat}) must be below STAGE_TIMEOUT_SECONDS (${stage}).`);
  }
  return problems;
}
