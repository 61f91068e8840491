import type { StageStatus } from '../../jobs/record/job-status.js';
import { definitionOf } from '../../jobs/record/stage-list.js';
import type { Environment } from '../../platform/environment/environment.js';
import { Fault } from '../../platform/fault.js';
import type { Logger } from '../../platform/logging/logger.js';
import { isDatabaseOutage } from '../../platform/postgres/outage.js';
import { isSchemaMisfit, type SchemaTrouble } from '../../platform/postgres/schema-trouble.js';
import { type Backoff, type FailedAttempt, retry } from '../../platform/retry.js';
import type { OpenSpan } from '../../platform/telemetry/tracing.js';
import { watchingWaits } from '../providers/waiting.js';
import { GIVE_UP_LINES } from '../stages/held-job.js';
import type { Stage } from '../stages/stage.js';
import type { Settlement, StageClaim, StageOutcome } from './outcome.js';
import type { ProgressReporter } from './progress-reporter.js';
import { outcomeOf } from './retry-policy.js';
import type { RunningStages } from './running-stages.js';
import type { SettleAnswer, Settler } from './settler.js';
import type { StagePause } from './stage-pause.js';
import { StageRun } from './stage-run.js';
import type { StageTelemetry } from './stage-telemetry.js';

/** The parts a runner works with. */
export interface RunnerParts {
  readonly stages: ReadonlyMap<StageStatus, Stage>;
  readonly settler: Settler;
  readonly running: RunningStages;
  readonly progress: ProgressReporter;
  readonly trouble: SchemaTrouble;
  readonly pause: StagePause;
  readonly telemetry: StageTelemetry;
}

type RunnerLimits = Pick<Environment, 'stageTimeoutSeconds' | 'stageAttempts' | 'retryDelaySeconds' | 'workerLosses'>;

/** How long the runner retries to store a paid result before it drops it, in milliseconds. */
const STORE_LIMIT_MS = 10 * 60_000;
const STORE_BACKOFF: Backoff = { firstMs: 100, longestMs: 2_000 };
const MISFIT =
  "The database's schema does not fit this release. The worker keeps its results. Finish or undo the migration.";

/** Takes a claimed job through its stage: run, settle. It alone catches the errors of a stage. */
export class StageRunner {
  private stopping = false;

  constructor(
    private readonly parts: RunnerParts,
    private readonly limits: RunnerLimits,
    private readonly log: Logger,
  ) {}

  /**
   * Runs a claimed job's stage and settles it; never throws.
   * @param held aborted when the claim is lost
   * @returns milliseconds until the job is due again if it waits; otherwise null
   */
  handle(claim: StageClaim, held: AbortSignal): Promise<number | null> {
    return this.parts.telemetry.around(claim, (span) => this.take(claim, held, span));
  }

  private async take(claim: StageClaim, held: AbortSignal, span: OpenSpan): Promise<number | null> {
    const startedAt = performance.now();
    const log = this.log.with({ jobId: claim.jobId, stage: claim.stage, attempt: claim.attempt });
    const { timeoutSeconds } = definitionOf(claim.stage);
    const run = new StageRun(claim.jobId, held, (timeoutSeconds ?? this.limits.stageTimeoutSeconds) * 1000);
    this.parts.running.add(run);
    try {
      const outcome = this.stopping ? ({ kind: 'interrupted' } as const) : await this.run(claim, run, log);
      if (run.abortReason === 'claim lost') {
        log.warn(GIVE_UP_LINES.running);
        return null;
      }
      this.notePause(claim.stage, outcome);
      const answer = await this.store(claim, outcome, log, held);
      this.parts.telemetry.settled(claim, outcome, answer, span, startedAt);
      this.report(answer, outcome, log);
      return 'delayMs' in outcome ? outcome.delayMs : null;
    } catch (error) {
      log.error('The outcome of a stage could not be stored. Another worker claims the job again.', { error });
      return null;
    } finally {
      run.end();
      this.parts.running.remove(run);
    }
  }

  /** The process stops: jobs that are still claimed are requeued immediately. */
  stop(): void {
    this.stopping = true;
  }

  private async run(claim: StageClaim, run: StageRun, log: Logger): Promise<StageOutcome> {
    if (claim.lostClaims >= this.limits.workerLosses) return { kind: 'failed', fault: workerLost(claim.lostClaims) };
    const stage = this.parts.stages.get(claim.stage) as Stage;
    log.info('The stage started.');
    try {
      const { progress: reporter } = this.parts;
      const result = await run.race((signal) =>
        watchingWaits(
          (wait) => reporter.wait(claim, wait),
          () =>
            stage.run({
              job: claim.job,
              attempt: claim.attempt,
              signal,
              log,
              progress: (progress) => reporter.report(claim, progress),
            }),
        ),
      );
      return { kind: 'advanced', output: stage.output(result) };
    } catch (thrown) {
      if (run.abortReason === 'stopping') return { kind: 'interrupted' };
      return this.outcomeOf(claim, stage, run.faultOf(thrown), log);
    } finally {
      this.parts.progress.end(claim);
    }
  }

  private outcomeOf(claim: StageClaim, stage: Stage, fault: Fault, log: Logger): StageOutcome {
    log.warn('The stage failed.', { code: fault.code, retryable: fault.retryable, error: fault });
    const failed = { earlierFaults: claim.stageFaults, jobAgeMs: Date.now() - claim.job.createdAt.getTime() };
    const { attempts } = definitionOf(claim.stage);
    const outcome = outcomeOf(fault, failed, { ...this.limits, stageAttempts: attempts ?? this.limits.stageAttempts });
    const output = outcome.kind === 'failed' ? stage.outputOfFault?.(fault) : undefined;
    return output === undefined ? outcome : { kind: 'failed', fault, output };
  }

  /**
   * Retries the settlement while the database is unreachable, so that paid work is not lost. A schema that does not fit this release is
   * reported immediately. In both cases the retries continue while the claim is held: running the stage again would cost money again.
   */
  private store(claim: StageClaim, outcome: StageOutcome, log: Logger, held: AbortSignal): Promise<SettleAnswer> {
    let settlement: Settlement = { claim, outcome };
    const deadline = Date.now() + STORE_LIMIT_MS;
    const next = ({ error, waitMs }: FailedAttempt) => {
      const paid = settlement.outcome.kind === 'advanced';
      const misfit = isSchemaMisfit(error);
      const kept = paid && (misfit || isDatabaseOutage(error));
      if (this.parts.trouble.note(error)) log.error(MISFIT, { error });
      if (kept ? held.aborted : Date.now() > deadline) return null;
      if (paid && isRefusedValue(error)) {
        log.error('The database refuses this result. The job fails, since a retry would be refused too.', { error });
        settlement = { claim, outcome: { kind: 'failed', fault: unstorable(error) } };
        return 0;
      }
      if (!kept || !misfit) log.warn('The outcome of a stage could not be stored. The worker tries again.', { error });
      return waitMs;
    };
    return retry(() => this.settle(settlement), { ...STORE_BACKOFF, next });
  }

  private async settle(settlement: Settlement): Promise<SettleAnswer> {
    const answer = await this.parts.settler.settle(settlement);
    this.parts.trouble.clear();
    return answer;
  }

  private notePause(stage: StageStatus, outcome: StageOutcome): void {
    if (outcome.kind === 'deferred') this.parts.pause.pause(stage, outcome.delayMs);
    else if (outcome.kind !== 'interrupted') this.parts.pause.resume(stage);
  }

  private report(answer: SettleAnswer, outcome: StageOutcome, log: Logger): void {
    if (answer === 'lost') log.warn(GIVE_UP_LINES.settling, { outcome: outcome.kind });
    else log.info('The outcome of the stage was stored.', { outcome: outcome.kind });
  }
}

/** SQLSTATE classes 22 (bad data) and 23 (constraint violation): a retry with the same value fails again. */
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
    `WORKER_LOST: ${times} workers died while they held this job, so the job failed. Check the recording, then retry the job.`,
    { retryable: false },
  );
}
