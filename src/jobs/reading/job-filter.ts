import type { Verdict } from '../../language/compare/verdict.js';
import type { JobFaultCode } from '../../platform/fault-codes.js';
import type { JobStatus, StageStatus } from '../record/job-status.js';

/** Which jobs are meant. What is left out does not narrow; an empty list matches nothing. */
export interface JobFilter {
  readonly statuses?: readonly JobStatus[];
  readonly userId?: string;
  /** Of the user with this e-mail address, in any case. For operators; `JobFilterAccess` turns it into `userId`. */
  readonly email?: string;
  /** On the current refined text. */
  readonly verdicts?: readonly Verdict[];
  /** Whether a person has decided on the current refined text. */
  readonly reviewed?: boolean;
  /** True: COMPLETE, not reviewed, and with a verdict other than PASS or a flag of `ROUGH_FLAGS`. */
  readonly toReview?: true;
  /** Named at intake, or whose rules the text follows. */
  readonly brand?: string;
  /** Kinds of quality flags, one of which the transcript has. */
  readonly flags?: readonly string[];
  /** None of these. */
  readonly exceptFlags?: readonly string[];
  /** Words of the texts, as a web search takes them; `JobFilterAccess` turns them into a tsquery. */
  readonly search?: string;
  /** Inclusive. */
  readonly createdFrom?: Date;
  /** Exclusive. */
  readonly createdTo?: Date;
  /** Time of failure, inclusive. Of jobs that are FAILED; lists are then in the order of failure, as with `provider` and `pattern`. */
  readonly failedFrom?: Date;
  /** Exclusive. */
  readonly failedTo?: Date;
  /** Of jobs that are FAILED. */
  readonly errorCodes?: readonly JobFaultCode[];
  /** FAILED jobs with these codes are left out. */
  readonly exceptCodes?: readonly JobFaultCode[];
  /** The stage that failed. */
  readonly stage?: StageStatus;
  /** The provider that was asked when it failed. */
  readonly provider?: string;
  /** The pattern of the message, as `failureBreakdown` gives it; `<other>` is a message beyond the clusters that are kept apart. */
  readonly pattern?: string;
  /** Whether a retry can succeed without a change. */
  readonly retryable?: boolean;
  /** Whether a person has acknowledged this very failure. */
  readonly acknowledged?: boolean;
  /** Beginning of the submitter's name for the job or of the audio's file name, in any case. */
  readonly text?: string;
}

/** Whether lists are in the order of failure: the filter narrows by its time, its message or its provider. */
export function byFailure({ failedFrom, failedTo, provider, pattern }: JobFilter): boolean {
  return [failedFrom, failedTo, provider, pattern].some((value) => value !== undefined);
}
