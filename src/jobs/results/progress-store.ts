import { sql } from 'kysely';
import type { Database } from '../../platform/postgres/database.js';

export interface ProgressRow {
  readonly jobId: string;
  readonly attempt: number;
  readonly stage: string;
  readonly percent: number;
  readonly note: string;
  readonly secondsLeft: number | null;
  /** Both are null if the stage does not work in parts. */
  readonly chunksDone: number | null;
  readonly chunksTotal: number | null;
  /** What the stage waits for (column `waiting`); null while it works. */
  readonly waiting?: object | null;
}

/** Writes the newest progress of several jobs at once, but not of jobs that have ended or were deleted; an older claim never overwrites a newer one's. */
export async function writeProgress(db: Database, rows: readonly ProgressRow[]): Promise<void> {
  await sql`
    insert into job_progress (job_id, attempt, stage, percent, note, seconds_left, chunks_done,
      chunks_total, waiting, at)
    select p.*, now() from unnest(${rows.map((r) => r.jobId)}::uuid[], ${rows.map((r) => r.attempt)}::integer[],
      ${rows.map((r) => r.stage)}::text[], ${rows.map((r) => r.percent)}::real[], ${rows.map((r) => r.note)}::text[],
      ${rows.map((r) => r.secondsLeft)}::real[], ${rows.map((r) => r.chunksDone)}::integer[],
      ${rows.map((r) => r.chunksTotal)}::integer[],
      ${rows.map((r) => (r.waiting ? JSON.stringify(r.waiting) : null))}::jsonb[]) as p (job_id)
    where exists (select from studio_jobs j where j.job_id = p.job_id and j.status not in ('COMPLETE', 'FAILED'))
    on conflict (job_id) do update set attempt = excluded.attempt, stage = excluded.stage, percent = excluded.percent,
      note = excluded.note, seconds_left = excluded.seconds_left, chunks_done = excluded.chunks_done,
      chunks_total = excluded.chunks_total, waiting = excluded.waiting, at = excluded.at
    where job_progress.attempt <= excluded.attempt`.execute(db);
}
