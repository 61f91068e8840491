import { randomUUID } from 'node:crypto';
import type { EndedAttempt } from '../../jobs/lifecycle/attempt-store.js';
import { endAttempts, refuseAttempts } from '../../jobs/lifecycle/attempt-store.js';
import type { Delivery } from '../../jobs/lifecycle/job-dispatch.js';
import type { JobLifecycle } from '../../jobs/lifecycle/job-lifecycle.js';
import type { StageStatus } from '../../jobs/record/job-status.js';
import { storableText } from '../../jobs/record/storable-text.js';
import type { Fault } from '../../platform/fault.js';
import type { Database, DatabaseTransaction } from '../../platform/postgres/database.js';
import { GroupCommit } from '../../platform/postgres/group-commit.js';
import type { DeliveryQueue } from '../queue/delivery-queue.js';
import { stageAfter } from '../stages/stage-order.js';
import type { Settlement } from './outcome.js';
import { movesOf, type PlannedSettlement } from './settlement-moves.js';
import { storeResult } from './store-result.js';

/** Whether the settlement took effect; `lost`: a newer claim holds the job, nothing was changed. */
export type SettleAnswer = 'settled' | 'lost';

/** Most settlements of one transaction: beyond this its locks are held longer than the round trips it saves. */
const LARGEST_GROUP = 200;
/** Of what a cause says, in characters: an error may quote a whole answer. */
const LONGEST_CAUSE = 2_000;

/**
 * Ends runs of stages: output, move, event, next delivery and the completion of this one commit in ONE transaction, fenced by the
 * claim. Runs that are ready at the same moment share the transaction.
 */
export class Settler {
  private readonly group: GroupCommit<Settlement, SettleAnswer>;

  constructor(
    private readonly database: Database,
    private readonly lifecycle: JobLifecycle,
    private readonly queue: DeliveryQueue,
    private readonly worker: string,
  ) {
    this.group = new GroupCommit((items) => this.settleGroup(items), LARGEST_GROUP);
  }

  /** Resolves after the commit. Throws what the database threw: the caller tries again. */
  settle(settlement: Settlement): Promise<SettleAnswer> {
    return this.group.submit(settlement);
  }

  private settleGroup(settlements: readonly Settlement[]): Promise<readonly SettleAnswer[]> {
    return this.database.transaction().execute(async (trx) => {
      const planned = settlements.map((settlement) => ({ ...settlement, nextDeliveryId: randomUUID() }));
      const holding = await this.completeDeliveries(trx, planned);
      // Before the moves: error_details lists this attempt too.
      const closed = await endAttempts(trx, planned.map(endedAttempt));
      const moved = await this.lifecycle.settle(trx, movesOf(holding, this.worker), this.worker);
      const effective = holding.filter(({ claim }) => moved.has(claim.job.jobId));
      const settled = new Set(effective.map(({ claim }) => claim.job.jobId));
      const refused = closed.filter(({ jobId }) => !settled.has(jobId));
      if (refused.length > 0) await refuseAttempts(trx, refused);
      for (const settlement of effective) await storeResult(trx, settlement);
      await this.lifecycle.deliver(trx, effective.flatMap(nextDelivery));
      return planned.map((settlement) => (effective.includes(settlement) ? 'settled' : 'lost'));
    });
  }

  private async completeDeliveries(trx: DatabaseTransaction, planned: readonly PlannedSettlement[]) {
    const holding: PlannedSettlement[] = [];
    // Always in the same order of stages, so that two groups cannot wait for each other's locks.
    for (const stage of ['TRANSCRIBING', 'ENRICHING', 'REFINING'] as const) {
      const members = planned.filter(({ claim }) => claim.stage === stage);
      if (members.length === 0) continue;
      const completed = await this.queue.complete(
        trx,
        stage,
        members.map(({ claim }) => claim),
      );
      holding.push(...members.filter(({ claim }) => completed.has(claim.deliveryId)));
    }
    return holding;
  }
}

function endedAttempt({ claim, outcome }: PlannedSettlement): EndedAttempt {
  return {
    jobId: claim.job.jobId,
    attempt: claim.attempt,
    outcome: outcome.kind,
    fault: 'fault' in outcome ? faultRecord(outcome.fault) : null,
  };
}

function faultRecord(fault: Fault) {
  const cause =
    fault.cause instanceof Error
      ? storableText(`${fault.cause.name}: ${fault.cause.message}`.slice(0, LONGEST_CAUSE))
      : undefined;
  return {
    code: fault.code,
    message: storableText(fault.message),
    retryable: fault.retryable,
    provider: fault.provider && storableText(fault.provider),
    httpStatus: fault.providerStatus,
    cause,
  };
}

function nextDelivery({ claim, outcome, nextDeliveryId }: PlannedSettlement): Delivery[] {
  const base = { deliveryId: nextDeliveryId, jobId: claim.job.jobId, userId: claim.job.userId };
  const next: StageStatus | null = outcome.kind === 'advanced' ? stageAfter(claim.stage) : claim.stage;
  if (outcome.kind === 'failed' || next === null) return [];
  return [{ ...base, stage: next, ...('delayMs' in outcome ? { delayMs: outcome.delayMs } : {}) }];
}
