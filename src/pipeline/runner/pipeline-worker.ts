import type { BeforeApplicationShutdown, OnModuleDestroy } from '@nestjs/common';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { STAGE_STATUSES } from '../../jobs/record/job-status.js';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import { LOGGER, type Logger } from '../../platform/logging/logger.js';
import { PostgresListener } from '../../platform/postgres/listener.js';
import { DeliveryQueue } from '../queue/delivery-queue.js';
import { RunningStages } from './running-stages.js';
import { StageRunner } from './stage-runner.js';

/** After an abort a stage settles at once, unless the database is away; milliseconds. */
const ABORTED_GRACE_MS = 5_000;

/** Opens the queue with the process and closes it after the last stage; takes deliveries where the process plays `worker`. */
@Injectable()
export class PipelineWorker
  implements OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown, OnApplicationShutdown
{
  constructor(
    @Inject(DeliveryQueue) private readonly queue: DeliveryQueue,
    @Inject(StageRunner) private readonly runner: StageRunner,
    @Inject(RunningStages) private readonly running: RunningStages,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Wires the cancel announcements to the running stages. */
  @Inject(PostgresListener)
  set listener(listener: PostgresListener) {
    listener.on('studio_jobs_cancelled', (jobId) => this.running.abortJob(jobId, 'cancelled'));
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.environment.roles.includes('worker')) return;
    for (const stage of STAGE_STATUSES) {
      await this.queue.work(stage, this.environment.workerConcurrency, (taken) => this.runner.handle(taken));
    }
    this.log.info('worker is taking jobs', { concurrency: this.environment.workerConcurrency });
  }

  async onModuleDestroy(): Promise<void> {
    this.runner.stopWaiting();
    if (this.queue.running) await this.queue.stopTaking();
  }

  /** Lets running stages finish; those that take too long are handed back, and no try is counted. */
  async beforeApplicationShutdown(): Promise<void> {
    if (await this.running.idle(this.environment.shutdownGraceSeconds * 1000)) return;
    this.log.info('handing running stages back', { stages: this.running.count });
    this.running.abortAll('stopping');
    if (!(await this.running.idle(ABORTED_GRACE_MS))) {
      this.log.warn('stages did not stop in time; another worker takes them over', { stages: this.running.count });
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.queue.stop();
  }
}
