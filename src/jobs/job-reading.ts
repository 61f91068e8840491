import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { readEvents, readProgress, readSegments, readTranscript } from './job-detail-store.js';
import type { JobRecord } from './job-record.js';
import { keyFor, notFound } from './job-requests.js';
import { findJob, type JobPageQuery, listJobs } from './job-store.js';
import { JobVisibility } from './job-visibility.js';

/** Reads jobs on a caller's behalf. */
@Injectable()
export class JobReading {
  constructor(@Inject(JobVisibility) private readonly visibility: JobVisibility) {}

  /** @throws Fault NOT_FOUND, for another's job too */
  one(caller: Caller, id: string): Promise<JobRecord> {
    return this.visibility.read(caller, async (db) => {
      const job = await findJob(db, keyFor(caller, id));
      if (job === null) throw notFound();
      return job;
    });
  }

  /** @throws Fault NOT_FOUND, for another's job too */
  async detail(caller: Caller, id: string) {
    return this.visibility.read(caller, async (trx) => {
      const job = await findJob(trx, keyFor(caller, id));
      if (job === null) throw notFound();
      return { job, events: await readEvents(trx, job.jobId), progress: await readProgress(trx, job.jobId) };
    });
  }

  /** @throws Fault NOT_FOUND, for another's job too */
  async transcript(caller: Caller, id: string) {
    return this.visibility.read(caller, async (trx) => {
      const job = await findJob(trx, keyFor(caller, id));
      if (job === null) throw notFound();
      const transcript = await readTranscript(trx, job.jobId);
      return { job, transcript, segments: await readSegments(trx, job.jobId) };
    });
  }

  list(caller: Caller, page: JobPageQuery) {
    return this.visibility.read(caller, (trx) => listJobs(trx, page));
  }
}
