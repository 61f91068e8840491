import { fromKysely, PgBoss } from 'pg-boss';
import type { Delivery, JobDispatch } from '../../jobs/lifecycle/job-dispatch.js';
import { STAGE_STATUSES, type StageStatus } from '../../jobs/record/job-status.js';
import type { DatabaseTransaction } from '../../platform/postgres/database.js';
import type { DeliveryQueueOptions } from './delivery-queue-options.js';
import { dropWaiting, liveDeliveries } from './delivery-store.js';
import { Heartbeat } from './heartbeat.js';
import { instanceNameOf, toQueueInstances } from './instance-registry.js';
import { QUEUE_CONNECTIONS } from './queue-connections.js';
import type { QueueInstance } from './queue-instance.js';
import { type QueueSettings, queueOf, queueSettings } from './queue-settings.js';
import { QueueUpkeep } from './queue-upkeep.js';
import { advanceClock, forgetServedTurns, takeTurns } from './turn-store.js';

/** What identifies one claim of a delivery: `retryCount` goes up with each time it is handed out again. */
export interface DeliveryClaim {
  readonly deliveryId: string;
  readonly retryCount: number;
}

export interface TakenFromQueue extends DeliveryClaim {
  readonly jobId: string;
  readonly stage: StageStatus;
  /** Aborted when the claim runs out or is lost. */
  readonly signal: AbortSignal;
}

/** What pg-boss answers a settle with beside its declared type: the ids it really touched. */
interface SettleAnswer {
  readonly settled?: readonly string[];
}

/** The queue of each stage in pg-boss; the only place that knows pg-boss. */
export class DeliveryQueue implements JobDispatch {
  private readonly boss: PgBoss;
  private readonly settings: QueueSettings;
  private readonly upkeep: QueueUpkeep;
  private readonly heartbeat: Heartbeat;
  private started = false;

  constructor(private readonly options: DeliveryQueueOptions) {
    this.settings = queueSettings(options);
    this.boss = new PgBoss({
      connectionString: options.url,
      max: options.poolSize,
      application_name: 'evolution-studios-engine queue',
      connectionTimeoutMillis: 10_000,
      ...QUEUE_CONNECTIONS,
      useListenNotify: options.works,
      schedule: false,
      // QueueUpkeep calls it, when it may: seconds apart, where pg-boss's defaults are minutes.
      supervise: false,
      superviseIntervalSeconds: 1,
      monitorIntervalSeconds: 1,
      monitorVacuum: false,
      instanceName: instanceNameOf(options.roles ?? []),
      instanceHeartbeatSeconds: 10,
    });
    this.boss.on('error', (error) => options.log.warn('the queue met an error and goes on', { error }));
    this.boss.on('warning', (warning) => options.log.debug('the queue warns', { warning: warning.message }));
    const { log, url, heartbeatSeconds, worker } = options;
    const makeQueues = () => this.makeQueues();
    const queues = STAGE_STATUSES.map(queueOf);
    this.upkeep = new QueueUpkeep({ boss: this.boss, log, queues, heartbeatSeconds, makeQueues });
    this.heartbeat = new Heartbeat({ url, worker, everyMs: (heartbeatSeconds * 1000) / 5 }, log);
  }

  /** Installs pg-boss's schema where it is missing and makes the queues. Throws when the database does not answer in time. */
  async start(): Promise<void> {
    await this.boss.start({ attempts: 3 });
    await this.makeQueues();
    if (this.options.works) this.heartbeat.start();
    if (this.options.watches) this.upkeep.start();
    this.started = true;
  }

  get running(): boolean {
    return this.started;
  }

  async stop(): Promise<void> {
    if (!this.started) return;
    this.started = false;
    await this.upkeep.stop();
    await this.heartbeat.stop();
    await this.boss.stop({ graceful: false, close: true });
  }

  async deliver(trx: DatabaseTransaction, deliveries: readonly Delivery[]): Promise<void> {
    for (const stage of STAGE_STATUSES) {
      const entries = deliveries.filter((delivery) => delivery.stage === stage);
      if (entries.length === 0) continue;
      const turns = await takeTurns(
        trx,
        stage,
        entries.map((entry) => entry.userId),
      );
      await this.boss.insert(
        queueOf(stage),
        entries.map((entry, index) => ({
          id: entry.deliveryId,
          data: { jobId: entry.jobId },
          group: { id: entry.userId },
          // Higher goes first in pg-boss, the lower turn first in fairness.
          priority: -(turns[index] as number),
          // Seconds from the database's now: the clock of this process does not count.
          ...(entry.delayMs ? { startAfter: entry.delayMs / 1000 } : {}),
        })),
        { db: fromKysely(trx) },
      );
    }
  }

  async withdraw(trx: DatabaseTransaction, deliveryIds: readonly string[]): Promise<void> {
    for (const stage of STAGE_STATUSES) {
      await this.boss.deleteJob(queueOf(stage), [...deliveryIds], { db: fromKysely(trx) });
    }
  }

  /** Takes back those deliveries that wait, whatever their stage; one that is being run is ended by its worker. */
  forget(trx: DatabaseTransaction, deliveryIds: readonly string[]): Promise<void> {
    return dropWaiting(trx, STAGE_STATUSES.map(queueOf), deliveryIds);
  }

  /** Those of the deliveries that the queue still holds. */
  live(trx: DatabaseTransaction, stage: StageStatus, deliveryIds: readonly string[]): Promise<ReadonlySet<string>> {
    return liveDeliveries(trx, queueOf(stage), deliveryIds);
  }

  /** Tidies the bookkeeping of the turns; returns how many rows went. */
  forgetTurns(trx: DatabaseTransaction, limit: number): Promise<number> {
    return forgetServedTurns(trx, limit);
  }

  /** Keeps those claims that still hold, inside the transaction: the answer names their deliveries. */
  async confirm(trx: DatabaseTransaction, stage: StageStatus, claims: readonly DeliveryClaim[]) {
    const held = settled(await this.boss.touch(queueOf(stage), attempts(claims), { db: fromKysely(trx) }));
    if (held.size > 0) await advanceClock(trx, stage, queueOf(stage), [...held]);
    return held;
  }

  /** Completes those claims that still hold, inside the transaction: the answer names their deliveries. */
  async complete(trx: DatabaseTransaction, stage: StageStatus, claims: readonly DeliveryClaim[]) {
    return settled(await this.boss.complete(queueOf(stage), attempts(claims), null, { db: fromKysely(trx) }));
  }

  /**
   * Hands deliveries of a stage to the handler, at most `concurrency` at once in this process. What the handler throws gives the
   * delivery back to the queue; a return completes it where the handler has not done so itself.
   */
  async work(
    stage: StageStatus,
    concurrency: number,
    handler: (taken: TakenFromQueue) => Promise<void>,
  ): Promise<void> {
    const workers: string[] = [];
    for (let slot = 0; slot < concurrency; slot += 1) {
      const id = await this.boss.work<{ jobId: string }>(queueOf(stage), this.settings.work, async ([job]) => {
        if (job === undefined) return;
        // Where there was one there may be more: look again at once instead of sleeping until the next poll.
        this.boss.notifyWorker(workers[slot] as string);
        const { id: deliveryId, retryCount, signal } = job;
        const claim = { queue: queueOf(stage), deliveryId, retryCount };
        this.heartbeat.add(claim);
        try {
          await handler({ deliveryId, retryCount, jobId: job.data.jobId, stage, signal });
        } finally {
          this.heartbeat.remove(claim);
        }
      });
      workers.push(id);
    }
  }

  /** The replicas that use this queue, the newest first, those that stopped or died lately among them; 1,000 at most. */
  async instances(): Promise<readonly QueueInstance[]> {
    return toQueueInstances(await this.boss.getInstances(), queueOf);
  }

  private async makeQueues(): Promise<void> {
    for (const stage of STAGE_STATUSES) {
      await this.boss.createQueue(queueOf(stage), this.settings.queue);
      await this.boss.updateQueue(queueOf(stage), this.settings.queue);
    }
  }

  /** Takes nothing more; what is being run goes on. */
  async stopTaking(): Promise<void> {
    for (const stage of STAGE_STATUSES) await this.boss.offWork(queueOf(stage), { wait: false });
  }
}

function attempts(claims: readonly DeliveryClaim[]) {
  return claims.map(({ deliveryId, retryCount }) => ({ id: deliveryId, retryCount }));
}

function settled(answer: SettleAnswer): ReadonlySet<string> {
  return new Set(answer.settled ?? []);
}
