import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../platform/postgres/database.js';
import type { JobRecord } from '../record/job-record.js';
import { toJobRecord } from '../record/job-row.js';
import type { MoveReason, StageStatus } from '../record/job-status.js';
import { failedAttempts } from './job-move-store.js';

export interface NewJob {
  readonly jobId: string | null;
  readonly clientJobId: string | null;
  readonly userId: string;
  readonly rawAudioUrl: string;
  /** The brand it names itself; written beside the row. */
  readonly brand?: string | null;
  readonly submittedBy: 'user' | 'service';
  readonly deliveryId: string;
  readonly actor: string;
}

/** Inserts a job that is on its way into the queue; null when its id or its name is taken. */
export async function insertJob(trx: DatabaseTransaction, job: NewJob): Promise<JobRecord | null> {
  const row = await trx
    .insertInto('studio_jobs')
    .values({
      ...(job.jobId === null ? {} : { job_id: job.jobId }),
      client_job_id: job.clientJobId,
      user_id: job.userId,
      raw_audio_url: job.rawAudioUrl,
      submitted_by: job.submittedBy,
      delivery_id: job.deliveryId,
      moved_by: job.actor,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : toJobRecord(row);
}

/** Locks the oldest rows that a frontend inserted and nobody adopted; those another replica is adopting are passed over. */
export async function lockUnadopted(trx: DatabaseTransaction, limit: number) {
  return trx
    .selectFrom('studio_jobs')
    .select(['job_id', 'user_id'])
    .where('delivery_id', 'is', null)
    .where('status', '=', 'NEW')
    .orderBy('created_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

/** Binds deliveries to rows that wait for one. */
export async function bindDeliveries(
  trx: DatabaseTransaction,
  bound: readonly { readonly jobId: string; readonly deliveryId: string }[],
): Promise<void> {
  await sql`
    update studio_jobs j set delivery_id = b.delivery_id
    from unnest(${bound.map((b) => b.jobId)}::uuid[], ${bound.map((b) => b.deliveryId)}::uuid[]) as b (job_id, delivery_id)
    where j.job_id = b.job_id`.execute(trx);
}

/** FAILED → the stage whose input is stored (NEW for the first). The row must be locked. */
export async function requeueJob(
  trx: DatabaseTransaction,
  move: {
    readonly jobId: string;
    readonly to: 'NEW' | Exclude<StageStatus, 'TRANSCRIBING'>;
    readonly deliveryId: string;
    readonly reason: MoveReason;
    readonly actor: string;
  },
): Promise<JobRecord> {
  const row = await trx
    .updateTable('studio_jobs')
    .set((eb) => ({
      status: move.to,
      error_details: null,
      delivery_id: move.deliveryId,
      stage_faults: 0,
      run_started_at: sql<Date>`now()`,
      event_count: eb('event_count', '+', 1),
      moved_reason: move.reason,
      moved_by: move.actor,
    }))
    .where('job_id', '=', move.jobId)
    .where('status', '=', 'FAILED')
    .returningAll()
    .executeTakeFirstOrThrow();
  return toJobRecord(row);
}

/** Any unfinished status → FAILED with CANCELLED. The row must be locked. */
export async function cancelJob(
  trx: DatabaseTransaction,
  move: { readonly jobId: string; readonly details: object; readonly actor: string },
): Promise<JobRecord> {
  const { rows } = await sql<Parameters<typeof toJobRecord>[0]>`
    update studio_jobs j set status = 'FAILED', delivery_id = null,
      error_details = ${JSON.stringify(move.details)}::jsonb || jsonb_build_object('at', now(), 'attempts', ${failedAttempts}),
      event_count = j.event_count + 1, moved_reason = 'cancelled', moved_by = ${move.actor}
    where j.job_id = ${move.jobId}::uuid and j.status in ('NEW', 'TRANSCRIBING', 'ENRICHING', 'REFINING')
    returning j.*`.execute(trx);
  return toJobRecord(rows[0] as Parameters<typeof toJobRecord>[0]);
}

/** Tells every replica, once the transaction commits, that a running stage of this job is to stop. */
export async function announceCancelled(trx: DatabaseTransaction, jobId: string): Promise<void> {
  await sql`select pg_notify('studio_jobs_cancelled', ${jobId})`.execute(trx);
}

/** COMPLETE, or FAILED with everything stored that the stage needs → REFINING. Returns the rows that moved. */
export async function reopenJobs(
  trx: DatabaseTransaction,
  opened: readonly { readonly jobId: string; readonly deliveryId: string }[],
  actor: string,
): Promise<readonly JobRecord[]> {
  const { rows } = await sql<Parameters<typeof toJobRecord>[0]>`
    update studio_jobs j set status = 'REFINING', error_details = null, delivery_id = d.delivery_id, stage_faults = 0,
      run_started_at = now(), event_count = j.event_count + 1, moved_reason = 'refined_again', moved_by = ${actor}
    from unnest(${opened.map((o) => o.jobId)}::uuid[], ${opened.map((o) => o.deliveryId)}::uuid[]) as d (job_id, delivery_id)
    where j.job_id = d.job_id and j.status in ('COMPLETE', 'FAILED')
      and j.raw_transcript is not null and j.system_prompt_used is not null
    returning j.*`.execute(trx);
  return rows.map(toJobRecord);
}
