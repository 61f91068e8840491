import type { PgBoss } from 'pg-boss';
import type { Logger } from '../../platform/logging/logger.js';
import { HeartbeatJudgement } from './heartbeat-judgement.js';
import { type DatabaseObservation, deleteEnded, observeDatabase, releaseLost } from './upkeep-store.js';

export interface QueueUpkeepOptions {
  readonly boss: PgBoss;
  readonly log: Logger;
  readonly queues: readonly string[];
  /** A claim without a heartbeat for so long is given to another worker. */
  readonly heartbeatSeconds: number;
  /** Makes the queues that are not there. */
  readonly makeQueues: () => Promise<void>;
}

/** Between two looks while a delivery is being run, or may soon be. */
const EVERY_MS = 1_000;
/** Between two looks while nothing is: a notification of what is new can be lost, and a queue deleted by hand. */
const QUIET_MS = 10_000;
/** After a notification a claim may follow; looks go on for so long. */
const EXPECTANT_MS = 5_000;
const CLEAN_EVERY_MS = 600_000;

/**
 * Hands out again the deliveries of dead workers, as long as any is being run, and tidies the queue. It judges nobody while, or right after, the
 * database was away.
 */
export class QueueUpkeep {
  private readonly judgement: HeartbeatJudgement;
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private expectantUntil = 0;
  private quiet = false;
  private cleanedAt = Number.NEGATIVE_INFINITY;
  private started = false;
  private closed = false;

  constructor(private readonly options: QueueUpkeepOptions) {
    this.judgement = new HeartbeatJudgement(options.heartbeatSeconds * 500);
  }

  start(): void {
    this.started = true;
    this.schedule(EVERY_MS);
  }

  /** Deliveries may be taken now: the quiet ends. */
  wake(): void {
    this.expectantUntil = performance.now() + EXPECTANT_MS;
    if (!this.started || this.closed || !this.quiet) return;
    this.quiet = false;
    this.schedule(EVERY_MS);
  }

  /** Waits for the pass that is under way. */
  async stop(): Promise<void> {
    this.closed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.running;
  }

  private schedule(afterMs: number): void {
    if (this.closed || this.running !== null) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.running = this.pass().finally(() => {
        this.running = null;
        this.schedule(this.quiet ? QUIET_MS : EVERY_MS);
      });
    }, afterMs);
    this.timer.unref();
  }

  private async pass(): Promise<void> {
    const { boss, log, queues, heartbeatSeconds } = this.options;
    try {
      const { claims, judged } = await this.observe();
      this.quiet = !claims && performance.now() > this.expectantUntil;
      if (!judged) return;
      const lost = claims ? await releaseLost(boss, queues, heartbeatSeconds * 500) : 0;
      if (lost > 0) log.info('workers died; what they held is handed out again', { claims: lost });
      await this.clean();
    } catch (error) {
      this.quiet = false;
      log.warn('the upkeep of the queue failed; the next pass tries again', { error });
    }
  }

  private async clean(): Promise<void> {
    if (performance.now() - this.cleanedAt < CLEAN_EVERY_MS) return;
    this.cleanedAt = performance.now();
    await deleteEnded(this.options.boss, this.options.queues);
  }

  /** Somebody deleted them by hand: until they are there again no job can be taken in or move on. */
  private async makeQueues(): Promise<void> {
    this.options.log.error('a queue is gone and is made again; the sweep finds its jobs');
    await this.options.makeQueues();
  }

  private async observe(): Promise<Pick<DatabaseObservation, 'claims'> & { readonly judged: boolean }> {
    const asked = performance.now();
    try {
      const database = await observeDatabase(this.options.boss, this.options.queues);
      const at = performance.now();
      if (database.queues < this.options.queues.length) await this.makeQueues();
      return { claims: database.claims, judged: this.judgement.observe({ at, tookMs: at - asked, ...database }) };
    } catch (error) {
      this.judgement.observe({ at: performance.now(), tookMs: null, serverUpSeconds: 0, shutsOut: true });
      throw error;
    }
  }
}
