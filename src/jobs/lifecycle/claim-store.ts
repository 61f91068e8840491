import { CompiledQuery, type Selectable } from 'kysely';
import type { Database } from '../../platform/postgres/database.js';
import type { StudioJobsTable } from '../../platform/postgres/job-tables.js';
import type { StageStatus } from '../record/job-status.js';

/** A job that was claimed for its stage. */
export interface ClaimedRow extends Selectable<StudioJobsTable> {
  /** How many times its delivery was claimed before. */
  readonly retry_count: number;
  /** Earlier claims of this delivery whose worker died. */
  readonly lost_claims: number;
}

/** A worker's request for jobs. */
export interface ClaimRequest {
  readonly stage: StageStatus;
  /** The most jobs to claim. */
  readonly room: number;
  readonly worker: string;
}

/** What a claim did. */
export interface Claimed {
  readonly jobs: readonly ClaimedRow[];
  /** After how many milliseconds deliveries are due again whose job another transaction has locked; null: there are none. */
  readonly dueAgainMs: number | null;
}

/** The time by which studio_claim postpones such a delivery. */
const POSTPONED_MS = 50;

/** Takes the due deliveries with the lowest turns and claims their jobs, in one statement (migration 080). */
export async function claimNext(db: Database, { stage, room, worker }: ClaimRequest): Promise<Claimed> {
  const { rows } = await db.executeQuery<ClaimedRow & { job_id: string | null }>(
    CompiledQuery.raw(
      'select (c.job).*, c.hand_outs as retry_count, c.lost as lost_claims from studio_claim($1, $2, $3) as c',
      [stage, room, worker],
    ),
  );
  // A row without a job says that deliveries were postponed.
  const jobs = rows.filter(({ job_id }) => job_id !== null);
  return { jobs, dueAgainMs: jobs.length < rows.length ? POSTPONED_MS : null };
}
