import type { RecordingChangesQuery, RecordingSegmentsQuery } from '../recording/operations.js';
import type { RecordingJob } from '../recording/use-recording.js';
import type { Answers } from './answered.js';
import { AT } from './made-pages.js';

const RAW = 'Anna: um so where did you record it?\n\nBo: in the old chapel it took nine days.';
const REFINED = 'Anna: So where did you record it?\n\nBo: In the old chapel. It took 19 days.';
const place = (text: string, words: string) => [text.indexOf(words), text.indexOf(words) + words.length];

/** A recording whose audio is deleted, so that nothing asks for it. */
export const RECORDING: RecordingJob = {
  ...{ jobId: 'made', userId: 'somebody', drivenBy: 'ENGINE', status: 'COMPLETE', createdAt: AT },
  ...{
    rawAudioUrl: 'owner/interview with the founder.mp3',
    clientJobId: null,
    audioDeletedAt: AT,
    textsDeletedAt: null,
  },
  ...{
    brand: 'Evolution Studios',
    verdict: 'REJECT',
    processingTimeMs: 41_000,
    rawTranscript: RAW,
    refinedText: REFINED,
  },
  ...{ progress: null, waitingFor: null, errorDetails: null, review: null, actions: [] },
  brandBible: { name: 'Evolution Studios', version: 3 },
  flags: [{ kind: 'LOW_CONFIDENCE', message: 'The recogniser is not sure of its words here.', start: 4, end: 6 }],
  enrichment: { durationSeconds: 9, language: 'en', wordCount: 17, topics: ['chapel', 'recording'] },
  refinements: [
    {
      ...{ version: 1, kind: 'machine', verdict: 'REJECT', current: true, createdAt: AT, provider: 'openai' },
      ...{ model: 'gpt-4o', brandBibleName: 'Evolution Studios', brandBibleVersion: 3, costUsd: 0.0021 },
      findings: [
        {
          ...{ check: 'figures', grade: 'REJECT', message: '"19" was never said.' },
          ...{ rawSpan: place(RAW, 'nine'), refinedSpan: place(REFINED, '19') },
        },
      ],
      coverage: { checked: ['figures'], unchecked: ['quotations'], language: 'en' },
    },
  ],
};
export const RECORDING_RUNNING: RecordingJob = {
  ...RECORDING,
  ...{ status: 'TRANSCRIBING', verdict: null, rawTranscript: null, refinedText: null, audioDeletedAt: AT },
  ...{ flags: [], enrichment: null, refinements: [] },
  progress: { stage: 'TRANSCRIBING', percent: 40, note: 'part 4 of 10', secondsLeft: 90 },
};
export const RECORDING_FAILED: RecordingJob = {
  ...RECORDING_RUNNING,
  ...{ status: 'FAILED', progress: null },
  errorDetails: { code: 'NO_SPEECH', message: 'No speech was found in the recording.', retryable: false },
  actions: [{ action: 'REPLACE_AUDIO', sentence: 'Check that the right file was uploaded, then submit it again.' }],
};

const segment = (ordinal: number, speaker: string, text: string) => ({
  ...{ ordinal, start: ordinal * 4, end: ordinal * 4 + 3, speaker, wordStarts: null, confidence: 0.9, text },
});
export const RECORDING_PARTS: Answers = {
  RecordingSegments: {
    job: {
      jobId: 'made',
      segments: [
        segment(0, 'Anna', 'um so where did you record it?'),
        segment(1, 'Bo', 'in the old chapel it took nine days.'),
      ],
    },
  } satisfies RecordingSegmentsQuery,
  RecordingChanges: { textDiff: [] } satisfies RecordingChangesQuery,
};
