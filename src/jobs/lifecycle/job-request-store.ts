import { CompiledQuery, type Selectable, sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../../platform/postgres/database.js';
import type { StudioJobsTable } from '../../platform/postgres/job-tables.js';
import { type JobHints, NO_HINTS } from '../record/job-hints.js';
import { type JobRecord, toJobRecord } from '../record/job-record.js';
import { FIRST_STAGE, type MoveReason, type StageStatus } from '../record/job-status.js';
import type { ClaimedRow } from './claim-store.js';

export interface NewJob {
  readonly jobId: string | null;
  readonly clientJobId: string | null;
  readonly userId: string;
  readonly rawAudioUrl: string;
  /** The brand that the submission names; the statement checks it and stores it beside the row. */
  readonly brand?: string | null;
  readonly hints?: JobHints;
  readonly submittedBy: 'user' | 'service';
  readonly deliveryId: string;
  readonly actor: string;
}

/**
 * The condition is always true. It makes the statement wait for a migration of the table before the function is called: otherwise a column that the migration
 * adds is missing in what the function expects to return.
 */
const NO_MIGRATION = 'not exists (select from studio_jobs where false)';
const SUBMIT = `select s.* from studio_submit($1::jsonb) s where ${NO_MIGRATION}`;
const STORE = `select s.* from studio_submit_and_claim($1::jsonb, null, -1) s where ${NO_MIGRATION}`;
const SUBMIT_AND_CLAIM = `select s.* from studio_submit_and_begin($1::jsonb, $2, $3) s where ${NO_MIGRATION}`;

/**
 * Inserts jobs with their first deliveries, in one statement (migration 080): outside a transaction, either all of it is stored or nothing. Returns an
 * answer for each, in order: null if its id or name is taken.
 */
export function insertJobs(
  db: Database | DatabaseTransaction,
  jobs: readonly NewJob[],
): Promise<readonly (JobRecord | null)[]> {
  return insertBy(SUBMIT, db, jobs);
}

/** The same outside of a transaction, and nobody is notified: `announceSubmissions` must follow. Several of them do not wait for each other (migration 092). */
export function insertUnannouncedJobs(db: Database, jobs: readonly NewJob[]): Promise<readonly (JobRecord | null)[]> {
  return insertBy(STORE, db, jobs);
}

/** Notifies workers and subscribers of jobs that `insertUnannouncedJobs` stored. */
export async function announceSubmissions(db: Database): Promise<void> {
  await sql`select studio_announce_submissions()`.execute(db);
}

async function insertBy(
  statement: string,
  db: Database | DatabaseTransaction,
  jobs: readonly NewJob[],
): Promise<readonly (JobRecord | null)[]> {
  const { rows } = await db.executeQuery<Selectable<StudioJobsTable>>(
    CompiledQuery.raw(statement, [JSON.stringify(jobs.map(submissionRow))]),
  );
  return recordsOf(jobs, rows);
}

/** What a statement that inserts and claims jobs did. */
export interface Submitted {
  /** As `insertJobs` answers, with the jobs as they were inserted. */
  readonly records: readonly (JobRecord | null)[];
  /** The jobs that were claimed for the first stage: all of them or none. */
  readonly begun: readonly ClaimedRow[];
}

/**
 * Inserts jobs as `insertJobs` does, and claims them for the first stage in the same statement, if the worker has room for all of them and for all that wait
 * (migration 090). Throws 55P03 when somebody keeps a user or a name locked: nothing is stored, and the slots are free soon.
 */
export async function insertAndClaimJobs(
  db: Database,
  jobs: readonly NewJob[],
  { worker, room }: { readonly worker: string; readonly room: number },
): Promise<Submitted> {
  const { rows } = await db.executeQuery<Selectable<StudioJobsTable>>(
    CompiledQuery.raw(SUBMIT_AND_CLAIM, [JSON.stringify(jobs.map(submissionRow)), worker, room]),
  );
  const inserted = rows.map((row) => ({ ...row, status: 'NEW', attempt: 0 }));
  const claimed = rows.filter(({ status }) => status === FIRST_STAGE);
  return {
    records: recordsOf(jobs, inserted),
    begun: claimed.map((row) => ({ ...row, retry_count: 0, lost_claims: 0 })),
  };
}

function recordsOf(jobs: readonly NewJob[], rows: readonly Selectable<StudioJobsTable>[]): (JobRecord | null)[] {
  const byDelivery = new Map(rows.map((row) => [row.delivery_id, toJobRecord(row)]));
  return jobs.map(({ deliveryId }) => byDelivery.get(deliveryId) ?? null);
}

function submissionRow({ hints = NO_HINTS, ...job }: NewJob): object {
  return {
    job_id: job.jobId,
    client_job_id: job.clientJobId,
    user_id: job.userId,
    raw_audio_url: job.rawAudioUrl,
    submitted_by: job.submittedBy,
    delivery_id: job.deliveryId,
    moved_by: job.actor,
    brand: job.brand,
    language: hints.language,
    speakers: hints.speakers,
    keywords: hints.keywords.length === 0 ? null : hints.keywords,
  };
}

/** Locks the oldest rows that a frontend inserted and no replica has adopted; skips rows that another replica is adopting. */
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

/** Assigns deliveries to rows that wait for one. */
export async function bindDeliveries(trx: DatabaseTransaction, bound: readonly BoundDelivery[]): Promise<void> {
  await sql`
    update studio_jobs j set delivery_id = b.delivery_id from ${boundColumns(bound)} where j.job_id = b.job_id`.execute(
    trx,
  );
}

/** A job that moves, and the delivery that continues it. */
export interface BoundDelivery {
  readonly jobId: string;
  readonly deliveryId: string;
}

const boundColumns = (bound: readonly BoundDelivery[]) =>
  sql`unnest(${bound.map((b) => b.jobId)}::uuid[], ${bound.map((b) => b.deliveryId)}::uuid[]) as b (job_id, delivery_id)`;

/**
 * FAILED → the first stage whose column is empty; jobs of the first stage wait in NEW. A stage that fills no column, or that was
 * reopened, restarts where it failed. The rows must be locked. Returns them after the move.
 */
export async function requeueJobs(
  trx: DatabaseTransaction,
  bound: readonly BoundDelivery[],
  by: { readonly reason: MoveReason; readonly actor: string },
): Promise<readonly JobRecord[]> {
  const { rows } = await sql<Parameters<typeof toJobRecord>[0]>`
    update studio_jobs j set
      status = coalesce((
        select case when g.position = (select min(f.position) from job_stages f) then 'NEW' else g.stage end from job_stages g
        where (g.fills is not null and to_jsonb(j) ->> g.fills is null)
          or (g.stage = j.error_details ->> 'stage' and (g.fills is null or exists (
            select from job_transitions t where t.from_status = 'COMPLETE' and t.to_status = g.stage)))
          or g.position = (select max(l.position) from job_stages l)
        order by g.position limit 1), 'NEW'),
      error_details = null, delivery_id = b.delivery_id, stage_faults = 0, run_started_at = now(),
      event_count = j.event_count + 1, moved_reason = ${by.reason}, moved_by = ${by.actor}
    from ${boundColumns(bound)}
    where j.job_id = b.job_id and j.status = 'FAILED'
    returning j.*`.execute(trx);
  return rows.map(toJobRecord);
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
    where j.job_id = ${move.jobId}::uuid and j.status not in ('COMPLETE', 'FAILED')
    returning j.*`.execute(trx);
  return toJobRecord(rows[0] as Parameters<typeof toJobRecord>[0]);
}

/** Notifies every replica, when the transaction commits, that a running stage of this job must stop. */
export async function announceCancelled(trx: DatabaseTransaction, jobId: string): Promise<void> {
  await sql`select pg_notify('studio_jobs_cancelled', ${jobId})`.execute(trx);
}

/** COMPLETE or FAILED → the reopened stage, if its input is stored. Returns the rows that moved. */
export async function reopenJobs(
  trx: DatabaseTransaction,
  bound: readonly BoundDelivery[],
  to: { readonly at: StageStatus; readonly actor: string },
): Promise<readonly JobRecord[]> {
  const { rows } = await sql<Parameters<typeof toJobRecord>[0]>`
    update studio_jobs j set status = ${to.at}, error_details = null, delivery_id = b.delivery_id, stage_faults = 0,
      run_started_at = now(), event_count = j.event_count + 1, moved_reason = 'refined_again', moved_by = ${to.actor}
    from ${boundColumns(bound)}
    where j.job_id = b.job_id and j.status in ('COMPLETE', 'FAILED')
      and j.raw_transcript is not null and j.system_prompt_used is not null
    returning j.*`.execute(trx);
  return rows.map(toJobRecord);
}

/** The failed attempts of `j`, oldest first, at most 20, in the form of error_details. */
const failedAttempts = sql`coalesce((
  select jsonb_agg(f.entry order by f.attempt) from (
    select a.attempt, jsonb_build_object('attempt', a.attempt, 'stage', a.stage, 'code', a.fault ->> 'code',
      'message', a.fault ->> 'message', 'at', a.ended_at) as entry
    from job_attempts a where a.job_id = j.job_id and a.fault is not null and a.outcome <> 'deferred' order by a.attempt desc limit 20
  ) f
), '[]'::jsonb)`;

/**
 * Deletes a job with its rows in all other tables and schedules the deletion of its recording, which the sweep `audio-deletions` does
 * within minutes. A worker that runs the job loses its claim. Returns whether the job existed.
 */
export async function deleteJobWithRecording(trx: DatabaseTransaction, jobId: string): Promise<boolean> {
  await sql`
    insert into audio_deletions (job_id, user_id, submitted_by, raw_audio_url, reason, ended_at)
    select
      -- A client may use the id of a deleted job again: each recording has a promise of its own, numbered as the trigger does.
      case when exists (select from audio_deletions d where d.job_id = j.job_id and d.raw_audio_url <> j.raw_audio_url)
        then md5(j.job_id || ' ' || j.raw_audio_url)::uuid else j.job_id end,
      j.user_id, j.submitted_by, j.raw_audio_url, 'requested', coalesce(j.status_since, j.created_at)
    from studio_jobs j where j.job_id = ${jobId}::uuid and j.audio_deleted_at is null for update of j
    on conflict (job_id) do update set reason = 'requested' where audio_deletions.reason = 'row'`.execute(trx);
  const { numAffectedRows } = await sql`delete from studio_jobs where job_id = ${jobId}::uuid`.execute(trx);
  return numAffectedRows === 1n;
}
