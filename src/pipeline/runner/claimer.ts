import type { JobLifecycle } from '../../jobs/lifecycle/job-lifecycle.js';
import { toJobRecord } from '../../jobs/record/job-row.js';
import { STAGE_STATUSES } from '../../jobs/record/job-status.js';
import type { Logger } from '../../platform/logging/logger.js';
import type { Database } from '../../platform/postgres/database.js';
import { GroupCommit } from '../../platform/postgres/group-commit.js';
import type { SchemaTrouble } from '../../platform/postgres/schema-trouble.js';
import type { DeliveryQueue, TakenFromQueue } from '../queue/delivery-queue.js';
import type { StageClaim } from './outcome.js';

const LARGEST_GROUP = 200;

/** What a claimer works with. */
export interface ClaimerParts {
  readonly database: Database;
  readonly lifecycle: JobLifecycle;
  readonly queue: DeliveryQueue;
  /** The name of this process in the records of its claims. */
  readonly worker: string;
}

/**
 * Claims jobs for their stage, fenced by the queue's own attempt: a worker that was frozen between taking a delivery and claiming
 * its job finds that the delivery is no longer its own.
 */
export class Claimer {
  private readonly group: GroupCommit<TakenFromQueue, StageClaim | null>;

  constructor(
    private readonly parts: ClaimerParts,
    private readonly trouble: SchemaTrouble,
    private readonly log: Logger,
  ) {
    this.group = new GroupCommit((items) => this.claimOrTell(items), LARGEST_GROUP);
  }

  /** The claim, or null when the delivery is stale: the job is gone, has moved on, or belongs to another delivery. */
  claim(taken: TakenFromQueue): Promise<StageClaim | null> {
    return this.group.submit(taken);
  }

  /** A schema that does not fit is told at once: the queue tries the deliveries again, and each fails alike. */
  private async claimOrTell(items: readonly TakenFromQueue[]): Promise<readonly (StageClaim | null)[]> {
    try {
      const claims = await this.claimGroup(items);
      this.trouble.clear('claim');
      return claims;
    } catch (error) {
      if (this.trouble.note(error, 'claim')) {
        this.log.error(
          "the database's schema does not fit this release; no job can be claimed. Finish or undo the migration",
          { error },
        );
      }
      throw error;
    }
  }

  private claimGroup(items: readonly TakenFromQueue[]): Promise<readonly (StageClaim | null)[]> {
    const { database, lifecycle, queue, worker } = this.parts;
    return database.transaction().execute(async (trx) => {
      const confirmed = new Set<string>();
      for (const stage of STAGE_STATUSES) {
        const members = items.filter((item) => item.stage === stage);
        if (members.length === 0) continue;
        for (const id of await queue.confirm(trx, stage, members)) confirmed.add(id);
      }
      const holding = items.filter((item) => confirmed.has(item.deliveryId));
      const rows = holding.length === 0 ? [] : await lifecycle.begin(trx, holding, worker);
      const byDelivery = new Map(rows.map((row) => [row.delivery_id, row]));
      return items.map((item) => {
        const row = confirmed.has(item.deliveryId) ? byDelivery.get(item.deliveryId) : undefined;
        if (row === undefined) return null;
        return {
          job: toJobRecord(row),
          stage: item.stage,
          attempt: row.attempt,
          deliveryId: item.deliveryId,
          retryCount: item.retryCount,
          lostClaims: row.lost_claims,
          stageFaults: row.stage_faults,
        };
      });
    });
  }
}
