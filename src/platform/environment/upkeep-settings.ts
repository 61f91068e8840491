import type { UpkeepRawSettings } from './upkeep-raw-settings.js';

/** The engine's sweeps, by the names that `sweep_runs` knows them by. */
export const SWEEP_NAMES = [
  'failed-jobs',
  'service-levels',
  'audio',
  'transcripts',
  'events',
  'temporary-data',
] as const;
export type SweepName = (typeof SWEEP_NAMES)[number];

/** What an alert can be about: a job that waits to be taken, or one that is in a stage's hands. */
export const SERVICE_LEVELS = ['WAITING', 'TRANSCRIBING', 'ENRICHING', 'REFINING'] as const;
export type ServiceLevel = (typeof SERVICE_LEVELS)[number];

/** How the engine looks after what it keeps. */
export interface UpkeepSettings {
  /** Days after a job has ended; 0 keeps for ever. */
  readonly retainDays: Readonly<Record<'audio' | 'transcripts' | 'events', number>>;
  /** Cron expressions in UTC; null for the failed-job sweep: it runs every `sweepIntervalSeconds`. */
  readonly crons: Readonly<Record<SweepName, string | null>>;
  /** Seconds before an alert; 0: none. */
  readonly alertSeconds: Readonly<Record<ServiceLevel, number>>;
  /** Unfinished jobs of one user beyond which intake answers 429; 0: no limit. */
  readonly userBacklogLimit: number;
  /** Requests that may wait for a connection before intake answers 503. */
  readonly databaseWaitersLimit: number;
}

/** A cursor of the live changes can be resumed from for seven days; a day is left for clocks that differ. */
const LEAST_EVENT_DAYS = 8;

/** The upkeep's part of the settings. */
export function readUpkeep(raw: UpkeepRawSettings): UpkeepSettings {
  const number = (value: string | undefined, otherwise: number) => Number(value ?? otherwise);
  return {
    retainDays: {
      audio: number(raw.RETAIN_AUDIO_DAYS, 0),
      transcripts: number(raw.RETAIN_TRANSCRIPTS_DAYS, 0),
      events: number(raw.RETAIN_EVENTS_DAYS, 0),
    },
    crons: {
      'failed-jobs': raw.FAILED_JOB_SWEEP_CRON ?? null,
      'service-levels': raw.SERVICE_LEVEL_SWEEP_CRON ?? '*/30 * * * * *',
      audio: raw.AUDIO_SWEEP_CRON ?? '10 3 * * *',
      transcripts: raw.TRANSCRIPT_SWEEP_CRON ?? '20 3 * * *',
      events: raw.EVENT_SWEEP_CRON ?? '30 3 * * *',
      'temporary-data': raw.TEMPORARY_DATA_SWEEP_CRON ?? '*/15 * * * *',
    },
    alertSeconds: {
      WAITING: number(raw.ALERT_WAITING_SECONDS, 3_600),
      TRANSCRIBING: number(raw.ALERT_TRANSCRIBING_SECONDS, 3_600),
      ENRICHING: number(raw.ALERT_ENRICHING_SECONDS, 300),
      REFINING: number(raw.ALERT_REFINING_SECONDS, 1_800),
    },
    userBacklogLimit: number(raw.USER_BACKLOG_LIMIT, 10_000),
    databaseWaitersLimit: number(raw.DATABASE_WAITERS_LIMIT, 200),
  };
}

/** What several of these settings contradict each other in. */
export function upkeepProblems(raw: UpkeepRawSettings & { readonly SWEEP_INTERVAL_SECONDS?: string }): string[] {
  const problems: string[] = [];
  const eventDays = Number(raw.RETAIN_EVENTS_DAYS ?? 0);
  if (eventDays > 0 && eventDays < LEAST_EVENT_DAYS) {
    problems.push(
      `RETAIN_EVENTS_DAYS (${eventDays}) must be 0 or at least ${LEAST_EVENT_DAYS}: subscribers may resume from events up to 7 days old.`,
    );
  }
  if (raw.FAILED_JOB_SWEEP_CRON !== undefined && raw.SWEEP_INTERVAL_SECONDS !== undefined) {
    problems.push(
      'FAILED_JOB_SWEEP_CRON and SWEEP_INTERVAL_SECONDS both say when the failed-job sweep runs. Keep one.',
    );
  }
  return problems;
}
