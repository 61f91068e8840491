import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { LOGGER, type Logger } from '../../platform/logging/logger.js';
import { PostgresListener } from '../../platform/postgres/listener.js';
import { StatisticsFolding } from './statistics-folding.js';

const NAME = 'statistics-folding';
/** At 3,000 jobs a second some ten thousand changes are pending after it: 10 ms of a reading. */
const INTERVAL_MS = 5_000;
/** Interval while no job moves: then only deletions and manual changes need folding. Milliseconds. */
const QUIET_INTERVAL_MS = 60_000;

/** Folds statistics every few seconds while jobs move, in every process regardless of its roles, so that pending changes never pile up. */
@Injectable()
export class StatisticsSchedule implements OnApplicationBootstrap, OnModuleDestroy {
  private running: Promise<void> | null = null;
  private moved = true;
  private foldedAt = Number.NEGATIVE_INFINITY;

  constructor(
    @Inject(StatisticsFolding) private readonly folding: StatisticsFolding,
    @Inject(SchedulerRegistry) private readonly registry: SchedulerRegistry,
    @Inject(PostgresListener) listener: PostgresListener,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    listener.on('studio_job_events', () => {
      this.moved = true;
    });
    listener.onResume(() => {
      this.moved = true;
    });
  }

  onApplicationBootstrap(): void {
    const timer = setInterval(() => this.tick(), INTERVAL_MS);
    this.registry.addInterval(NAME, timer);
  }

  async onModuleDestroy(): Promise<void> {
    if (this.registry.doesExist('interval', NAME)) this.registry.deleteInterval(NAME);
    await this.running;
  }

  private tick(): void {
    if (!this.moved && performance.now() - this.foldedAt < QUIET_INTERVAL_MS) return;
    this.moved = false;
    this.foldedAt = performance.now();
    this.running ??= this.run().finally(() => {
      this.running = null;
    });
  }

  private async run(): Promise<void> {
    try {
      await this.folding.runOnce();
    } catch (error) {
      this.log.warn('The statistics were not summed up. The next run tries again.', { error });
    }
  }
}
