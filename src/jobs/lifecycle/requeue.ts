import { randomUUID } from 'node:crypto';
import type { DatabaseTransaction } from '../../platform/postgres/database.js';
import type { JobRecord } from '../record/job-record.js';
import type { MoveReason } from '../record/job-status.js';
import type { Delivery, JobDispatch } from './job-dispatch.js';
import { requeueJob, restartPoint } from './job-request-store.js';

/** A FAILED row that its transaction has locked. */
export interface LockedFailure {
  readonly job_id: string;
  readonly user_id: string;
  readonly raw_transcript: string | null;
  readonly system_prompt_used: string | null;
}

/**
 * Puts FAILED jobs back to the stage whose input is stored, with a delivery each, inside the transaction that locked them.
 * Returns them as they are then.
 */
export async function requeueFailed(
  trx: DatabaseTransaction,
  dispatch: JobDispatch,
  rows: readonly LockedFailure[],
  why: { readonly reason: Extract<MoveReason, 'retried' | 'swept'>; readonly actor: string },
): Promise<readonly JobRecord[]> {
  const deliveries: Delivery[] = [];
  const jobs: JobRecord[] = [];
  for (const row of rows) {
    const to = restartPoint(row);
    const deliveryId = randomUUID();
    jobs.push(await requeueJob(trx, { jobId: row.job_id, to, deliveryId, ...why }));
    deliveries.push({ deliveryId, jobId: row.job_id, userId: row.user_id, stage: to === 'NEW' ? 'TRANSCRIBING' : to });
  }
  if (deliveries.length > 0) await dispatch.deliver(trx, deliveries);
  return jobs;
}
