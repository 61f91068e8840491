import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { eachExpired, type RetentionCounts } from './expired-jobs.js';
import { recordedRun } from './recorded-run.js';
import { deleteEvents } from './retention-store.js';
import type { Sweep } from './sweep.js';

const PAGE = 500;

/**
 * Deletes the events and attempts of jobs, RETAIN_EVENTS_DAYS after they have ended. Their timeline is empty then. Statistics do not change, because
 * they are stored as increments. Live changes lose nothing either: a cursor expires before its events are deleted.
 */
@Injectable()
export class EventSweep implements Sweep {
  readonly name = 'events';

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async runOnce(): Promise<RetentionCounts> {
    const rule = { sweep: this.name, days: this.environment.upkeep.retainDays.events, pageSize: PAGE } as const;
    const { counts } = await recordedRun(this.database, this.name, () =>
      eachExpired(this.database, rule, (trx, jobs) =>
        deleteEvents(
          trx,
          jobs.map((job) => job.job_id),
        ),
      ),
    );
    return counts;
  }
}
