import { setTimeout as sleep } from 'node:timers/promises';
import type { StageStatus } from '../../jobs/record/job-status.js';
import type { Environment } from '../../platform/environment/environment.js';
import { Fault } from '../../platform/fault.js';
import type { Logger } from '../../platform/logging/logger.js';
import { isDatabaseOutage } from '../../platform/postgres/outage.js';
import { isSchemaMisfit, type SchemaTrouble } from '../../platform/postgres/schema-trouble.js';
import type { TakenFromQueue } from '../queue/delivery-queue.js';
import type { Stage } from '../stages/stage.js';
import type { Claimer } from './claimer.js';
import type { StageClaim, StageOutcome } from './outcome.js';
import type { ProgressReporter } from './progress-reporter.js';
import { outcomeOf } from './retry-policy.js';
import type { RunningStages } from './running-stages.js';
import type { SettleAnswer, Settler } from './settler.js';
import type { StagePause } from './stage-pause.js';
import { StageRun } from './stage-run.js';

/** The parts a runner works with. */
export interface RunnerParts {
  readonly stages: ReadonlyMap<StageStatus, Stage>;
  readonly claimer: Claimer;
  readonly settler: Settler;
  readonly running: RunningStages;
  readonly progress: ProgressReporter;
  readonly trouble: SchemaTrouble;
  readonly rest: StagePause;
}

type RunnerLimits = Pick<Environment, 'stageTimeoutSeconds' | 'stageAttempts' | 'retryDelaySeconds' | 'workerLosses'>;

/** A paid result is offered to the database for so long before it is given up, in milliseconds. */
const STORE_PATIENCE_MS = 10 * 60_000;
const STORE_FIRST_WAIT_MS = 100;
const STORE_LONGEST_WAIT_MS = 2_000;

/** Takes a delivery through its stage: claim, run, settle. Only here are a stage's errors caught. */
export class StageRunner {
  constructor(
    private readonly parts: RunnerParts,
    private readonly limits: RunnerLimits,
    private readonly log: Logger,
  ) {}

  /** @throws StageAbort when the process stops before the stage begins: the queue has the delivery back then */
  async handle(taken: TakenFromQueue): Promise<void> {
    await this.parts.rest.wait(taken.stage, taken.signal);
    const run = new StageRun(taken.jobId, taken.signal, this.limits.stageTimeoutSeconds * 1000);
    this.parts.running.add(run);
    try {
      const claim = await this.parts.claimer.claim(taken);
      const log = this.log.with({ jobId: taken.jobId, stage: taken.stage, attempt: claim?.attempt });
      if (claim === null) {
        log.debug('a delivery was stale; its job has moved on');
        return;
      }
      const outcome = await this.run(claim, run, log);
      if (run.abortReason === 'claim lost') {
        log.warn('the claim was lost; another worker has the job, this one changes nothing');
        return;
      }
      this.noteRest(taken.stage, outcome);
      this.report(await this.store(claim, outcome, log, taken.signal), outcome, log);
    } finally {
      run.end();
      this.parts.running.remove(run);
    }
  }

  /** Ends the waits for providers that are left alone: the process stops. */
  stopWaiting(): void {
    this.parts.rest.stop();
  }

  private async run(claim: StageClaim, run: StageRun, log: Logger): Promise<StageOutcome> {
    if (claim.lostClaims >= this.limits.workerLosses) return { kind: 'failed', fault: workerLost(claim.lostClaims) };
    const stage = this.parts.stages.get(claim.stage) as Stage;
    log.info('stage started');
    try {
      const result = await run.race((signal) =>
        stage.run({
          job: claim.job,
          attempt: claim.attempt,
          signal,
          log,
          progress: (progress) => this.parts.progress.report(claim, progress),
        }),
      );
      return { kind: 'advanced', result };
    } catch (thrown) {
      if (run.abortReason === 'stopping') return { kind: 'interrupted' };
      const fault = run.faultOf(thrown);
      log.warn('stage failed', { code: fault.code, retryable: fault.retryable, error: fault });
      const failed = { earlierFaults: claim.stageFaults, jobAgeMs: Date.now() - claim.job.createdAt.getTime() };
      return outcomeOf(fault, failed, this.limits);
    } finally {
      this.parts.progress.end(claim);
    }
  }

  /**
   * Keeps offering the outcome while the database is away: what was paid for is not thrown away. A schema that does not fit this release is
   * told at once. In both cases a result is offered for as long as the claim is ours: running the stage again would be paid for again.
   */
  private async store(claim: StageClaim, outcome: StageOutcome, log: Logger, held: AbortSignal): Promise<SettleAnswer> {
    const deadline = Date.now() + STORE_PATIENCE_MS;
    for (let wait = STORE_FIRST_WAIT_MS; ; wait = Math.min(STORE_LONGEST_WAIT_MS, wait * 2)) {
      try {
        const answer = await this.parts.settler.settle({ claim, outcome });
        this.parts.trouble.clear();
        return answer;
      } catch (error) {
        const misfit = isSchemaMisfit(error);
        const kept = outcome.kind === 'advanced' && (misfit || isDatabaseOutage(error));
        if (this.parts.trouble.note(error)) {
          log.error("the database's schema does not fit this release; results are kept. Finish or undo the migration", {
            error,
          });
        }
        if (kept ? held.aborted : Date.now() > deadline) throw error;
        if (outcome.kind === 'advanced' && isRefusedValue(error)) {
          log.error('the database refuses this result for good', { error });
          return this.store(claim, { kind: 'failed', fault: unstorable(error) }, log, held);
        }
        if (!kept || !misfit) log.warn('the outcome could not be stored yet; trying again', { error });
        await sleep(wait);
      }
    }
  }

  private noteRest(stage: StageStatus, outcome: StageOutcome): void {
    if (outcome.kind === 'deferred') this.parts.rest.rest(stage, outcome.delayMs);
    else if (outcome.kind === 'advanced') this.parts.rest.over(stage);
  }

  private report(answer: SettleAnswer, outcome: StageOutcome, log: Logger): void {
    if (answer === 'lost') log.warn('the outcome was refused: a newer claim holds the job', { outcome: outcome.kind });
    else log.info('stage settled', { outcome: outcome.kind });
  }
}

/** SQLSTATE classes 22 (bad data) and 23 (broken constraint): the same value will be refused again. */
function isRefusedValue(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && /^2[23]/.test(code);
}

function unstorable(error: unknown): Fault {
  return new Fault('INTERNAL', 'The result of this stage could not be stored. The engine log has the details.', {
    cause: error,
    retryable: false,
  });
}

function workerLost(times: number): Fault {
  return new Fault(
    'INTERNAL',
    `WORKER_LOST: ${times} workers died while they held this job, so it was set aside. Check the recording, then retry the job.`,
    { retryable: false },
  );
}
