import { Setting } from './setting.js';
import { IsCron, IsWhole } from './setting-rules.js';

const ONE_YEAR = 31_536_000;
const LONGEST_RETENTION_DAYS = 36_500;

/** How the engine looks after what it keeps: retention, sweeps, service levels and back-pressure. */
export class UpkeepRawSettings {
  @Setting('Days after a job has ended for which its audio is kept in Storage; 0 keeps it for ever', { default: '0' })
  @IsWhole(0, LONGEST_RETENTION_DAYS, 'days')
  RETAIN_AUDIO_DAYS?: string;

  @Setting('Days after a job has ended for which its transcript and refined text are kept; 0 keeps them for ever', {
    default: '0',
  })
  @IsWhole(0, LONGEST_RETENTION_DAYS, 'days')
  RETAIN_TRANSCRIPTS_DAYS?: string;

  @Setting('Days after a job has ended for which its events are kept, at least 8; 0 keeps them for ever', {
    default: '0',
  })
  @IsWhole(0, LONGEST_RETENTION_DAYS, 'days')
  RETAIN_EVENTS_DAYS?: string;

  @Setting('When the failed-job sweep runs, as a cron expression in UTC, in place of SWEEP_INTERVAL_SECONDS')
  @IsCron()
  FAILED_JOB_SWEEP_CRON?: string;

  @Setting('When jobs over their service level are looked for, as a cron expression in UTC', {
    default: '*/30 * * * * *',
  })
  @IsCron()
  SERVICE_LEVEL_SWEEP_CRON?: string;

  @Setting('When audio is deleted that is no longer kept, as a cron expression in UTC', { default: '10 3 * * *' })
  @IsCron()
  AUDIO_SWEEP_CRON?: string;

  @Setting('When texts are deleted that are no longer kept, as a cron expression in UTC', { default: '20 3 * * *' })
  @IsCron()
  TRANSCRIPT_SWEEP_CRON?: string;

  @Setting('When events are deleted that are no longer kept, as a cron expression in UTC', { default: '30 3 * * *' })
  @IsCron()
  EVENT_SWEEP_CRON?: string;

  @Setting('When expired temporary data is deleted, as a cron expression in UTC', { default: '*/15 * * * *' })
  @IsCron()
  TEMPORARY_DATA_SWEEP_CRON?: string;

  @Setting('Seconds a job may wait for a stage before an alert; 0: no alert', { default: '3600' })
  @IsWhole(0, ONE_YEAR, 'seconds')
  ALERT_WAITING_SECONDS?: string;

  @Setting('Seconds a job may be in TRANSCRIBING, once it was taken, before an alert; 0: no alert', { default: '3600' })
  @IsWhole(0, ONE_YEAR, 'seconds')
  ALERT_TRANSCRIBING_SECONDS?: string;

  @Setting('Seconds a job may be in ENRICHING, once it was taken, before an alert; 0: no alert', { default: '300' })
  @IsWhole(0, ONE_YEAR, 'seconds')
  ALERT_ENRICHING_SECONDS?: string;

  @Setting('Seconds a job may be in REFINING, once it was taken, before an alert; 0: no alert', { default: '1800' })
  @IsWhole(0, ONE_YEAR, 'seconds')
  ALERT_REFINING_SECONDS?: string;

  @Setting('Unfinished jobs of one user beyond which no more are taken in (429); 0: no limit', { default: '10000' })
  @IsWhole(0, 10_000_000)
  USER_BACKLOG_LIMIT?: string;

  @Setting('Requests that may wait for a database connection before intake answers 503', { default: '200' })
  @IsWhole(1, 100_000)
  DATABASE_WAITERS_LIMIT?: string;
}
