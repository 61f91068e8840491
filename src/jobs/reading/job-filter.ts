import type { Verdict } from '../../language/compare/verdict.js';
import type { JobFaultCode } from '../../platform/fault-codes.js';
import type { JobStatus, StageStatus } from '../record/job-status.js';

/** Which jobs are meant. What is left out does not narrow; an empty list matches nothing. */
export interface JobFilter {
  readonly statuses?: readonly JobStatus[];
  readonly userId?: string;
  /** On the current refined text. */
  readonly verdicts?: readonly Verdict[];
  /** Inclusive. */
  readonly createdFrom?: Date;
  /** Exclusive. */
  readonly createdTo?: Date;
  /** Of jobs that are FAILED. */
  readonly errorCodes?: readonly JobFaultCode[];
  /** FAILED jobs with these codes are left out. */
  readonly exceptCodes?: readonly JobFaultCode[];
  /** The stage that failed. */
  readonly stage?: StageStatus;
  /** Whether a retry can succeed without a change. */
  readonly retryable?: boolean;
  /** Whether a person has acknowledged this very failure. */
  readonly acknowledged?: boolean;
  /** Beginning of the submitter's name for the job or of the audio's file name, in any case. */
  readonly text?: string;
}
