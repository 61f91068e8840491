import { sql } from 'kysely';
import type { DatabaseTransaction } from '../platform/postgres/database.js';

/** How one run of a stage ended. */
export interface EndedAttempt {
  readonly jobId: string;
  readonly attempt: number;
  readonly outcome: 'advanced' | 'retry' | 'failed' | 'interrupted' | 'lost';
  /** What went wrong, in full: for admins only. */
  readonly fault: object | null;
}

/** Closes attempts; one that was closed already (as lost) keeps its end. */
export async function endAttempts(trx: DatabaseTransaction, ended: readonly EndedAttempt[]): Promise<void> {
  await sql`
    update job_attempts a set outcome = e.outcome, fault = e.fault, ended_at = clock_timestamp()
    from unnest(${ended.map((e) => e.jobId)}::uuid[], ${ended.map((e) => e.attempt)}::integer[],
        ${ended.map((e) => e.outcome)}::text[], ${ended.map((e) => (e.fault === null ? null : JSON.stringify(e.fault)))}::jsonb[])
      as e (job_id, attempt, outcome, fault)
    where a.job_id = e.job_id and a.attempt = e.attempt and a.outcome = 'running'`.execute(trx);
}
