import { Inject, Injectable } from '@nestjs/common';
import { type Caller, mayAdminister } from '../../access/caller.js';
import { Fault } from '../../platform/fault.js';
import { DATABASE, type Database, type DatabaseTransaction } from '../../platform/postgres/database.js';
import { GroupCommit } from '../../platform/postgres/group-commit.js';
import { FOREIGN_KEY_VIOLATION, LOCK_NOT_AVAILABLE, sqlStateOf } from '../../platform/postgres/sql-states.js';
import { TRACING, type Tracing } from '../../platform/telemetry/tracing.js';
import { FreeSlots } from '../lifecycle/free-slots.js';
import { JobLifecycle } from '../lifecycle/job-lifecycle.js';
import type { NewJob } from '../lifecycle/job-request-store.js';
import { brandOfJob, listBrands, nameJobBrand } from '../reading/job-brand-store.js';
import type { JobRecord } from '../record/job-record.js';
import { FIRST_STAGE } from '../record/job-status.js';
import { findJob } from '../record/job-store.js';
import { SubmissionAnnouncer } from './submission-announcer.js';

export interface Intake {
  readonly job: JobRecord;
  /** False if the same submission was stored before. */
  readonly created: boolean;
}

/** Further writes of an edge in the transaction of the intake; not called for a submission that was stored before. */
export type Alongside = (trx: DatabaseTransaction, job: JobRecord) => Promise<void>;

interface RecordedJob {
  readonly job: NewJob;
  readonly alongside: Alongside;
}

/** The most submissions of one statement. */
const MOST_TOGETHER = 100;
const LIMITS = { items: MOST_TOGETHER, weight: MOST_TOGETHER, weigh: () => 1 };
/** Two small groups are stored concurrently: while one is written, the other's clients are answered and send again. A group has a fixed cost, so neither is left small. */
const PLAIN_LIMITS = { ...LIMITS, beside: 2, patienceMs: 2 };

/**
 * Stores the jobs of valid submissions. Submissions that arrive together, or while earlier ones are being stored, share one statement; if an
 * edge writes more than the row, they share one transaction. A job that is refused fails alone.
 */
@Injectable()
export class IntakeWriter {
  private readonly plain: GroupCommit<NewJob, JobRecord | null>;
  private readonly recorded: GroupCommit<RecordedJob, JobRecord | null>;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(JobLifecycle) private readonly lifecycle: JobLifecycle,
    @Inject(TRACING) private readonly tracing: Tracing,
    @Inject(FreeSlots) private readonly slots: FreeSlots,
    @Inject(SubmissionAnnouncer) private readonly announcer: SubmissionAnnouncer,
  ) {
    this.plain = new GroupCommit((jobs) => this.writePlain(jobs), PLAIN_LIMITS);
    this.recorded = new GroupCommit((jobs) => this.writeRecorded(jobs), LIMITS);
  }

  /**
   * Inserts jobs together. Returns a promise for each, in order: null if its id or name is taken; rejected with Fault
   * UNKNOWN_USER or UNKNOWN_BRAND, or with the error of the database.
   */
  insert(caller: Caller, jobs: readonly NewJob[], alongside?: Alongside): Promise<JobRecord | null>[] {
    const startedAt = new Date();
    const plain: NewJob[] = [];
    const recorded: RecordedJob[] = [];
    const isPlain = ({ brand = null }: NewJob) => brand === null && alongside === undefined;
    for (const job of jobs) {
      if (isPlain(job)) plain.push(job);
      else recorded.push({ job, alongside: besideOf(caller, job, alongside) });
    }
    const [plainAnswers, recordedAnswers] = [this.plain.submitAll(plain), this.recorded.submitAll(recorded)];
    const [nextPlain, nextRecorded] = [plainAnswers.values(), recordedAnswers.values()];
    return jobs.map((job) => {
      const answer = (isPlain(job) ? nextPlain : nextRecorded).next().value as Promise<JobRecord | null>;
      return answer.then((row) => this.traced(row, startedAt)).catch(refuseKnown);
    });
  }

  private traced(job: JobRecord | null, startedAt: Date): JobRecord | null {
    if (job === null) return null;
    const run = { jobId: job.jobId, runStartedAt: job.createdAt };
    this.tracing.record(run, 'intake', startedAt, { 'job.submitted_by': job.submittedBy });
    return job;
  }

  /** The user's job with the same name; null if there is none or the job has no name. */
  async earlier({ clientJobId, userId }: NewJob): Promise<JobRecord | null> {
    return clientJobId === null ? null : findJob(this.database, { id: clientJobId, userId });
  }

  /**
   * Handles a name that is taken: returns the job if it is the same submission, otherwise refuses.
   * @param refusal the reason why no new job is accepted at the moment, if there is one
   * @throws Fault CONFLICT, or the refusal
   */
  async known(job: NewJob, refusal: Fault | null = null): Promise<Intake> {
    const earlier = await this.earlier(job);
    if (earlier !== null && earlier.rawAudioUrl === job.rawAudioUrl) {
      await requireSameBrand(this.database, earlier, job.brand ?? null);
      return { job: earlier, created: false };
    }
    if (refusal !== null && earlier === null) throw refusal;
    throw new Fault('CONFLICT', 'Another job with this job_id has a different file. Choose another job_id.', {
      fields: [{ field: 'job_id', message: 'is taken by a job with another file' }],
    });
  }

  /** A process that also runs stages claims the jobs of a small group at once: no notification and no second commit. */
  private async writePlain(group: readonly NewJob[]): Promise<readonly (JobRecord | null)[]> {
    const kept = this.slots.keep(FIRST_STAGE, group.length);
    if (kept === null) return this.writeUnannounced(group);
    try {
      const { records, begun } = await this.lifecycle.submitAndBegin(this.database, group, kept);
      kept.fill(begun);
      return records;
    } catch (error) {
      // The database has refused the statement, so nothing is claimed. After any other error the claims may have taken effect.
      const locked = sqlStateOf(error) === LOCK_NOT_AVAILABLE;
      if (locked || isUnknownUser(error)) kept.fill([]);
      else kept.giveUp();
      if (!locked) throw error;
      // Waits without slots.
      return this.writeUnannounced(group);
    }
  }

  private async writeUnannounced(group: readonly NewJob[]): Promise<readonly (JobRecord | null)[]> {
    const rows = await this.lifecycle.submitUnannounced(this.database, group);
    this.announcer.announce();
    return rows;
  }

  private writeRecorded(group: readonly RecordedJob[]): Promise<readonly (JobRecord | null)[]> {
    return this.database.transaction().execute(async (trx) => {
      const rows = await this.lifecycle.submit(
        trx,
        group.map(({ job }) => job),
      );
      for (const [index, row] of rows.entries()) if (row !== null) await group[index]?.alongside(trx, row);
      return rows;
    });
  }
}

function besideOf(caller: Caller, { brand = null }: NewJob, alongside?: Alongside): Alongside {
  return async (trx, made) => {
    await nameBrand(trx, caller, made, brand);
    await alongside?.(trx, made);
  };
}

function isUnknownUser(error: unknown): boolean {
  return sqlStateOf(error) === FOREIGN_KEY_VIOLATION;
}

function refuseKnown(error: unknown): never {
  throw knownFaultOf(error);
}

function knownFaultOf(error: unknown): unknown {
  if (!isUnknownUser(error)) return error;
  return new Fault('UNKNOWN_USER', 'This Supabase project has no user with this user_id.', {
    fields: [{ field: 'user_id', message: 'is not a known user' }],
  });
}

/**
 * Stores the brand that a new job names, in the transaction of its intake; null stores none.
 * @throws Fault UNKNOWN_BRAND. Only operators can see which brands exist, so others get the same fault for another user's brand.
 */
export async function nameBrand(
  trx: DatabaseTransaction,
  caller: Caller,
  { jobId, userId }: JobRecord,
  brand: string | null,
): Promise<void> {
  const operator = mayAdminister(caller);
  if (brand === null || (await nameJobBrand(trx, { jobId, userId, brand }, operator))) return;
  const known = operator ? ` There are: ${(await listBrands(trx)).join(', ')}.` : '';
  throw new Fault('UNKNOWN_BRAND', `There is no brand "${brand}" that this job can follow.${known}`, {
    fields: [{ field: 'brand', message: 'is not a known brand' }],
  });
}

/** @throws Fault CONFLICT if the job exists already with another brand, or with none */
export async function requireSameBrand(database: Database, { jobId }: JobRecord, brand: string | null): Promise<void> {
  if ((await brandOfJob(database, jobId)) === brand) return;
  const message = 'This job_id already exists for this file, with another brand. Choose another job_id.';
  throw new Fault('CONFLICT', message, {
    fields: [{ field: 'brand', message: 'differs from the brand of the existing job' }],
  });
}
