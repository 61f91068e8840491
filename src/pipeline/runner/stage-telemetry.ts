import { STAGE_LIST } from '../../jobs/record/stage-list.js';
import type { Instruments } from '../../platform/telemetry/instruments.js';
import type { OpenSpan, TracedRun, Tracing } from '../../platform/telemetry/tracing.js';
import type { StageClaim, StageOutcome } from './outcome.js';
import type { SettleAnswer } from './settler.js';

/** The stage after which a job is COMPLETE. */
const LAST_STAGE = STAGE_LIST.at(-1)?.status;

/** Measures and traces the runs of stages. */
export class StageTelemetry {
  constructor(
    private readonly instruments: Instruments,
    private readonly tracing: Tracing,
  ) {}

  /** Wraps a whole run, from its claim to its stored outcome. */
  around<Result>(claim: StageClaim, work: (span: OpenSpan) => Promise<Result>): Promise<Result> {
    if (claim.waitedMs !== null) this.instruments.stageWaited(claim.stage, claim.waitedMs / 1000);
    const facts = { 'job.stage': claim.stage, 'job.attempt': claim.attempt };
    return this.tracing.inRun(runOf(claim), `stage ${claim.stage}`, facts, work);
  }

  /** @param startedAt `performance.now()` at the claim */
  settled(claim: StageClaim, outcome: StageOutcome, answer: SettleAnswer, span: OpenSpan, startedAt: number): void {
    const fault = 'fault' in outcome ? outcome.fault.code : null;
    const seconds = (performance.now() - startedAt) / 1000;
    this.instruments.stageEnded(claim.stage, answer === 'lost' ? answer : outcome.kind, seconds, fault);
    span.note({ 'job.outcome': answer === 'lost' ? answer : outcome.kind });
    if (fault !== null) span.fail(fault);
    if (answer === 'lost') return;
    const complete = outcome.kind === 'advanced' && claim.stage === LAST_STAGE;
    if (!complete && outcome.kind !== 'failed') return;
    this.tracing.runEnded(runOf(claim), { 'job.status': complete ? 'COMPLETE' : 'FAILED' }, fault);
  }
}

const runOf = ({ jobId, runStartedAt }: StageClaim): TracedRun => ({ jobId, runStartedAt });
