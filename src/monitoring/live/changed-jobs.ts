import { Inject, Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { type Caller, mayAdminister } from '../../access/caller.js';
import { readJobSummaries } from '../../jobs/reading/job-page-store.js';
import { JobVisibility } from '../../jobs/reading/job-visibility.js';
import type { JobSummary } from '../../jobs/record/job-record.js';

const LARGEST_BATCH = 500;

/**
 * The jobs that changes are about, where a subscriber asks for them: those asked for in the same turn of the event loop by the same user, or
 * by operators, in one statement. Nothing is kept longer, so that every change shows its job as it is.
 */
@Injectable()
export class ChangedJobs {
  private readonly loaders = new Map<string, DataLoader<string, JobSummary | null>>();

  constructor(@Inject(JobVisibility) private readonly visibility: JobVisibility) {}

  /** Null when the job was deleted since. */
  load(caller: Caller, jobId: string): Promise<JobSummary | null> {
    const key = caller.kind === 'user' && !mayAdminister(caller) ? caller.userId : 'operators';
    const known = this.loaders.get(key) ?? this.loaderFor(caller, key);
    return known.load(jobId);
  }

  private loaderFor(caller: Caller, key: string): DataLoader<string, JobSummary | null> {
    const read = async (jobIds: readonly string[]) => {
      const jobs = await this.visibility.read(caller, (reader) => readJobSummaries(reader, jobIds));
      const byId = new Map(jobs.map((job) => [job.jobId, job]));
      return jobIds.map((jobId) => byId.get(jobId) ?? null);
    };
    const loader = new DataLoader<string, JobSummary | null>(read, {
      maxBatchSize: LARGEST_BATCH,
      batchScheduleFn: (dispatch) =>
        setImmediate(() => {
          this.loaders.delete(key);
          dispatch();
        }),
    });
    this.loaders.set(key, loader);
    return loader;
  }
}
