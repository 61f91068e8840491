import type { JobFaultCode } from '../../platform/fault-codes.js';

/** What can be done about a failed job. */
export const FAILURE_ACTIONS = ['RETRY', 'WAIT', 'REPLACE_AUDIO', 'CHECK_SETTING', 'REVIEW', 'ACKNOWLEDGE'] as const;
export type FailureAction = (typeof FAILURE_ACTIONS)[number];

/** One thing to do, with a sentence for the person who decides. */
export interface FailureAdvice {
  readonly action: FailureAction;
  readonly sentence: string;
}

const ACKNOWLEDGE: FailureAdvice = {
  action: 'ACKNOWLEDGE',
  sentence: 'Acknowledge it with a note if you decide to do nothing about it.',
};
const WAIT: FailureAdvice = {
  action: 'WAIT',
  sentence: 'Wait: the failed-job sweep requeues it after a pause, up to three times.',
};
const advise = (action: FailureAction, sentence: string): FailureAdvice => ({ action, sentence });

const RATE_LIMITED: readonly FailureAdvice[] = [
  advise('RETRY', 'Retry later. retryFailedJobs requeues many jobs at a rate that the provider can handle.'),
  advise(
    'CHECK_SETTING',
    'If it happens often, raise the limit of the account at the provider, or lower WORKER_CONCURRENCY.',
  ),
];

/** These exclude what the sweep does by itself: see `adviceFor`. */
const ADVICE: Readonly<Record<JobFaultCode, readonly FailureAdvice[]>> = {
  AUDIO_NOT_FOUND: [
    advise(
      'REPLACE_AUDIO',
      'Upload the file to the audio bucket under the name the job gives, or submit a job with the right name.',
    ),
    advise('RETRY', 'Upload the file, then retry.'),
  ],
  AUDIO_FORBIDDEN: [
    advise('REPLACE_AUDIO', 'Submit a job with a file of the user’s own in the audio bucket.'),
    advise('CHECK_SETTING', 'If the address is meant to be allowed, add its host to AUDIO_URL_HOSTS, then retry.'),
  ],
  AUDIO_UNREADABLE: [
    advise(
      'REPLACE_AUDIO',
      'Open the file in a player; export it again as WAV, FLAC, MP3 or M4A and submit that file.',
    ),
  ],
  AUDIO_TOO_LARGE: [
    advise('REPLACE_AUDIO', 'Cut the recording into parts, or export it compressed, and submit those.'),
    advise(
      'CHECK_SETTING',
      'Raise MAX_AUDIO_BYTES or MAX_AUDIO_SECONDS if recordings of this size should be accepted, then retry.',
    ),
  ],
  NO_SPEECH: [
    advise('REPLACE_AUDIO', 'Listen to the recording: if there is speech on it, raise its level and submit it again.'),
  ],
  TRANSCRIBER_UNAVAILABLE: [
    advise('RETRY', 'Retry once the transcriber answers again.'),
    advise('CHECK_SETTING', 'If it stays unavailable, check TRANSCRIBER_BASE_URL and the status page of the provider.'),
  ],
  TRANSCRIBER_RATE_LIMITED: RATE_LIMITED,
  TRANSCRIBER_REJECTED: [
    advise(
      'CHECK_SETTING',
      'Check TRANSCRIBER_MODEL, TRANSCRIBER_API_KEY and the credit of the account; the message says what was refused.',
    ),
    advise('RETRY', 'Fix the cause, then retry.'),
  ],
  REFINER_UNAVAILABLE: [
    advise('RETRY', 'Retry once the refiner answers again; the transcript is kept and not paid for again.'),
    advise('CHECK_SETTING', 'If it stays unavailable, check REFINER_BASE_URL and the status page of the provider.'),
  ],
  REFINER_RATE_LIMITED: RATE_LIMITED,
  REFINER_REJECTED: [
    advise(
      'CHECK_SETTING',
      'Check REFINER_MODEL, REFINER_API_KEY and the credit of the account; the message says what was refused.',
    ),
    advise('RETRY', 'Fix the cause, then retry; the transcript is kept.'),
  ],
  REFINER_UNFAITHFUL: [
    advise('REVIEW', 'Compare the transcript with the findings of the refinement: they say what was lost or added.'),
    advise('RETRY', 'Retry for another attempt of the refiner; a stronger REFINER_MODEL helps more than a second try.'),
  ],
  CANCELLED: [advise('RETRY', 'Retry the job to run it after all.')],
  TIMED_OUT: [
    advise('RETRY', 'Retry. Stored results are reused.'),
    advise('CHECK_SETTING', 'If long recordings time out again and again, raise STAGE_TIMEOUT_SECONDS.'),
  ],
  INTERNAL: [
    advise('RETRY', 'Retry once. Stored results are reused.'),
    advise('CHECK_SETTING', 'If it fails again, read the engine log of that time.'),
  ],
};

/** Actions that only operators can take. */
const FOR_OPERATORS: readonly FailureAction[] = ['CHECK_SETTING', 'ACKNOWLEDGE'];

/**
 * What can be done about a failure, most useful first. Operators (admins and keys) get more options than owners.
 * @param closed whether retention deleted the job's texts, so that the job cannot run again
 */
export function adviceFor(
  failure: { readonly code: JobFaultCode; readonly retryable: boolean },
  operator: boolean,
  closed = false,
): readonly FailureAdvice[] {
  const towardsAnotherRun = closed ? [] : [...(failure.retryable ? [WAIT] : []), ...ADVICE[failure.code]];
  const offered = [...towardsAnotherRun, ACKNOWLEDGE];
  return operator ? offered : offered.filter(({ action }) => !FOR_OPERATORS.includes(action));
}
