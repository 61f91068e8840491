import { type DynamicModule, Module } from '@nestjs/common';
import { JOB_DISPATCH } from '../../jobs/job-dispatch.js';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import { LOGGER, type Logger } from '../../platform/logging/logger.js';
import { DeliveryQueue } from './delivery-queue.js';

/** pg-boss's own connections: its polls and upkeep are short, its settles run in the engine's transactions. */
const QUEUE_POOL_SIZE = 4;

/** The queue, started before anything can ask for it. */
@Module({})
export class QueueModule {
  static with(platform: DynamicModule): DynamicModule {
    return {
      module: QueueModule,
      imports: [platform],
      providers: [
        { provide: DeliveryQueue, useFactory: startQueue, inject: [ENVIRONMENT, LOGGER] },
        { provide: JOB_DISPATCH, useExisting: DeliveryQueue },
      ],
      exports: [DeliveryQueue, JOB_DISPATCH],
    };
  }
}

async function startQueue(environment: Environment, log: Logger): Promise<DeliveryQueue> {
  const queue = new DeliveryQueue({
    url: environment.databaseUrl as string,
    log,
    poolSize: QUEUE_POOL_SIZE,
    heartbeatSeconds: environment.heartbeatSeconds,
    stageTimeoutSeconds: environment.stageTimeoutSeconds,
    works: environment.roles.includes('worker'),
    roles: environment.roles,
  });
  await queue.start();
  return queue;
}
