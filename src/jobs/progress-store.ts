import { sql } from 'kysely';
import type { Database } from '../platform/postgres/database.js';

export interface ProgressRow {
  readonly jobId: string;
  readonly attempt: number;
  readonly stage: string;
  readonly percent: number;
  readonly note: string;
  readonly secondsLeft: number | null;
}

/** Writes the newest progress of several jobs at once; an older claim never overwrites a newer one's. */
export async function writeProgress(db: Database, rows: readonly ProgressRow[]): Promise<void> {
  await sql`
    insert into job_progress (job_id, attempt, stage, percent, note, seconds_left, at)
    select p.*, now() from unnest(${rows.map((r) => r.jobId)}::uuid[], ${rows.map((r) => r.attempt)}::integer[],
      ${rows.map((r) => r.stage)}::text[], ${rows.map((r) => r.percent)}::real[], ${rows.map((r) => r.note)}::text[],
      ${rows.map((r) => r.secondsLeft)}::real[]) as p
    on conflict (job_id) do update set attempt = excluded.attempt, stage = excluded.stage, percent = excluded.percent,
      note = excluded.note, seconds_left = excluded.seconds_left, at = excluded.at
    where job_progress.attempt <= excluded.attempt`.execute(db);
}
