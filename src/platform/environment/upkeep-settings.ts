import type { RawValues, Setting, Values } from './setting.js';
import { cron, whole } from './setting-kinds.js';

/** Seconds that a job may wait for a stage before an alert, where nothing else is set. */
export const WAITING_ALERT_SECONDS = 3_600;

/** A cursor of the live changes stays valid for seven days; one more day allows for clocks that differ. */
const LEAST_EVENT_DAYS = 8;

/** Days; 0 keeps the data forever. */
function retention(name: string, what: string) {
  const description = `Days for which the engine keeps ${what} after a job has ended; 0 keeps them permanently`;
  return whole(name, { description, least: 0, most: 36_500, unit: 'days', default: '0' });
}

/** Seconds; 0: no alert. */
function alertAfter(name: string, what: string, seconds: string) {
  const description = `Seconds a job may ${what} before an alert; 0: no alert`;
  return whole(name, { description, least: 0, most: 31_536_000, unit: 'seconds', default: seconds });
}

/** When each sweep runs, in UTC; null: every SWEEP_INTERVAL_SECONDS. Its key is the name by which `sweep_runs` knows it. */
const CRONS = {
  'failed-jobs': cron('FAILED_JOB_SWEEP_CRON', {
    description: 'When the failed-job sweep runs, as a cron expression in UTC, in place of SWEEP_INTERVAL_SECONDS',
    example: '*/5 * * * *',
  }),
  'service-levels': cron('SERVICE_LEVEL_SWEEP_CRON', {
    description: 'When the engine looks for jobs over their service level, as a cron expression in UTC',
    default: '*/30 * * * * *',
  }),
  'alert-rules': cron('ALERT_RULES_CRON', {
    description: 'When the engine evaluates the alert rules, as a cron expression in UTC',
    default: '*/30 * * * * *',
  }),
  audio: cron('AUDIO_SWEEP_CRON', {
    description: 'When the engine deletes audio past its retention, as a cron expression in UTC',
    default: '10 3 * * *',
  }),
  'audio-deletions': cron('AUDIO_DELETION_SWEEP_CRON', {
    description: 'When the engine deletes audio of deleted users and jobs, as a cron expression in UTC',
    default: '*/5 * * * *',
  }),
  transcripts: cron('TRANSCRIPT_SWEEP_CRON', {
    description: 'When the engine deletes texts past their retention, as a cron expression in UTC',
    default: '20 3 * * *',
  }),
  events: cron('EVENT_SWEEP_CRON', {
    description: 'When the engine deletes events past their retention, as a cron expression in UTC',
    default: '30 3 * * *',
  }),
  'temporary-data': cron('TEMPORARY_DATA_SWEEP_CRON', {
    description: 'When the engine deletes expired temporary data, as a cron expression in UTC',
    default: '*/15 * * * *',
  }),
} satisfies Readonly<Record<string, Setting<string | null>>>;

export type SweepName = keyof typeof CRONS;
export const SWEEP_NAMES = Object.keys(CRONS) as readonly SweepName[];

/** By level: WAITING, or the status of a stage. A stage without an entry has the default of the list of stages. */
const ALERT_SECONDS: Readonly<Record<string, Setting<number>>> = {
  WAITING: alertAfter('ALERT_WAITING_SECONDS', 'wait for a stage', String(WAITING_ALERT_SECONDS)),
  TRANSCRIBING: alertAfter('ALERT_TRANSCRIBING_SECONDS', 'be in TRANSCRIBING once a worker has it', '3600'),
  ENRICHING: alertAfter('ALERT_ENRICHING_SECONDS', 'be in ENRICHING once a worker has it', '300'),
  REFINING: alertAfter('ALERT_REFINING_SECONDS', 'be in REFINING once a worker has it', '1800'),
};

/** Retention, sweeps, service levels and back-pressure. */
export const UPKEEP = {
  upkeep: {
    retainDays: {
      audio: retention('RETAIN_AUDIO_DAYS', 'audio files in Storage'),
      transcripts: retention('RETAIN_TRANSCRIPTS_DAYS', 'transcripts and refined texts'),
      events: retention('RETAIN_EVENTS_DAYS', `events (${LEAST_EVENT_DAYS} or more)`),
    },
    crons: CRONS as Readonly<Record<SweepName, Setting<string | null>>>,
    alertSeconds: ALERT_SECONDS,
    userBacklogLimit: whole('USER_BACKLOG_LIMIT', {
      description: 'Unfinished jobs of one user above which intake answers 429; 0: no limit',
      least: 0,
      most: 10_000_000,
      default: '10000',
    }),
    databaseWaitersLimit: whole('DATABASE_WAITERS_LIMIT', {
      description: 'Requests that may wait for a database connection before intake answers 503',
      least: 1,
      most: 100_000,
      default: '200',
    }),
  },
};

/** Contradictions between these settings. */
export function upkeepProblems(raw: RawValues, values: Values<typeof UPKEEP>): string[] {
  const problems: string[] = [];
  const { events } = values.upkeep.retainDays;
  if (events > 0 && events < LEAST_EVENT_DAYS) {
    problems.push(
      `RETAIN_EVENTS_DAYS (${events}) must be 0 or at least ${LEAST_EVENT_DAYS}: subscribers may resume from events up to 7 days old.`,
    );
  }
  if (raw.FAILED_JOB_SWEEP_CRON !== undefined && raw.SWEEP_INTERVAL_SECONDS !== undefined) {
    problems.push(
      'FAILED_JOB_SWEEP_CRON and SWEEP_INTERVAL_SECONDS both say when the failed-job sweep runs. Keep one of them.',
    );
  }
  return problems;
}
