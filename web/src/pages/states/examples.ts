import type { Recording } from '../recordings/use-recordings.js';
import type { ReviewItem } from '../review/use-to-review.js';

const AT = '2026-11-30T09:00:00.000Z';
const job = (name: string, part: Partial<Recording>): Recording => ({
  jobId: name,
  userId: 'somebody',
  drivenBy: 'ENGINE',
  status: 'COMPLETE',
  createdAt: AT,
  rawAudioUrl: `owner/folder/${name}`,
  clientJobId: null,
  brand: null,
  verdict: 'PASS',
  processingTimeMs: 41_000,
  progress: null,
  waitingFor: null,
  errorDetails: null,
  ...part,
});
/** A recording in each status and with each verdict. */
export const RECORDINGS: readonly Recording[] = [
  job('waiting.mp3', {
    status: 'NEW',
    verdict: null,
    waitingFor: {
      what: 'TURN',
      reason: 'Other jobs are first.',
      nextTry: null,
      turnsBefore: 2,
    },
  }),
  job('a name that is so long that it does not fit into one line of a phone, nor into two of them.m4a', {
    status: 'TRANSCRIBING',
    verdict: null,
    brand: 'Evolution Studios',
    progress: { stage: 'TRANSCRIBING', percent: 40, note: 'part 4 of 10', secondsLeft: 90 },
  }),
  job('failed.wav', {
    status: 'FAILED',
    verdict: null,
    errorDetails: {
      code: 'NO_SPEECH',
      message: 'No speech was found in the recording. Check that the right file was uploaded.',
      retryable: false,
    },
  }),
  job('failed for a moment.wav', {
    status: 'FAILED',
    verdict: null,
    errorDetails: {
      code: 'REFINER_UNAVAILABLE',
      message: 'The provider did not answer. Retry the recording later.',
      retryable: true,
    },
  }),
  job('of a program.mp3', { status: 'TRANSCRIBING', verdict: null, drivenBy: 'CLIENT' }),
  job('checked.flac', { verdict: 'PASS' }),
  job('to review.mp3', { verdict: 'REVIEW' }),
  job('not checked.mp3', { verdict: 'UNCHECKED' }),
  job('rejected.mp3', { verdict: 'REJECT' }),
];
/** A text to review. */
export const TO_REVIEW: readonly ReviewItem[] = [
  {
    jobId: 'review',
    status: 'COMPLETE',
    createdAt: AT,
    rawAudioUrl: 'owner/folder/interview with the founder.mp3',
    clientJobId: null,
    brand: 'Evolution Studios',
    verdict: 'REVIEW',
    flags: [],
    refinements: [
      {
        version: 1,
        current: true,
        findings: [
          {
            grade: 'REVIEW',
            message: 'The meaning may have moved: "might" → "will".',
          },
        ],
        coverage: { unchecked: [] },
      },
    ],
  },
];
