import type { JobFaultCode } from '../../platform/fault-codes.js';

/** One failed attempt, as `error_details.attempts` keeps it. */
export interface FailedAttempt {
  readonly attempt: number;
  readonly stage: string;
  readonly code: JobFaultCode;
  readonly message: string;
  readonly at: string;
}

/** `studio_jobs.error_details`. */
export interface ErrorDetails {
  readonly code: JobFaultCode;
  readonly message: string;
  readonly stage: string;
  readonly attempt: number;
  readonly retryable: boolean;
  /** ISO 8601, database time. */
  readonly at: string;
  readonly provider?: string;
  readonly httpStatus?: number;
  readonly attempts: readonly FailedAttempt[];
}
