import type { SettlingMoves } from '../../jobs/lifecycle/job-lifecycle.js';
import type { AdvanceMove, CompleteMove, FailMove, HandOverMove, HeldClaim } from '../../jobs/lifecycle/job-moves.js';
import type { ErrorDetails } from '../../jobs/record/error-details.js';
import { storableText } from '../../jobs/record/storable-text.js';
import type { Fault } from '../../platform/fault.js';
import { isJobFaultCode } from '../../platform/fault-codes.js';
import type { StageResult } from '../stages/stage.js';
import type { Settlement, StageClaim } from './outcome.js';

/** A settlement with the id of the delivery that would take over. */
export interface PlannedSettlement extends Settlement {
  readonly nextDeliveryId: string;
}

/** Sorts settlements into the moves of the lifecycle. Throws when a stage handed back another stage's result. */
export function movesOf(settlements: readonly PlannedSettlement[], worker: string): SettlingMoves {
  const advance: AdvanceMove[] = [];
  const complete: CompleteMove[] = [];
  const fail: FailMove[] = [];
  const handOver: HandOverMove[] = [];
  for (const { claim, outcome, nextDeliveryId } of settlements) {
    const held = heldBy(claim);
    switch (outcome.kind) {
      case 'advanced': {
        const move = resultMove(held, outcome.result, nextDeliveryId);
        if (move.stage === 'REFINING') complete.push(move);
        else advance.push(move);
        break;
      }
      case 'failed':
        fail.push({
          ...held,
          errorDetails: errorDetails(claim, outcome.fault),
          reason: outcome.fault.code === 'CANCELLED' ? 'cancelled' : 'failed',
          actor: worker,
        });
        break;
      default:
        handOver.push({ ...held, nextDeliveryId, countsAsFault: outcome.kind === 'retry' });
    }
  }
  return { advance, complete, fail, handOver };
}

function heldBy(claim: StageClaim): HeldClaim {
  return { jobId: claim.job.jobId, deliveryId: claim.deliveryId, attempt: claim.attempt, stage: claim.stage };
}

function resultMove(held: HeldClaim, result: StageResult, nextDeliveryId: string): AdvanceMove | CompleteMove {
  if (result.stage !== held.stage)
    throw new Error(`the stage of ${held.stage} handed back a result of ${result.stage}`);
  switch (result.stage) {
    case 'TRANSCRIBING':
      return { ...held, stage: result.stage, nextDeliveryId, rawTranscript: result.transcript.text };
    case 'ENRICHING':
      return { ...held, stage: result.stage, nextDeliveryId, systemPrompt: result.enrichment.systemPrompt };
    case 'REFINING':
      return {
        ...held,
        stage: result.stage,
        refinedText: result.refinement.text,
        verdict: result.refinement.verdict,
        systemPrompt: result.refinement.systemPrompt,
      };
  }
}

function errorDetails(claim: StageClaim, fault: Fault): Omit<ErrorDetails, 'attempts' | 'at'> {
  return {
    code: isJobFaultCode(fault.code) ? fault.code : 'INTERNAL',
    message: storableText(fault.message),
    stage: claim.stage,
    attempt: claim.attempt,
    retryable: fault.retryable,
    ...(fault.provider === undefined ? {} : { provider: storableText(fault.provider) }),
    ...(fault.providerStatus === undefined ? {} : { httpStatus: fault.providerStatus }),
  };
}
