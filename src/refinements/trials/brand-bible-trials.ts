import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { actorOf, requireAdmin } from '../../access/caller.js';
import { recordAction } from '../../access/operator-action-store.js';
import { parseBrandBible } from '../../brand/parse-brand-bible.js';
import type { JobFilter } from '../../jobs/reading/job-filter.js';
import { JobFilterAccess } from '../../jobs/reading/job-filter-access.js';
import { JobReading } from '../../jobs/reading/job-reading.js';
import { isUuid } from '../../jobs/record/job-store.js';
import { Fault } from '../../platform/fault.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { MOST_OPEN_TRIALS, type Trial } from './trial.js';
import { cancelTrial, endAbandonedTrials } from './trial-claim-store.js';
import { countOpenTrials, insertTrial, pickTriable, readTrial } from './trial-store.js';

/** A draft, and the jobs to try it on. */
export interface TrialRequest {
  /** Markdown with front matter, or JSON; its number need not be free. */
  readonly source: string;
  /** By id or by the submitter's name; null: by the filter. */
  readonly jobIds: readonly string[] | null;
  readonly filter: JobFilter;
  /** Most jobs of the filter, 1 to MOST_TRIED. */
  readonly limit: number;
  readonly timeLimitSeconds: number;
}

/** Tries Brand Bibles before they are published. Everything here is for admins and for the secret key. */
@Injectable()
export class BrandBibleTrials {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(JobReading) private readonly reading: JobReading,
    @Inject(JobFilterAccess) private readonly access: JobFilterAccess,
  ) {}

  /**
   * Stores a trial; a worker runs it. The jobs and their refinements do not change.
   * @throws Fault FORBIDDEN; BAD_REQUEST with the place of each problem; NOT_FOUND if no job is meant; CONFLICT for a job without
   * a transcript, and while MOST_OPEN_TRIALS are under way
   */
  async start(caller: Caller, request: TrialRequest): Promise<Trial> {
    requireAdmin(caller);
    const draft = parseBrandBible(request.source);
    const jobIds = await this.jobsOf(caller, request);
    if (jobIds.length === 0) throw new Fault('NOT_FOUND', 'No job with a stored transcript matches.');
    await endAbandonedTrials(this.database);
    return this.database.transaction().execute(async (trx) => {
      if ((await countOpenTrials(trx)) >= MOST_OPEN_TRIALS) {
        throw new Fault('CONFLICT', `${MOST_OPEN_TRIALS} trials are running. Wait until one has ended.`);
      }
      const { source, timeLimitSeconds } = request;
      const id = await insertTrial(trx, { draft, source, jobIds, timeLimitSeconds, startedBy: actorOf(caller) });
      const filter = { trial: id, brand: draft.name, version: draft.version, contentHash: draft.contentHash };
      await recordAction(trx, caller, { action: 'TRY_BRAND_BIBLE', filter, affected: jobIds.length });
      return (await readTrial(trx, id)) as Trial;
    });
  }

  /** The progress of a trial, with its results so far. @throws Fault FORBIDDEN, NOT_FOUND */
  async read(caller: Caller, id: string): Promise<Trial> {
    requireAdmin(caller);
    // If no worker runs, only a read can end an overdue trial.
    await endAbandonedTrials(this.database);
    const trial = isUuid(id) ? await readTrial(this.database, id) : null;
    if (trial === null) throw new Fault('NOT_FOUND', 'There is no such trial. Trials are kept for 30 days.');
    return trial;
  }

  /**
   * Ends a trial that is under way: FAILED with the reason; existing results stay, and the request under way is aborted.
   * @throws Fault FORBIDDEN; NOT_FOUND; CONFLICT when it has ended
   */
  async cancel(caller: Caller, id: string): Promise<Trial> {
    const { state } = await this.read(caller, id);
    return this.database.transaction().execute(async (trx) => {
      if (!(await cancelTrial(trx, id, `It was cancelled by ${actorOf(caller)}.`))) {
        throw new Fault('CONFLICT', `Only a running trial can be cancelled; this one is ${state}.`);
      }
      await recordAction(trx, caller, { action: 'CANCEL_BRAND_BIBLE_TRIAL', filter: { trial: id }, affected: 1 });
      return (await readTrial(trx, id)) as Trial;
    });
  }

  private async jobsOf(caller: Caller, { jobIds, filter, limit }: TrialRequest): Promise<string[]> {
    if (jobIds === null) {
      const admitted = await this.access.admit(caller, filter);
      return admitted === null ? [] : pickTriable(this.database, admitted, limit);
    }
    const found = new Set<string>();
    for (const id of jobIds) {
      const { jobId, rawTranscript, status } = await this.reading.one(caller, id);
      if (rawTranscript === null) {
        throw new Fault('CONFLICT', `The job "${id.slice(0, 128)}" has no transcript yet: it is ${status}.`);
      }
      found.add(jobId);
    }
    return [...found];
  }
}
