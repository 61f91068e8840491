import type { Verdict } from '../../language/compare/verdict.js';
import type { JobFaultCode } from '../../platform/fault-codes.js';
import type { JobStatus, StageStatus } from '../record/job-status.js';

/** Which jobs a list contains. A missing field does not filter; an empty list matches nothing. */
export interface JobFilter {
  readonly statuses?: readonly JobStatus[];
  readonly userId?: string;
  /** The user's e-mail address, in any case. For operators; `JobFilterAccess` turns it into `userId`. */
  readonly email?: string;
  /** Verdicts of the current refined text. */
  readonly verdicts?: readonly Verdict[];
  /** Whether a person has decided on the current refined text. */
  readonly reviewed?: boolean;
  /** True: COMPLETE, not reviewed, and with a verdict other than PASS or a flag of `ROUGH_FLAGS`. */
  readonly toReview?: true;
  /** A brand that was named at intake, or that the text follows. */
  readonly brand?: string;
  /** Kinds of quality flags; the transcript has at least one of them. */
  /** True: of the brand that ships, which no job is marked with. `JobFilterAccess` makes it of its name. */
  readonly unbranded?: true;
  /** Kinds of quality flags; the transcript has at least one of them. */
  readonly flags?: readonly string[];
  /** Kinds of quality flags; the transcript has none of them. */
  readonly exceptFlags?: readonly string[];
  /** Words of the texts, as a web search takes them; `JobFilterAccess` turns them into a tsquery. */
  readonly search?: string;
  /** Inclusive. */
  readonly createdFrom?: Date;
  /** Exclusive. */
  readonly createdTo?: Date;
  /** Time of failure, inclusive. Matches only FAILED jobs. Lists are then in the order of failure, as with `provider` and `pattern`. */
  readonly failedFrom?: Date;
  /** Exclusive. */
  readonly failedTo?: Date;
  /** Codes of FAILED jobs. */
  readonly errorCodes?: readonly JobFaultCode[];
  /** FAILED jobs with these codes are left out. */
  readonly exceptCodes?: readonly JobFaultCode[];
  /** The stage that failed. */
  readonly stage?: StageStatus;
  /** The provider that the job used when it failed. */
  readonly provider?: string;
  /** The pattern of the message, as `failureBreakdown` returns it; `<other>` matches a message without a cluster of its own. */
  readonly pattern?: string;
  /** Whether a retry can succeed without a change. */
  readonly retryable?: boolean;
  /** Whether a person has acknowledged this failure. */
  readonly acknowledged?: boolean;
  /** Beginning of the client's name for the job or of the audio's file name, in any case. */
  readonly text?: string;
}

/** Whether lists are in the order of failure: the filter has a time of failure, a pattern or a provider. */
export function byFailure({ failedFrom, failedTo, provider, pattern }: JobFilter): boolean {
  return [failedFrom, failedTo, provider, pattern].some((value) => value !== undefined);
}
