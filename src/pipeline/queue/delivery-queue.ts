import { PgBoss, type QueueResult } from 'pg-boss';
import type { Delivery, JobDispatch } from '../../jobs/lifecycle/job-dispatch.js';
import type { HeldClaim } from '../../jobs/lifecycle/job-moves.js';
import { STAGE_STATUSES, type StageStatus } from '../../jobs/record/job-status.js';
import type { Database, DatabaseTransaction } from '../../platform/postgres/database.js';
import {
  type DeliveryQueueOptions,
  QUEUE_CONNECTIONS,
  type QueueSettings,
  queueOf,
  queueSettings,
} from './delivery-queue-options.js';
import {
  countActive,
  dropWaiting,
  forgetServedTurns,
  insertDeliveries,
  liveDeliveries,
  returnUnseen,
  WAKE_CHANNEL,
  withdrawDeliveries,
} from './delivery-store.js';
import { Heartbeat } from './heartbeat.js';
import { instanceNameOf, toQueueInstances } from './instance-registry.js';
import type { QueueInstance } from './queue-instance.js';
import { QueueUpkeep } from './queue-upkeep.js';

/** A claim that this process holds. */
export interface HeldDelivery {
  /** Aborted when another worker holds the delivery. */
  readonly signal: AbortSignal;
  /** Stops the heartbeat of the claim. */
  release(): void;
}

/**
 * The queue of each stage. The tables are pg-boss's, which makes and migrates them and keeps the registry of replicas; deliveries are made, taken
 * and ended in sets by the functions of migration 031. The only place in src that knows pg-boss.
 */
export class DeliveryQueue implements JobDispatch {
  private readonly boss: PgBoss;
  private readonly settings: QueueSettings;
  private readonly upkeep: QueueUpkeep;
  private readonly heartbeat: Heartbeat;
  private started = false;

  constructor(private readonly options: DeliveryQueueOptions) {
    this.settings = queueSettings(options);
    const { log, url, heartbeatSeconds, worker } = options;
    this.boss = new PgBoss({
      connectionString: url,
      max: options.poolSize,
      application_name: 'evolution-studios-engine queue',
      connectionTimeoutMillis: 10_000,
      ...QUEUE_CONNECTIONS,
      // The engine's own pumps and upkeep do all of this, and only while there is something to do.
      useListenNotify: false,
      schedule: false,
      supervise: false,
      queueCacheIntervalSeconds: 3_600,
      instanceName: instanceNameOf(options.roles ?? [], options.works ? options.concurrency : 0),
      instanceHeartbeatSeconds: 10,
    });
    this.boss.on('error', (error) => log.warn('The queue reported an error. It keeps running.', { error }));
    this.boss.on('warning', (warning) => log.debug('The queue reported a warning.', { warning: warning.message }));
    const makeQueues = () => this.makeQueues();
    const queues = STAGE_STATUSES.map(queueOf);
    this.upkeep = new QueueUpkeep({ boss: this.boss, log, queues, heartbeatSeconds, makeQueues });
    this.heartbeat = new Heartbeat({ url, worker, everyMs: (heartbeatSeconds * 1000) / 5 }, log);
  }

  /** The channel that announces the names of queues with due deliveries. */
  readonly wakeChannel = WAKE_CHANNEL;

  /** The stage whose queue has this name; undefined if no stage's queue has it. */
  stageNamed(queue: string): StageStatus | undefined {
    return STAGE_STATUSES.find((stage) => queueOf(stage) === queue);
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

  deliver(trx: DatabaseTransaction, deliveries: readonly Delivery[]): Promise<void> {
    return insertDeliveries(trx, deliveries);
  }

  withdraw(db: Database | DatabaseTransaction, deliveryIds: readonly string[]): Promise<void> {
    return withdrawDeliveries(db, deliveryIds);
  }

  /** Removes the deliveries that wait, in every stage's queue. A running delivery is ended by its worker. */
  forget(trx: DatabaseTransaction, deliveryIds: readonly string[]): Promise<void> {
    return dropWaiting(trx, STAGE_STATUSES.map(queueOf), deliveryIds);
  }

  /** Those of the deliveries that the queue still holds. */
  live(trx: DatabaseTransaction, stage: StageStatus, deliveryIds: readonly string[]): Promise<ReadonlySet<string>> {
    return liveDeliveries(trx, queueOf(stage), deliveryIds);
  }

  /** Deletes outdated rows of the users' turns. Returns the number of rows. */
  forgetTurns(trx: DatabaseTransaction, limit: number): Promise<number> {
    return forgetServedTurns(trx, limit);
  }

  /** Signals that there may be running claims: deliveries were announced, or claimed here. Cheap. */
  watch(): void {
    this.upkeep.wake();
  }

  /** Keeps a claim alive until it is released. */
  hold({ stage, deliveryId, retryCount }: Pick<HeldClaim, 'stage' | 'deliveryId' | 'retryCount'>): HeldDelivery {
    const controller = new AbortController();
    const claim = { queue: queueOf(stage), deliveryId, retryCount };
    this.heartbeat.add(claim, () => controller.abort());
    this.watch();
    return { signal: controller.signal, release: () => this.heartbeat.remove(claim) };
  }

  /** Requeues deliveries of a stage that this worker claimed without receiving the answer. `held`: the known deliveries. Returns the number. */
  returnUnseen(database: Database, stage: StageStatus, held: readonly string[]): Promise<number> {
    return returnUnseen(database, { queue: queueOf(stage), worker: this.options.worker, held });
  }

  /** The replicas that use this queue, newest first, including those that stopped or died recently; at most 1,000. */
  async instances(): Promise<readonly QueueInstance[]> {
    const [instances, active] = await Promise.all([this.boss.getInstances(), countActive(this.boss)]);
    return toQueueInstances(instances, active);
  }

  private async makeQueues(): Promise<void> {
    const names = STAGE_STATUSES.map(queueOf);
    const there = await this.boss.getQueues(names);
    const upToDate = new Set(there.filter((queue) => this.isUpToDate(queue)).map(({ name }) => name));
    const make = async (name: string) => {
      await this.boss.createQueue(name, this.settings);
      await this.boss.updateQueue(name, this.settings);
    };
    await Promise.all(names.filter((name) => !upToDate.has(name)).map(make));
  }

  private isUpToDate(queue: QueueResult): boolean {
    const settings = Object.entries(this.settings) as [keyof QueueSettings, unknown][];
    return settings.every(([name, value]) => queue[name] === value);
  }
}
