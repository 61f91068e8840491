import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleDestroy,
} from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import { LOGGER, type Logger } from '../../platform/logging/logger.js';
import { DeliveryQueue } from '../queue/delivery-queue.js';
import { RunningStages } from './running-stages.js';
import { StagePumps } from './stage-pumps.js';

/** Limit for stages to settle after an abort. They settle immediately unless the database is unreachable. Milliseconds. */
const ABORTED_GRACE_MS = 5_000;

/** Runs stages if the process has the role `worker`, and closes the queue after the last stage. */
@Injectable()
export class PipelineWorker
  implements OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown, OnApplicationShutdown
{
  constructor(
    @Inject(DeliveryQueue) private readonly queue: DeliveryQueue,
    @Inject(StagePumps) private readonly pumps: StagePumps,
    @Inject(RunningStages) private readonly running: RunningStages,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.environment.roles.includes('worker')) return;
    this.pumps.start();
    this.log.info('The worker accepts jobs.', { concurrency: this.environment.workerConcurrency });
  }

  async onModuleDestroy(): Promise<void> {
    await this.pumps.stop();
  }

  /** Lets running stages finish. Stages that take too long are requeued, and no attempt is counted. */
  async beforeApplicationShutdown(): Promise<void> {
    if (await this.running.idle(this.environment.shutdownGraceSeconds * 1000)) return;
    this.log.info('The worker is stopping. It requeues the jobs that it holds.', { stages: this.running.count });
    this.running.abortAll('stopping');
    if (!(await this.running.idle(ABORTED_GRACE_MS))) {
      this.log.warn('Some stages did not stop within the time limit. Another worker takes over their jobs.', {
        stages: this.running.count,
      });
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.queue.stop();
  }
}
