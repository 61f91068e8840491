import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { CallerTransaction } from '../access/caller-transaction.js';
import { readEvents, readProgress, readSegments, readTranscript } from './job-detail-store.js';
import { notFound } from './job-requests.js';
import { findJob, type JobPageQuery, listJobs } from './job-store.js';

/** Reads jobs on a caller's behalf: for a user under their own row level security. */
@Injectable()
export class JobReading {
  constructor(@Inject(CallerTransaction) private readonly transactions: CallerTransaction) {}

  /** @throws Fault NOT_FOUND, for another's job too */
  async detail(caller: Caller, id: string) {
    return this.transactions.asCaller(caller, async (trx) => {
      const job = await findJob(trx, { id, userId: null });
      if (job === null) throw notFound();
      return { job, events: await readEvents(trx, job.jobId), progress: await readProgress(trx, job.jobId) };
    });
  }

  /** @throws Fault NOT_FOUND, for another's job too */
  async transcript(caller: Caller, id: string) {
    return this.transactions.asCaller(caller, async (trx) => {
      const job = await findJob(trx, { id, userId: null });
      if (job === null) throw notFound();
      const transcript = await readTranscript(trx, job.jobId);
      return { job, transcript, segments: await readSegments(trx, job.jobId) };
    });
  }

  list(caller: Caller, page: JobPageQuery) {
    return this.transactions.asCaller(caller, (trx) => listJobs(trx, page));
  }
}
