import { Inject, Injectable } from '@nestjs/common';
import { type Caller, mayAdminister } from '../../access/caller.js';
import { Fault } from '../../platform/fault.js';
import type { JobSummary } from '../record/job-record.js';
import { type JobSlice, readJobSlice, readJobSummaries } from './job-page-store.js';
import { JobVisibility } from './job-visibility.js';

/** Lists of jobs, as the caller may see them. */
@Injectable()
export class JobLists {
  constructor(@Inject(JobVisibility) private readonly visibility: JobVisibility) {}

  /** @throws Fault FORBIDDEN for a filter that is an operator's */
  async slice(caller: Caller, slice: JobSlice) {
    if (slice.filter.acknowledged !== undefined && !mayAdminister(caller)) {
      const message = 'Filtering by acknowledged is for admins and for the secret key.';
      throw new Fault('FORBIDDEN', message, { fields: [{ field: 'filter.acknowledged', message }] });
    }
    // Row level security narrows to the user anyway; named in the filter, the user is known when the statement is made.
    const filter =
      mayAdminister(caller) || caller.kind !== 'user'
        ? slice.filter
        : { ...slice.filter, userId: slice.filter.userId ?? caller.userId };
    return this.visibility.read(caller, (db) => readJobSlice(db, { ...slice, filter }));
  }

  /** Jobs by their ids, in the order of the ids; those that the caller may not see are missing. */
  async byId(caller: Caller, jobIds: readonly string[]): Promise<readonly JobSummary[]> {
    const found = await this.visibility.read(caller, (db) => readJobSummaries(db, jobIds));
    const byId = new Map(found.map((job) => [job.jobId, job]));
    return jobIds.flatMap((id) => byId.get(id) ?? []);
  }
}
