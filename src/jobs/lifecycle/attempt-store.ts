import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../platform/postgres/database.js';

/** How one run of a stage ended. */
export interface EndedAttempt {
  readonly jobId: string;
  readonly attempt: number;
  readonly outcome: 'advanced' | 'retry' | 'deferred' | 'failed' | 'interrupted' | 'lost';
  /** What went wrong, in full: for admins only. */
  readonly fault: object | null;
}

/** Names one attempt of one job. */
export type AttemptKey = Pick<EndedAttempt, 'jobId' | 'attempt'>;

/** Closes attempts; one that was closed already (as lost) keeps its end. Returns those that were open until now. */
export async function endAttempts(
  trx: DatabaseTransaction,
  ended: readonly EndedAttempt[],
): Promise<readonly AttemptKey[]> {
  const { rows } = await sql<AttemptKey>`
    update job_attempts a set outcome = e.outcome, fault = e.fault, ended_at = clock_timestamp()
    from unnest(${ended.map((e) => e.jobId)}::uuid[], ${ended.map((e) => e.attempt)}::integer[],
        ${ended.map((e) => e.outcome)}::text[], ${ended.map((e) => (e.fault === null ? null : JSON.stringify(e.fault)))}::jsonb[])
      as e (job_id, attempt, outcome, fault)
    where a.job_id = e.job_id and a.attempt = e.attempt and a.outcome = 'running'
    returning a.job_id as "jobId", a.attempt`.execute(trx);
  return rows;
}

/** Writes down that what these attempts brought was refused: another claim holds the job. */
export async function refuseAttempts(trx: DatabaseTransaction, refused: readonly AttemptKey[]): Promise<void> {
  await sql`
    update job_attempts a set outcome = 'lost'
    from unnest(${refused.map((r) => r.jobId)}::uuid[], ${refused.map((r) => r.attempt)}::integer[]) as r (job_id, attempt)
    where a.job_id = r.job_id and a.attempt = r.attempt`.execute(trx);
}
