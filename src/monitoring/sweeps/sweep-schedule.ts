import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import { LOGGER, type Logger } from '../../platform/logging/logger.js';
import { FailedJobSweep } from './failed-job-sweep.js';

const NAME = 'failed-job-sweep';

/** Runs the sweep where the process plays `scheduler`: once at the start, then at the set interval, never two at once. */
@Injectable()
export class SweepSchedule implements OnApplicationBootstrap, OnModuleDestroy {
  private running: Promise<void> | null = null;

  constructor(
    @Inject(FailedJobSweep) private readonly sweep: FailedJobSweep,
    @Inject(SchedulerRegistry) private readonly registry: SchedulerRegistry,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.environment.roles.includes('scheduler')) return;
    this.registry.addInterval(
      NAME,
      setInterval(() => this.tick(), this.environment.sweepIntervalSeconds * 1000),
    );
    this.tick();
  }

  async onModuleDestroy(): Promise<void> {
    if (this.registry.doesExist('interval', NAME)) this.registry.deleteInterval(NAME);
    await this.running;
  }

  private tick(): void {
    this.running ??= this.run().finally(() => {
      this.running = null;
    });
  }

  private async run(): Promise<void> {
    try {
      const counts = await this.sweep.runOnce();
      if (counts.redelivered + counts.retried > 0) this.log.info('sweep repaired jobs', counts);
    } catch (error) {
      this.log.error('the sweep failed; the next one tries again', { error });
    }
  }
}
