import { Inject, Injectable } from '@nestjs/common';
import { actorOf, type Caller } from '../../access/caller.js';
import { recordAction } from '../../access/operator-action-store.js';
import { JobReading } from '../../jobs/reading/job-reading.js';
import { lockJob } from '../../jobs/record/job-lock-store.js';
import type { JobRecord } from '../../jobs/record/job-record.js';
import type { ReviewDecision } from '../../jobs/results/refinement-review.js';
import { Fault } from '../../platform/fault.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { readCurrentRefinement, storeReview } from './text-version-store.js';

/** A decision of a person on the current refined text of a job. */
export interface ReviewRequest {
  readonly decision: ReviewDecision;
  readonly note: string | null;
  /** The version that was reviewed; null skips the comparison. */
  readonly version: number | null;
}

/** Decisions on refined texts by the owner of a job, admins and keys. Every decision is stored; the newest applies until the text changes. */
@Injectable()
export class RefinementReviews {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(JobReading) private readonly reading: JobReading,
  ) {}

  /**
   * @throws Fault NOT_FOUND, for another's job too; CONFLICT unless the job is COMPLETE, and where another version is current by now
   */
  async decide(caller: Caller, id: string, { decision, note, version }: ReviewRequest): Promise<JobRecord> {
    const { jobId } = await this.reading.one(caller, id);
    await this.database.transaction().execute(async (trx) => {
      const row = await lockJob(trx, jobId);
      const current = row?.status === 'COMPLETE' ? await readCurrentRefinement(trx, jobId) : null;
      if (current === null) {
        const message = `Only the text of a COMPLETE job can be reviewed; this one is ${row?.status ?? 'deleted'}.`;
        throw new Fault('CONFLICT', message);
      }
      if (version !== null && version !== current.version) {
        const message = `Version ${version} is no longer the current text: version ${current.version} is. Review the current version.`;
        throw new Fault('CONFLICT', message);
      }
      await storeReview(trx, jobId, { version: current.version, decision, note, by: actorOf(caller) });
      await recordAction(trx, caller, { action: 'REVIEW_REFINEMENT', jobId, affected: 1, note: note ?? undefined });
    });
    return this.reading.one(caller, jobId);
  }
}
