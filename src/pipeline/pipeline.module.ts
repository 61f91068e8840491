import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { FreeSlots } from '../jobs/lifecycle/free-slots.js';
import { JobLifecycle } from '../jobs/lifecycle/job-lifecycle.js';
import { ENVIRONMENT, type Environment } from '../platform/environment/environment.js';
import { LOGGER, type Logger } from '../platform/logging/logger.js';
import { REDACT, type Redact } from '../platform/logging/redaction.js';
import { DATABASE, type Database } from '../platform/postgres/database.js';
import { PostgresListener } from '../platform/postgres/listener.js';
import { SchemaTrouble } from '../platform/postgres/schema-trouble.js';
import { Instruments } from '../platform/telemetry/instruments.js';
import { TRACING, type Tracing } from '../platform/telemetry/tracing.js';
import { DeliveryQueue } from './queue/delivery-queue.js';
import { WORKER_NAME } from './queue/queue.module.js';
import { PipelineWorker } from './runner/pipeline-worker.js';
import { ProgressReporter } from './runner/progress-reporter.js';
import { RunningStages } from './runner/running-stages.js';
import { Settler } from './runner/settler.js';
import { StagePause } from './runner/stage-pause.js';
import { StagePumps } from './runner/stage-pumps.js';
import { StageRunner } from './runner/stage-runner.js';
import { StageTelemetry } from './runner/stage-telemetry.js';
import { indexStages, STAGES, type Stage } from './stages/stage.js';

/** What `makeRunner` takes, in its order. */
const RUNNER_PARTS = [
  STAGES,
  Settler,
  RunningStages,
  ProgressReporter,
  SchemaTrouble,
  StagePause,
  StageTelemetry,
  ENVIRONMENT,
  LOGGER,
];
/** What `makePumps` takes, in its order. */
const PUMP_PARTS = [
  DATABASE,
  JobLifecycle,
  DeliveryQueue,
  StageRunner,
  StagePause,
  FreeSlots,
  PostgresListener,
  SchemaTrouble,
  WORKER_NAME,
  ENVIRONMENT,
  LOGGER,
];

/** The runner of the stages. The stages themselves are other modules, passed in by app.module.ts. */
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
        { provide: RunningStages, useFactory: makeRunning, inject: [PostgresListener] },
        PipelineWorker,
        stages,
        { provide: StagePause, useFactory: () => new StagePause() },
        { provide: StageTelemetry, useFactory: makeTelemetry, inject: [Instruments, TRACING] },
        { provide: Settler, useFactory: makeSettler, inject: [DATABASE, JobLifecycle, WORKER_NAME, REDACT, FreeSlots] },
        { provide: ProgressReporter, useFactory: makeReporter, inject: [DATABASE, LOGGER] },
        { provide: StageRunner, useFactory: makeRunner, inject: RUNNER_PARTS },
        { provide: StagePumps, useFactory: makePumps, inject: PUMP_PARTS },
      ],
    };
  }
}

/** A cancel is announced to every replica; the one that runs the job stops. */
function makeRunning(listener: PostgresListener): RunningStages {
  const running = new RunningStages();
  listener.on('studio_jobs_cancelled', (jobId) => running.abortJob(jobId, 'cancelled'));
  return running;
}

const makeReporter = (database: Database, log: Logger) => new ProgressReporter(database, log);
const makeTelemetry = (instruments: Instruments, tracing: Tracing) => new StageTelemetry(instruments, tracing);
const makeSettler = (
  database: Database,
  lifecycle: JobLifecycle,
  worker: string,
  redact: Redact,
  slots: FreeSlots,
): Settler => new Settler(database, lifecycle, worker, redact, slots);

function makeRunner(
  stages: readonly Stage[],
  settler: Settler,
  running: RunningStages,
  progress: ProgressReporter,
  trouble: SchemaTrouble,
  pause: StagePause,
  telemetry: StageTelemetry,
  environment: Environment,
  log: Logger,
): StageRunner {
  const parts = { stages: indexStages(stages), settler, running, progress, trouble, pause, telemetry };
  return new StageRunner(parts, environment, log);
}

function makePumps(
  database: Database,
  lifecycle: JobLifecycle,
  queue: DeliveryQueue,
  runner: StageRunner,
  pause: StagePause,
  slots: FreeSlots,
  listener: PostgresListener,
  trouble: SchemaTrouble,
  worker: string,
  { workerConcurrency }: Environment,
  log: Logger,
): StagePumps {
  const parts = { database, lifecycle, queue, runner, pause, slots, listener, trouble, worker, log };
  return new StagePumps(parts, workerConcurrency);
}
