import type { PgBoss } from 'pg-boss';
import type { Logger } from '../../platform/logging/logger.js';
import { HeartbeatJudgement } from './heartbeat-judgement.js';
import { type DatabaseObservation, deleteEnded, observeDatabase, releaseLost } from './upkeep-store.js';

export interface QueueUpkeepOptions {
  readonly boss: PgBoss;
  readonly log: Logger;
  readonly queues: readonly string[];
  /** A claim without a heartbeat for this long is requeued for another worker. */
  readonly heartbeatSeconds: number;
  /** Creates missing queues. */
  readonly makeQueues: () => Promise<void>;
}

/** Interval between checks while a delivery runs or may soon run. */
const EVERY_MS = 1_000;
/** Interval between checks while none runs: a notification can be lost, and a queue can be deleted by hand. */
const QUIET_MS = 10_000;
/** A claim may follow a notification; frequent checks continue for this long. */
const EXPECTANT_MS = 5_000;
const CLEAN_EVERY_MS = 600_000;

/**
 * Requeues the deliveries of dead workers while any delivery runs, and tidies the queue. It does not declare a worker dead while the
 * database is unreachable, or right after that.
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

  /** Deliveries may be claimed now: returns to frequent checks. */
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
      if (lost > 0) log.info('Workers died. The jobs that they held are requeued.', { claims: lost });
      await this.clean();
    } catch (error) {
      this.quiet = false;
      log.warn('The upkeep of the queue failed. The next pass tries again.', { error });
    }
  }

  private async clean(): Promise<void> {
    if (performance.now() - this.cleanedAt < CLEAN_EVERY_MS) return;
    this.cleanedAt = performance.now();
    await deleteEnded(this.options.boss, this.options.queues);
  }

  /** The queues were deleted by hand: until they exist again, no job can be accepted or advance. */
  private async makeQueues(): Promise<void> {
    this.options.log.error('A queue was missing and is created again. The sweep requeues its jobs.');
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
