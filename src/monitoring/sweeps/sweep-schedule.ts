import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { CronJob } from 'cron';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import type { SweepName } from '../../platform/environment/upkeep-settings.js';
import { LOGGER, type Logger } from '../../platform/logging/logger.js';
import { SWEEPS, type Sweep } from './sweep.js';

/** A tick that a busy event loop delays still runs if it is at most this many milliseconds late. */
const LATEST_TICK_MS = 60_000;

/**
 * Runs the sweeps if the process has the role `scheduler`: each at the times its cron expression names, in UTC, the failed-job sweep at its
 * interval unless it has one, and once at the start. Never two runs of one sweep at the same time in this process; across replicas the sweep itself ensures it.
 */
@Injectable()
export class SweepSchedule implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly running = new Map<SweepName, Promise<void>>();

  constructor(
    @Inject(SWEEPS) private readonly sweeps: readonly Sweep[],
    @Inject(SchedulerRegistry) private readonly registry: SchedulerRegistry,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.environment.roles.includes('scheduler')) return;
    for (const sweep of this.sweeps) {
      if (!this.wanted(sweep.name)) continue;
      this.schedule(sweep);
      if (sweep.name === 'failed-jobs') this.tick(sweep);
    }
  }

  async onModuleDestroy(): Promise<void> {
    for (const { name } of this.sweeps) {
      if (this.registry.doesExist('interval', name)) this.registry.deleteInterval(name);
      if (this.registry.doesExist('cron', name)) this.registry.deleteCronJob(name);
    }
    await Promise.all(this.running.values());
  }

  private schedule(sweep: Sweep): void {
    const cronTime = this.environment.upkeep.crons[sweep.name];
    if (cronTime !== null) {
      const job = CronJob.from({
        cronTime,
        onTick: () => this.tick(sweep),
        timeZone: 'UTC',
        start: true,
        threshold: LATEST_TICK_MS,
      });
      this.registry.addCronJob(sweep.name, job);
    } else if (sweep.name === 'failed-jobs') {
      const everyMs = this.environment.sweepIntervalSeconds * 1000;
      this.registry.addInterval(
        sweep.name,
        setInterval(() => this.tick(sweep), everyMs),
      );
    }
  }

  /** A sweep does not run if its retention is unlimited. Service levels can be set while the engine runs. */
  private wanted(name: SweepName): boolean {
    const { retainDays } = this.environment.upkeep;
    return name === 'audio' || name === 'transcripts' || name === 'events' ? retainDays[name] > 0 : true;
  }

  private tick(sweep: Sweep): void {
    if (this.running.has(sweep.name)) return;
    this.running.set(
      sweep.name,
      this.run(sweep).finally(() => this.running.delete(sweep.name)),
    );
  }

  private async run(sweep: Sweep): Promise<void> {
    try {
      const { skipped, examined, ...done } = await sweep.runOnce();
      const did = Object.values(done).some((count) => count > 0);
      if (did) this.log.info('A sweep repaired jobs or deleted data.', { sweep: sweep.name, examined, ...done });
    } catch (error) {
      this.log.error('A sweep failed. The next run tries again.', { sweep: sweep.name, error });
    }
  }
}
