import { isJobFaultCode, type JobFaultCode } from '../../platform/fault-codes.js';
import type { ErrorDetailsType } from './error-details.graphql.js';
import type { FailedAttemptType } from './failed-attempt.graphql.js';

/** What `error_details` says, read with care: somebody with the service role may have written it by hand. Null for none. */
export function errorDetailsView(stored: unknown): ErrorDetailsType | null {
  if (stored === null || stored === undefined) return null;
  const details = objectOf(stored);
  return {
    ...failureOf(details),
    retryable: details.retryable === true,
    provider: textOf(details.provider),
    httpStatus: wholeOf(details.httpStatus),
    attempts: Array.isArray(details.attempts) ? details.attempts.map((entry) => failureOf(objectOf(entry))) : [],
  };
}

function failureOf(details: Readonly<Record<string, unknown>>): FailedAttemptType {
  return {
    code: codeOf(details.code),
    message: textOf(details.message) ?? 'No message was recorded.',
    stage: textOf(details.stage),
    attempt: wholeOf(details.attempt),
    at: textOf(details.at),
  };
}

/** A stored code, INTERNAL for one that is none. */
export function codeOf(value: unknown): JobFaultCode {
  return typeof value === 'string' && isJobFaultCode(value) ? value : 'INTERNAL';
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function wholeOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && Math.abs(value) < 2 ** 31 ? value : null;
}
