import { sql } from 'kysely';
import type { JobStatus } from '../../jobs/record/job-status.js';
import type { Database } from '../../platform/postgres/database.js';

/** The status of a job and the progress of its running stage. */
export interface ProgressUpdate {
  readonly jobId: string;
  readonly status: JobStatus;
  readonly attempt: number;
  /** 0 to 100 within the running stage; 100 for a job that is COMPLETE. */
  readonly percent: number;
  readonly note: string;
  readonly secondsLeft: number | null;
  /** Both null if the stage does not work in parts. */
  readonly chunksDone: number | null;
  readonly chunksTotal: number | null;
  /** When it was reported; null if no stage has reported yet. */
  readonly at: Date | null;
}

/** The current progress of several jobs in one statement. Ignores progress of earlier stages and attempts. */
export async function readProgressUpdates(db: Database, jobIds: readonly string[]): Promise<readonly ProgressUpdate[]> {
  const { rows } = await sql<ProgressUpdate>`
    select j.job_id as "jobId", j.status, j.attempt,
      case j.status when 'COMPLETE' then 100 else coalesce(p.percent, 0) end as percent,
      coalesce(p.note, '') as note, p.seconds_left as "secondsLeft",
      p.chunks_done as "chunksDone", p.chunks_total as "chunksTotal", p.at
    from studio_jobs j
    left join job_progress p on p.job_id = j.job_id and p.attempt = j.attempt and p.stage = j.status
    where j.job_id = any(${[...jobIds]}::uuid[])`.execute(db);
  return rows;
}
