import { type Selectable, sql } from 'kysely';
import type { DatabaseTransaction } from '../../platform/postgres/database.js';
import type { StudioJobsTable } from '../../platform/postgres/job-tables.js';
import type { StageStatus } from '../record/job-status.js';

/** A delivery that a worker took out of the queue. */
export interface TakenDelivery {
  readonly jobId: string;
  readonly deliveryId: string;
  readonly stage: StageStatus;
}

export interface ClaimedRow extends Selectable<StudioJobsTable> {
  /** Earlier claims of this very delivery that ended without a word. */
  readonly lost_claims: number;
}

/**
 * Claims jobs for their stage: raises the attempt (the fence), moves NEW to TRANSCRIBING, records the attempt, and closes the
 * attempts of workers that were lost. A job whose current delivery is another, or that has moved on, is not in the answer.
 */
export async function claimJobs(trx: DatabaseTransaction, taken: readonly TakenDelivery[], worker: string) {
  const { rows } = await sql<ClaimedRow>`
    with claimed as (
      update studio_jobs j set
        attempt = j.attempt + 1, status = t.stage,
        event_count = j.event_count + case when j.status = t.stage then 0 else 1 end,
        moved_reason = case when j.status = t.stage then j.moved_reason else 'started' end,
        moved_by = case when j.status = t.stage then j.moved_by else ${worker} end
      from unnest(${taken.map((t) => t.jobId)}::uuid[], ${taken.map((t) => t.deliveryId)}::uuid[],
          ${taken.map((t) => t.stage)}::text[]) as t (job_id, delivery_id, stage)
      where j.job_id = t.job_id and j.delivery_id = t.delivery_id
        and (j.status = t.stage or (j.status = 'NEW' and t.stage = 'TRANSCRIBING'))
      returning j.*
    ), lost as (
      update job_attempts a set outcome = 'lost', ended_at = clock_timestamp()
      from claimed c where a.job_id = c.job_id and a.outcome = 'running'
      returning a.job_id
    ), recorded as (
      insert into job_attempts (job_id, attempt, stage, delivery_id, worker)
      select c.job_id, c.attempt, c.status, c.delivery_id, ${worker} from claimed c
    )
    select c.*, (select count(*) from job_attempts a where a.job_id = c.job_id and a.delivery_id = c.delivery_id
      and a.attempt < c.attempt)::integer as lost_claims
    from claimed c, (select count(*) from lost) as closed`.execute(trx);
  return rows;
}
