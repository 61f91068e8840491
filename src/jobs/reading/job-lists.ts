import { Inject, Injectable } from '@nestjs/common';
import { type Caller, mayAdminister } from '../../access/caller.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import type { JobSummary } from '../record/job-record.js';
import type { JobFilter } from './job-filter.js';
import { JobFilterAccess } from './job-filter-access.js';
import { type JobInList, type JobSlice, readJobSlice, readJobSummaries } from './job-page-store.js';
import { JobVisibility } from './job-visibility.js';

/** Lists of jobs, limited to what the caller may see. */
@Injectable()
export class JobLists {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(JobVisibility) private readonly visibility: JobVisibility,
    @Inject(JobFilterAccess) private readonly access: JobFilterAccess,
  ) {}

  /** @throws Fault FORBIDDEN for a filter that only operators may use */
  async slice(caller: Caller, slice: JobSlice): Promise<readonly JobInList[]> {
    const filter = await this.access.admit(caller, slice.filter);
    if (filter === null) return [];
    const own = { ...slice, filter };
    if (mayAdminister(caller) || caller.kind !== 'user' || !readsClosedTables(filter)) {
      return this.visibility.read(caller, (db) => readJobSlice(db, own));
    }
    // A user sees only their own jobs: the filter names the user, as row level security does.
    if (filter.userId !== caller.userId) return [];
    return readJobSlice(this.database, own);
  }

  /** Jobs by their ids, in the order of the ids, without jobs that the caller may not see. */
  async byId(caller: Caller, jobIds: readonly string[]): Promise<readonly JobSummary[]> {
    const found = await this.visibility.read(caller, (db) => readJobSummaries(db, jobIds));
    const byId = new Map(found.map((job) => [job.jobId, job]));
    return jobIds.flatMap((id) => byId.get(id) ?? []);
  }
}

/** The tables of words and clusters are closed to users. */
function readsClosedTables({ search, pattern }: JobFilter): boolean {
  return search !== undefined || pattern === '<other>';
}
