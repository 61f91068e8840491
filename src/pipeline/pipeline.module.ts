import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { JobLifecycle } from '../jobs/lifecycle/job-lifecycle.js';
import { ENVIRONMENT, type Environment } from '../platform/environment/environment.js';
import { LOGGER, type Logger } from '../platform/logging/logger.js';
import { DATABASE, type Database } from '../platform/postgres/database.js';
import { SchemaTrouble } from '../platform/postgres/schema-trouble.js';
import { DeliveryQueue } from './queue/delivery-queue.js';
import { WORKER_NAME } from './queue/queue.module.js';
import { Claimer } from './runner/claimer.js';
import { PipelineWorker } from './runner/pipeline-worker.js';
import { ProgressReporter } from './runner/progress-reporter.js';
import { RunningStages } from './runner/running-stages.js';
import { Settler } from './runner/settler.js';
import { StagePause } from './runner/stage-pause.js';
import { StageRunner } from './runner/stage-runner.js';
import { STAGES, type Stage } from './stages/stage.js';
import { indexStages } from './stages/stage-order.js';

/** The runner of the stages. The stages themselves are other modules, handed in by app.module.ts. */
@Module({})
export class PipelineModule {
  /**
   * @param imports the platform, the queue, and the modules that export the stages
   * @param stages provides STAGES: one stage for each status that a stage holds
   */
  static with(imports: DynamicModule['imports'], stages: Provider): DynamicModule {
    return {
      module: PipelineModule,
      imports,
      providers: [
        RunningStages,
        PipelineWorker,
        stages,
        {
          provide: Claimer,
          useFactory: makeClaimer,
          inject: [DATABASE, JobLifecycle, DeliveryQueue, WORKER_NAME, SchemaTrouble, LOGGER],
        },
        { provide: Settler, useFactory: makeSettler, inject: [DATABASE, JobLifecycle, DeliveryQueue, WORKER_NAME] },
        { provide: ProgressReporter, useFactory: makeReporter, inject: [DATABASE, LOGGER] },
        {
          provide: StageRunner,
          useFactory: makeRunner,
          inject: [STAGES, Claimer, Settler, RunningStages, ProgressReporter, SchemaTrouble, ENVIRONMENT, LOGGER],
        },
      ],
    };
  }
}

const makeClaimer = (
  database: Database,
  lifecycle: JobLifecycle,
  queue: DeliveryQueue,
  worker: string,
  trouble: SchemaTrouble,
  log: Logger,
) => new Claimer({ database, lifecycle, queue, worker }, trouble, log);
const makeReporter = (database: Database, log: Logger) => new ProgressReporter(database, log);
const makeSettler = (database: Database, lifecycle: JobLifecycle, queue: DeliveryQueue, worker: string) =>
  new Settler(database, lifecycle, queue, worker);

function makeRunner(
  stages: readonly Stage[],
  claimer: Claimer,
  settler: Settler,
  running: RunningStages,
  progress: ProgressReporter,
  trouble: SchemaTrouble,
  environment: Environment,
  log: Logger,
): StageRunner {
  return new StageRunner(
    { stages: indexStages(stages), claimer, settler, running, progress, trouble, rest: new StagePause() },
    environment,
    log,
  );
}
