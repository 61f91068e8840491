import type { PgBoss } from 'pg-boss';
import type { Logger } from '../../platform/logging/logger.js';
import { expireClaimsOfTheDead, observeDatabase, wakeWorkers } from './delivery-store.js';
import { HeartbeatJudgement } from './heartbeat-judgement.js';

export interface QueueUpkeepOptions {
  readonly boss: PgBoss;
  readonly log: Logger;
  readonly queues: readonly string[];
  /** A claim without a heartbeat for so long is given to another worker. */
  readonly heartbeatSeconds: number;
  /** Makes the queues that are not there. */
  readonly makeQueues: () => Promise<void>;
}

const EVERY_MS = 1_000;

/**
 * Hands out again the deliveries of dead workers, and tidies the queue. pg-boss does the work; when it may be done is ours to say:
 * not while, or right after, the database was away.
 */
export class QueueUpkeep {
  private readonly calm: HeartbeatJudgement;
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private closed = false;

  constructor(private readonly options: QueueUpkeepOptions) {
    this.calm = new HeartbeatJudgement(options.heartbeatSeconds * 500);
  }

  start(): void {
    this.schedule();
  }

  /** Waits for the pass that is under way. */
  async stop(): Promise<void> {
    this.closed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.running;
  }

  private schedule(): void {
    if (this.closed) return;
    this.timer = setTimeout(() => {
      this.running = this.pass().finally(() => this.schedule());
    }, EVERY_MS);
    this.timer.unref();
  }

  private async pass(): Promise<void> {
    const { boss, log, queues, heartbeatSeconds } = this.options;
    try {
      if (!(await this.observe())) return;
      const dead = await expireClaimsOfTheDead(boss, heartbeatSeconds * 500);
      await boss.supervise();
      if (dead === 0) return;
      log.info('workers died; what they held is handed out again', { claims: dead });
      await wakeWorkers(boss, queues);
    } catch (error) {
      log.warn('the upkeep of the queue failed; the next pass tries again', { error });
    }
  }

  /** Somebody deleted them by hand: until they are there again no job can be taken in or move on. */
  private async makeQueues(): Promise<void> {
    this.options.log.error('a queue is gone and is made again; the sweep finds its jobs');
    await this.options.makeQueues();
  }

  private async observe(): Promise<boolean> {
    const asked = performance.now();
    try {
      const database = await observeDatabase(this.options.boss, this.options.queues);
      const at = performance.now();
      if (database.queues < this.options.queues.length) await this.makeQueues();
      return this.calm.observe({ at, tookMs: at - asked, ...database });
    } catch (error) {
      this.calm.observe({ at: performance.now(), tookMs: null, serverUpSeconds: 0, shutsOut: true });
      throw error;
    }
  }
}
