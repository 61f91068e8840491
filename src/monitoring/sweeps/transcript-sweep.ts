import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { eachExpired, type RetentionCounts } from './expired-jobs.js';
import { recordedRun } from './recorded-run.js';
import { deleteTexts } from './retention-store.js';
import type { Sweep } from './sweep.js';

const PAGE = 200;

/**
 * Deletes the texts of jobs, RETAIN_TRANSCRIPTS_DAYS after they have ended: transcript, refined text and prompt of the row, their versions,
 * segments, stored parts, the enrichment and the texts of trials. The job, its figures and its audit trail stay.
 */
@Injectable()
export class TranscriptSweep implements Sweep {
  readonly name = 'transcripts';

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async runOnce(): Promise<RetentionCounts> {
    const rule = { sweep: this.name, days: this.environment.upkeep.retainDays.transcripts, pageSize: PAGE } as const;
    const { counts } = await recordedRun(this.database, this.name, () =>
      eachExpired(this.database, rule, (trx, jobs) =>
        deleteTexts(
          trx,
          jobs.map((job) => job.job_id),
        ),
      ),
    );
    return counts;
  }
}
