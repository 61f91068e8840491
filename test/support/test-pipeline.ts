import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Adoption } from '../../src/jobs/intake/adoption.js';
import { JobLifecycle } from '../../src/jobs/lifecycle/job-lifecycle.js';
import { PipelineModule } from '../../src/pipeline/pipeline.module.js';
import { DeliveryQueue } from '../../src/pipeline/queue/delivery-queue.js';
import { QueueModule } from '../../src/pipeline/queue/queue.module.js';
import { STAGES } from '../../src/pipeline/stages/stage.js';
import type { Environment } from '../../src/platform/environment/environment.js';
import type { Logger } from '../../src/platform/logging/logger.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { openDatabase } from '../../src/platform/postgres/database.js';
import { PostgresListener } from '../../src/platform/postgres/listener.js';
import { openTracing } from '../../src/platform/telemetry/open-tracing.js';
import { quietLogger } from './quiet-logger.js';
import type { StageScript } from './scripted-stages.js';
import type { TestDatabase } from './test-database.js';
import { testEnvironment } from './test-environment.js';

/** The real queue, runner, settler and adoption of one replica, around scripted stages. */
export interface TestPipeline {
  readonly queue: DeliveryQueue;
  readonly lifecycle: JobLifecycle;
  readonly app: INestApplicationContext;
  /** Takes a job in as the intake does. */
  submit(userId: string): Promise<string>;
  stop(): Promise<void>;
}

export async function startTestPipeline(
  database: Pick<TestDatabase, 'url'>,
  script: StageScript,
  overrides: Partial<Environment> = {},
  log: Logger = quietLogger,
): Promise<TestPipeline> {
  const environment = testEnvironment({ databaseUrl: database.url, ...overrides });
  const db = openDatabase({ url: database.url, poolSize: 5, log: quietLogger });
  const listener = new PostgresListener({ url: database.url, log: quietLogger });
  const tracing = await openTracing(environment, quietLogger);
  const platform = PlatformModule.of({ environment, log, database: db, listener, tracing });
  const queueModule = QueueModule.with(platform);
  const pipeline = PipelineModule.with([platform, queueModule], { provide: STAGES, useValue: script.stages() });
  const app = await NestFactory.createApplicationContext(
    { module: TestPipelineRoot, imports: [platform, queueModule, pipeline], providers: [Adoption] },
    { logger: false, abortOnError: false },
  );
  await listener.start();
  const queue = app.get(DeliveryQueue);
  const lifecycle = app.get(JobLifecycle);
  return {
    queue,
    lifecycle,
    app,
    submit: (userId) =>
      db.transaction().execute(async (trx) => {
        const [job] = await lifecycle.submit(trx, [
          {
            jobId: null,
            clientJobId: null,
            userId,
            rawAudioUrl: 'a.mp3',
            submittedBy: 'service',
            deliveryId: randomUUID(),
            actor: 'test',
          },
        ]);
        return job?.jobId as string;
      }),
    async stop() {
      await app.close();
      await tracing.stop();
      await listener.close();
      await db.destroy();
    },
  };
}

class TestPipelineRoot {}
