import type { StageSettlement } from '../../jobs/lifecycle/job-moves.js';
import type { ErrorDetails } from '../../jobs/record/error-details.js';
import { storableText } from '../../jobs/record/storable-text.js';
import type { Fault } from '../../platform/fault.js';
import { isJobFaultCode } from '../../platform/fault-codes.js';
import type { Redact } from '../../platform/logging/redaction.js';
import type { Settlement, StageClaim } from './outcome.js';

/** Longest cause that is stored, in characters: an error may quote a whole answer. */
const LONGEST_CAUSE = 2_000;

/**
 * Turns an outcome into its settlement.
 * @param redact removes secrets from errors: a provider's error may quote its key
 */
export function settlementOf({ claim, outcome }: Settlement, redact: Redact): StageSettlement {
  const stored: Redact = (text) => storableText(redact(text));
  const { jobId, deliveryId, retryCount, attempt, stage } = claim;
  const held = { jobId, deliveryId, retryCount, attempt, stage };
  switch (outcome.kind) {
    case 'advanced':
      return { ...held, kind: outcome.kind, output: outcome.output };
    case 'failed':
      return {
        ...held,
        kind: outcome.kind,
        fault: faultRecord(outcome.fault, (text) => finalMessage(stored(text))),
        errorDetails: errorDetails(claim, outcome.fault, stored),
        reason: outcome.fault.code === 'CANCELLED' ? 'cancelled' : 'failed',
        ...(outcome.output === undefined ? {} : { output: outcome.output }),
      };
    case 'interrupted':
      return { ...held, kind: outcome.kind };
    default:
      return { ...held, kind: outcome.kind, fault: faultRecord(outcome.fault, stored), delayMs: outcome.delayMs };
  }
}

function errorDetails(claim: StageClaim, fault: Fault, stored: Redact): Omit<ErrorDetails, 'attempts' | 'at'> {
  return {
    code: isJobFaultCode(fault.code) ? fault.code : 'INTERNAL',
    message: finalMessage(stored(fault.message)),
    stage: claim.stage,
    attempt: claim.attempt,
    retryable: fault.retryable,
    ...(fault.provider === undefined ? {} : { provider: stored(fault.provider) }),
    ...(fault.providerStatus === undefined ? {} : { httpStatus: fault.providerStatus }),
  };
}

function faultRecord(fault: Fault, stored: Redact): object {
  const cause =
    fault.cause instanceof Error
      ? stored(`${fault.cause.name}: ${fault.cause.message}`).slice(0, LONGEST_CAUSE).toWellFormed()
      : undefined;
  return {
    code: fault.code,
    message: stored(fault.message),
    retryable: fault.retryable,
    provider: fault.provider && stored(fault.provider),
    httpStatus: fault.providerStatus,
    cause,
  };
}

/** The promise of another attempt in the messages of transient faults. */
const NEXT_ATTEMPT =
  /\b(?:It is tried again|It is retried|The engine tries again|The request is retried)(?: when the provider allows it)?(?=[.;,])/g;

/** The message of a fault that ends a job, without that promise: the engine makes no further attempt in this run. */
export function finalMessage(message: string): string {
  return message.replace(NEXT_ATTEMPT, 'All attempts of this run failed');
}
