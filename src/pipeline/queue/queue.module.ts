import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { type DynamicModule, Module } from '@nestjs/common';
import { FreeSlots } from '../../jobs/lifecycle/free-slots.js';
import { JOB_DISPATCH } from '../../jobs/lifecycle/job-dispatch.js';
import { JobLifecycle } from '../../jobs/lifecycle/job-lifecycle.js';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import { LOGGER, type Logger } from '../../platform/logging/logger.js';
import { DeliveryQueue } from './delivery-queue.js';

/** Nest injection token of this process's name in attempts and events. */
export const WORKER_NAME = Symbol('WorkerName');

/** Separate connections from the engine's pool: the upkeep of claims must not wait behind the work. */
const QUEUE_POOL_SIZE = 2;

/** The queue, which starts before any provider that depends on it, and the lifecycle that puts deliveries into it. */
@Module({})
export class QueueModule {
  static with(platform: DynamicModule): DynamicModule {
    return {
      module: QueueModule,
      imports: [platform],
      providers: [
        { provide: WORKER_NAME, useFactory: () => `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}` },
        { provide: DeliveryQueue, useFactory: startQueue, inject: [ENVIRONMENT, LOGGER, WORKER_NAME] },
        { provide: JOB_DISPATCH, useExisting: DeliveryQueue },
        JobLifecycle,
        { provide: FreeSlots, useFactory: () => new FreeSlots() },
      ],
      exports: [DeliveryQueue, JOB_DISPATCH, JobLifecycle, FreeSlots, WORKER_NAME],
    };
  }
}

async function startQueue(environment: Environment, log: Logger, worker: string): Promise<DeliveryQueue> {
  const queue = new DeliveryQueue({
    url: environment.databaseUrl as string,
    log,
    poolSize: QUEUE_POOL_SIZE,
    heartbeatSeconds: environment.heartbeatSeconds,
    stageTimeoutSeconds: environment.stageTimeoutSeconds,
    worker,
    works: environment.roles.includes('worker'),
    concurrency: environment.workerConcurrency,
    watches: environment.roles.some((role) => role !== 'api'),
    roles: environment.roles,
  });
  await queue.start();
  return queue;
}
