import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import type { JobBranding } from '../record/job-branding.js';
import { keyFor, notFound } from '../record/job-key.js';
import type { JobRecord } from '../record/job-record.js';
import { findJob, type JobPageQuery, listJobs } from '../record/job-store.js';
import { type FormRules, readBrandingOf, readFormRules } from './job-brand-store.js';
import { readEvents, readProgress, readSegments, readTranscript } from './job-detail-store.js';
import { JobVisibility } from './job-visibility.js';

/** Also of a job that was deleted in the meantime. */
const UNBRANDED: JobBranding = { brand: null, brandBible: null };

/** Reads jobs for a caller. */
@Injectable()
export class JobReading {
  constructor(
    @Inject(JobVisibility) private readonly visibility: JobVisibility,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  /** @throws Fault NOT_FOUND, also for another user's job */
  one(caller: Caller, id: string): Promise<JobRecord> {
    return this.visibility.read(caller, async (db) => {
      const job = await findJob(db, keyFor(caller, id));
      if (job === null) throw notFound();
      return job;
    });
  }

  /** @throws Fault NOT_FOUND, also for another user's job */
  async detail(caller: Caller, id: string) {
    return this.visibility.read(caller, async (trx) => {
      const job = await findJob(trx, keyFor(caller, id));
      if (job === null) throw notFound();
      const [branding = UNBRANDED] = await readBrandingOf(trx, [job.jobId]);
      return { job, branding, events: await readEvents(trx, job.jobId), progress: await readProgress(trx, job.jobId) };
    });
  }

  /** @throws Fault NOT_FOUND, also for another user's job */
  async transcript(caller: Caller, id: string) {
    return this.visibility.read(caller, async (trx) => {
      const job = await findJob(trx, keyFor(caller, id));
      if (job === null) throw notFound();
      const transcript = await readTranscript(trx, job.jobId);
      return { job, transcript, segments: await readSegments(trx, job.jobId) };
    });
  }

  /** What the brand says of the form of a job's text; null: nothing. Users may not read Brand Bibles: for a job that the caller has read. */
  formRules({ jobId }: JobRecord): Promise<FormRules | null> {
    return readFormRules(this.database, jobId);
  }

  /** The brand whose rules the job's text follows. */
  branding(caller: Caller, { jobId }: JobRecord): Promise<JobBranding> {
    return this.visibility.read(caller, async (trx) => (await readBrandingOf(trx, [jobId]))[0] ?? UNBRANDED);
  }

  /** The brands of several jobs by their ids, without jobs that the caller may not see. */
  async brandings(caller: Caller, jobIds: readonly string[]): Promise<ReadonlyMap<string, JobBranding>> {
    if (jobIds.length === 0) return new Map();
    const rows = await this.visibility.read(caller, (trx) => readBrandingOf(trx, jobIds));
    return new Map(rows.map((row) => [row.job_id, row]));
  }

  list(caller: Caller, page: JobPageQuery) {
    return this.visibility.read(caller, async (trx) => {
      const rows = await listJobs(trx, page);
      const ids = rows.map(({ job }) => job.jobId);
      const known = new Map((await readBrandingOf(trx, ids)).map((one) => [one.job_id, one]));
      return rows.map((row) => ({ ...row, branding: known.get(row.job.jobId) ?? UNBRANDED }));
    });
  }
}
