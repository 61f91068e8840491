import type { ClaimedRow } from '../../jobs/lifecycle/claim-store.js';
import type { FreeSlots, KeptSlots } from '../../jobs/lifecycle/free-slots.js';
import type { JobLifecycle } from '../../jobs/lifecycle/job-lifecycle.js';
import { toJobRecord } from '../../jobs/record/job-record.js';
import { STAGE_STATUSES, type StageStatus } from '../../jobs/record/job-status.js';
import type { Logger } from '../../platform/logging/logger.js';
import { backstopMs } from '../../platform/postgres/backstop.js';
import type { Database } from '../../platform/postgres/database.js';
import type { PostgresListener } from '../../platform/postgres/listener.js';
import type { SchemaTrouble } from '../../platform/postgres/schema-trouble.js';
import type { DeliveryQueue } from '../queue/delivery-queue.js';
import { StagePump } from '../queue/stage-pump.js';
import type { StageClaim } from './outcome.js';
import type { StagePause } from './stage-pause.js';
import type { StageRunner } from './stage-runner.js';

/** What the pumps work with. */
export interface PumpingParts {
  readonly database: Database;
  readonly lifecycle: JobLifecycle;
  readonly queue: DeliveryQueue;
  readonly runner: StageRunner;
  readonly pause: StagePause;
  readonly slots: FreeSlots;
  readonly listener: PostgresListener;
  readonly trouble: SchemaTrouble;
  readonly log: Logger;
  /** The name of this process in the records of its claims. */
  readonly worker: string;
}

/** One pump for each stage: claims as many jobs as this process has free slots, and runs them. */
export class StagePumps {
  private readonly pumps = new Map<StageStatus, StagePump<StageClaim>>();
  /** Deliveries that this process holds. */
  private readonly held = new Map<StageStatus, Set<string>>(STAGE_STATUSES.map((stage) => [stage, new Set()]));
  /** Stages whose last claim got no answer: it may have taken effect. */
  private readonly unsure = new Set<StageStatus>();

  /** @param concurrency jobs of each stage at once */
  constructor(
    private readonly parts: PumpingParts,
    private readonly concurrency: number,
  ) {
    const { listener, queue, pause, slots } = parts;
    listener.on(queue.wakeChannel, (name) => {
      queue.watch();
      this.pumps.get(queue.stageNamed(name) as StageStatus)?.wake();
    });
    listener.onResume(() => this.wakeAll());
    pause.whenResumed((stage) => this.pumps.get(stage)?.wake());
    slots.keptBy((stage) => this.keepSlots(stage));
  }

  start(): void {
    for (const stage of STAGE_STATUSES) this.pumps.set(stage, this.pumpOf(stage));
    this.wakeAll();
  }

  /** Stops claiming; jobs from claims that are under way are requeued. */
  async stop(): Promise<void> {
    this.parts.runner.stop();
    await Promise.all([...this.pumps.values()].map((pump) => pump.stop()));
  }

  private wakeAll(): void {
    for (const pump of this.pumps.values()) pump.wake();
  }

  private pumpOf(stage: StageStatus): StagePump<StageClaim> {
    const { pause, listener } = this.parts;
    return new StagePump<StageClaim>({
      capacity: this.concurrency,
      take: (room) => this.claim(stage, room),
      run: (claim) => this.run(claim),
      allowance: (free) => pause.allowance(stage, free),
      onError: (error) => this.report(error),
      backstopMs: () => backstopMs(listener),
    });
  }

  private async claim(stage: StageStatus, room: number): Promise<readonly StageClaim[]> {
    const { lifecycle, database, worker, trouble } = this.parts;
    if (this.unsure.has(stage)) await this.returnUnseen(stage);
    this.unsure.add(stage);
    const { jobs, dueAgainMs } = await lifecycle.begin(database, { stage, room, worker });
    this.unsure.delete(stage);
    trouble.clear('claim');
    if (dueAgainMs !== null) this.lookBeyond(stage, dueAgainMs);
    return jobs.map((row) => claimOf(stage, row));
  }

  /** Jobs that are locked took places of this claim: others may wait behind them, and they themselves are due again soon. */
  private lookBeyond(stage: StageStatus, dueAgainMs: number): void {
    const pump = this.pumps.get(stage);
    pump?.wake();
    pump?.wakeIn(dueAgainMs);
  }

  /** What a lost claim may have taken is returned by the pump's own claim first. */
  private keepSlots(stage: StageStatus): KeptSlots | null {
    const slots = this.unsure.has(stage) ? null : (this.pumps.get(stage)?.keepSlots() ?? null);
    if (slots === null) return null;
    this.unsure.add(stage);
    const fill = (rows: readonly ClaimedRow[]) => {
      this.unsure.delete(stage);
      slots.fill(rows.map((row) => claimOf(stage, row)));
    };
    return { stage, room: slots.room, worker: this.parts.worker, fill, giveUp: slots.giveUp };
  }

  /** Otherwise such jobs would wait until their heartbeat is missed. */
  private async returnUnseen(stage: StageStatus): Promise<void> {
    const { queue, database, log } = this.parts;
    const returned = await queue.returnUnseen(database, stage, [...(this.held.get(stage) ?? [])]);
    if (returned > 0)
      log.warn('The database did not answer a claim. The jobs of that claim are requeued.', { stage, jobs: returned });
  }

  private async run(claim: StageClaim): Promise<number | null> {
    const { queue, runner } = this.parts;
    const held = queue.hold(claim);
    this.held.get(claim.stage)?.add(claim.deliveryId);
    try {
      return await runner.handle(claim, held.signal);
    } finally {
      held.release();
      this.held.get(claim.stage)?.delete(claim.deliveryId);
    }
  }

  /** A schema that does not fit stops every claim until it fits again, and is reported once. */
  private report(error: unknown): void {
    const { trouble, log } = this.parts;
    if (trouble.note(error, 'claim')) {
      log.error(
        "The database's schema does not fit this release, so no job can be claimed. Finish or undo the migration.",
        {
          error,
        },
      );
    } else log.warn('Claiming jobs failed. The worker tries again.', { error });
  }
}

function waitedMs({ claimed_at: claimedAt, status_since: since }: ClaimedRow): number | null {
  return claimedAt === null || since === null ? null : Math.max(0, claimedAt.getTime() - since.getTime());
}

function claimOf(stage: StageStatus, row: ClaimedRow): StageClaim {
  return {
    jobId: row.job_id,
    deliveryId: row.delivery_id as string,
    retryCount: row.retry_count,
    attempt: row.attempt,
    stage,
    job: toJobRecord(row),
    runStartedAt: row.run_started_at,
    waitedMs: row.retry_count + row.stage_faults > 0 ? null : waitedMs(row),
    lostClaims: row.lost_claims,
    stageFaults: row.stage_faults,
  };
}
