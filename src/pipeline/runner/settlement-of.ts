import type { StageSettlement } from '../../jobs/lifecycle/job-moves.js';
import type { ErrorDetails } from '../../jobs/record/error-details.js';
import { storableText } from '../../jobs/record/storable-text.js';
import type { Fault } from '../../platform/fault.js';
import { isJobFaultCode } from '../../platform/fault-codes.js';
import type { Settlement, StageClaim } from './outcome.js';

/** Longest cause that is stored, in characters: an error may quote a whole answer. */
const LONGEST_CAUSE = 2_000;

/** How an outcome is settled. */
export function settlementOf({ claim, outcome }: Settlement): StageSettlement {
  const { jobId, deliveryId, retryCount, attempt, stage } = claim;
  const held = { jobId, deliveryId, retryCount, attempt, stage };
  switch (outcome.kind) {
    case 'advanced':
      return { ...held, kind: outcome.kind, output: outcome.output };
    case 'failed':
      return {
        ...held,
        kind: outcome.kind,
        fault: faultRecord(outcome.fault),
        errorDetails: errorDetails(claim, outcome.fault),
        reason: outcome.fault.code === 'CANCELLED' ? 'cancelled' : 'failed',
        ...(outcome.output === undefined ? {} : { output: outcome.output }),
      };
    case 'interrupted':
      return { ...held, kind: outcome.kind };
    default:
      return { ...held, kind: outcome.kind, fault: faultRecord(outcome.fault), delayMs: outcome.delayMs };
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

function faultRecord(fault: Fault): object {
  const cause =
    fault.cause instanceof Error
      ? storableText(`${fault.cause.name}: ${fault.cause.message}`.slice(0, LONGEST_CAUSE))
      : undefined;
  return {
    code: fault.code,
    message: storableText(fault.message),
    retryable: fault.retryable,
    provider: fault.provider && storableText(fault.provider),
    httpStatus: fault.providerStatus,
    cause,
  };
}
