import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type Caller, mayAdminister } from '../../access/caller.js';
import { CLOCK, type Clock } from '../../platform/clock.js';
import { LOGGER, type Logger } from '../../platform/logging/logger.js';
import { Semaphore } from '../../platform/semaphore.js';
import type { JobStatsFigures } from '../stats/figures.js';
import { JobStatistics } from '../stats/job-statistics.js';
import { AdminStanding } from './admin-standing.js';
import { boundedRead } from './bounded-read.js';
import { LatestValue } from './latest-value.js';

/** The shortest interval between two computations, in milliseconds; newer figures are reused. */
export const SHORTEST_INTERVAL_MS = 1_000;

/** Concurrent computations: they must not take every connection of the pool. */
const READS = 2;

interface Computed {
  readonly at: number;
  readonly figures: Promise<JobStatsFigures>;
}

/** Live statistics, computed once for all operators and once for each user, however many subscriptions they have. */
@Injectable()
export class LiveStatistics implements OnModuleDestroy {
  private readonly computed = new Map<string, Computed>();
  private readonly streams = new Map<LatestValue<JobStatsFigures>, () => void>();
  private readonly slots = new Semaphore(READS);

  constructor(
    @Inject(JobStatistics) private readonly statistics: Pick<JobStatistics, 'stats'>,
    @Inject(AdminStanding) private readonly standing: AdminStanding,
    @Inject(LOGGER) private readonly log: Logger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Sends figures immediately and then at each multiple of the interval, so that all subscribers share one query. A user gets those of their own jobs.
   * @param intervalMs SHORTEST_INTERVAL_MS or more
   */
  watch(caller: Caller, intervalMs: number): LatestValue<JobStatsFigures> {
    const stream: LatestValue<JobStatsFigures> = new LatestValue(() => this.leave(stream));
    this.streams.set(stream, () => undefined);
    if (caller.kind === 'user' && mayAdminister(caller)) this.standing.watch(caller.userId, stream);
    const publish = async () => {
      const tick = Math.ceil((this.clock.now() + 1) / intervalMs) * intervalMs;
      try {
        stream.set(await this.latest(caller));
      } catch (error) {
        this.log.warn('The statistics of a subscription cannot be computed. The next interval tries again.', { error });
      }
      // Wait for the last figures: a slow database must not get a second query.
      if (!stream.open) return;
      const delayMs = Math.max(0, tick - this.clock.now());
      this.streams.set(
        stream,
        this.clock.after(delayMs, () => void publish()),
      );
    };
    void publish();
    return stream;
  }

  onModuleDestroy(): void {
    for (const stream of this.streams.keys()) stream.finish();
  }

  private latest(caller: Caller): Promise<JobStatsFigures> {
    const key = caller.kind === 'user' && !mayAdminister(caller) ? caller.userId : 'operators';
    const known = this.computed.get(key);
    // Timers of one tick fire within milliseconds of each other, and not always after it.
    if (known !== undefined && this.clock.now() - known.at < SHORTEST_INTERVAL_MS / 2) return known.figures;
    const figures = this.slots.run(() => boundedRead(this.statistics.stats(caller)));
    this.computed.set(key, { at: this.clock.now(), figures });
    return figures;
  }

  private leave(stream: LatestValue<JobStatsFigures>): void {
    this.streams.get(stream)?.();
    this.streams.delete(stream);
    for (const [key, { at }] of this.computed) {
      if (this.clock.now() - at > SHORTEST_INTERVAL_MS) this.computed.delete(key);
    }
  }
}
