import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import { Fault } from '../../platform/fault.js';
import { DATABASE, type Database, type DatabaseTransaction } from '../../platform/postgres/database.js';
import { GroupCommit } from '../../platform/postgres/group-commit.js';
import { requireObjectPath } from '../../supabase/object-path.js';
import { type AudioLocation, parseAudioLocation, storageUrlOf } from '../audio/audio-location.js';
import { AudioOwnership } from '../audio/audio-ownership.js';
import { JobLifecycle } from '../lifecycle/job-lifecycle.js';
import type { NewJob } from '../lifecycle/job-request-store.js';
import type { JobRecord } from '../record/job-record.js';
import { findJob, isUuid } from '../record/job-store.js';
import { BackPressure } from './back-pressure.js';
import { nameBrand, requireSameBrand } from './name-brand.js';
import type { Submission } from './submission.js';

export interface Intake {
  readonly job: JobRecord;
  /** False when the same submission had been taken in before. */
  readonly created: boolean;
}

/** What an edge wants written in the transaction of the intake; not called for a submission that had been taken in before. */
export type Alongside = (trx: DatabaseTransaction, job: JobRecord) => Promise<void>;

/** Submissions of one statement. */
const MOST_TOGETHER = 100;

/** PostgreSQL's code for a broken foreign key. */
const FOREIGN_KEY_VIOLATION = '23503';

/** Takes jobs in: row, first event and delivery in one transaction; the same submission again gives the same job. */
@Injectable()
export class JobIntake {
  /** Submissions that come while others are being stored share the next statement; one that is refused fails alone. */
  private readonly group: GroupCommit<NewJob, JobRecord | null>;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(JobLifecycle) private readonly lifecycle: JobLifecycle,
    @Inject(AudioOwnership) private readonly ownership: AudioOwnership,
    @Inject(BackPressure) private readonly pressure: BackPressure,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {
    const limits = { items: MOST_TOGETHER, weight: MOST_TOGETHER, weigh: () => 1 };
    this.group = new GroupCommit((jobs) => this.lifecycle.submit(this.database, jobs), limits);
  }

  /**
   * @throws Fault FORBIDDEN (another's user_id or file), BAD_REQUEST (a path that cannot be one), UNKNOWN_USER, UNKNOWN_BRAND,
   * CONFLICT (the name stands for another file or brand), RATE_LIMITED (the user's backlog is full), UNAVAILABLE (the database is saturated or away)
   */
  async submit(caller: Caller, submission: Submission, alongside?: Alongside): Promise<Intake> {
    if (caller.kind === 'user' && caller.userId.toLowerCase() !== submission.userId.toLowerCase()) {
      throw new Fault('FORBIDDEN', 'user_id must be your own. Leave submitting for others to a service key.');
    }
    this.pressure.requireCapacity();
    const rawAudioUrl = await this.audioOf(caller, submission);
    const named = submission.clientJobId;
    const job: NewJob = {
      jobId: named !== null && isUuid(named) ? named.toLowerCase() : null,
      clientJobId: named,
      userId: submission.userId,
      rawAudioUrl,
      brand: submission.brand,
      submittedBy: caller.kind,
      deliveryId: randomUUID(),
      actor: caller.kind === 'user' ? `user ${caller.userId}` : 'service',
    };
    const full = await this.pressure.backlogFault(job.userId);
    if (full !== null) return this.known(job, full);
    const { brand } = submission;
    const inserted = await this.insert(
      job,
      brand === null && alongside === undefined
        ? null
        : async (trx, made) => {
            await nameBrand(trx, caller, made, brand);
            await alongside?.(trx, made);
          },
    );
    return inserted === null ? this.known(job) : { job: inserted, created: true };
  }

  private async audioOf(caller: Caller, { audio, userId }: Submission): Promise<string> {
    const location = this.locate(audio);
    if (location.kind === 'url') return location.url.href;
    if (caller.kind === 'user' && !(await this.ownership.mayUse(location.path, userId))) {
      throw new Fault('FORBIDDEN', 'There is no such file of yours in the audio bucket.');
    }
    const { url, bucket } = this.storage();
    return storageUrlOf(url, bucket, location.path);
  }

  private locate(audio: Submission['audio']): AudioLocation {
    try {
      if ('objectPath' in audio) return { kind: 'object', path: requireObjectPath(audio.objectPath) };
      const { url, bucket } = this.storage();
      return parseAudioLocation(audio.url, {
        supabaseUrl: url,
        bucket,
        allowedHosts: this.environment.audioUrlHosts,
        localMode: this.environment.localMode,
      });
    } catch (error) {
      throw asRequestFault(error, 'objectPath' in audio ? 'supabase_file_id' : 'raw_audio_url');
    }
  }

  private storage() {
    const { supabase } = this.environment;
    if (supabase === null) throw new Fault('UNAVAILABLE', 'No Supabase project is configured. Set SUPABASE_URL.');
    return { url: supabase.url, bucket: supabase.audioBucket };
  }

  /** @param alongside null: the job is all there is to write, and needs no transaction beside its own statement */
  private async insert(job: NewJob, alongside: Alongside | null): Promise<JobRecord | null> {
    try {
      if (alongside === null) return await this.group.submit(job);
      return await this.database.transaction().execute(async (trx) => {
        const [inserted = null] = await this.lifecycle.submit(trx, [job]);
        if (inserted !== null) await alongside(trx, inserted);
        return inserted;
      });
    } catch (error) {
      if ((error as { code?: unknown }).code === FOREIGN_KEY_VIOLATION) {
        throw new Fault('UNKNOWN_USER', 'user_id names no user of this Supabase project.', {
          fields: [{ field: 'user_id', message: 'is not a known user' }],
        });
      }
      throw error;
    }
  }

  /**
   * The name is taken: by the same submission (then that is the answer), or by another.
   * @param refusal why nothing new is taken in at the moment, where that is so
   */
  private async known(job: NewJob, refusal: Fault | null = null): Promise<Intake> {
    const named = job.clientJobId;
    const earlier = named === null ? null : await findJob(this.database, { id: named, userId: job.userId });
    if (earlier !== null && earlier.rawAudioUrl === job.rawAudioUrl) {
      await requireSameBrand(this.database, earlier, job.brand ?? null);
      return { job: earlier, created: false };
    }
    if (refusal !== null && earlier === null) throw refusal;
    throw new Fault('CONFLICT', 'This job_id already stands for another file. Choose another job_id.', {
      fields: [{ field: 'job_id', message: 'is taken by a job with another file' }],
    });
  }
}

/** At intake a bad address is a bad request; one that may not be used stays forbidden. */
function asRequestFault(error: unknown, field: string): unknown {
  if (!(error instanceof Fault)) return error;
  if (error.code === 'AUDIO_FORBIDDEN') return new Fault('FORBIDDEN', error.message, { cause: error });
  return new Fault('BAD_REQUEST', error.message, { cause: error, fields: [{ field, message: error.message }] });
}
