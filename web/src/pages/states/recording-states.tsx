import type { ReactNode } from 'react';
import { RecordingPage } from '../recording/recording-page.js';
import { RecordingView } from '../recording/recording-view.js';
import { Answered } from './answered.js';
import { RECORDING, RECORDING_FAILED, RECORDING_PARTS, RECORDING_RUNNING } from './recording-examples.js';

const BROKEN = { Recording: new TypeError('Failed to fetch') };
const NONE = { Recording: { job: null } };

/** The page of a recording in each of its states. */
export const RECORDING_STATES: readonly (readonly [string, ReactNode])[] = [
  ['A recording: loading', <RecordingPage key="r1" />],
  [
    'A recording: error',
    <Answered key="r2" answers={BROKEN}>
      <RecordingPage />
    </Answered>,
  ],
  [
    'A recording: none',
    <Answered key="r3" answers={NONE}>
      <RecordingPage />
    </Answered>,
  ],
  ['A recording: running', <RecordingView key="r4" job={RECORDING_RUNNING} />],
  ['A recording: failed', <RecordingView key="r5" job={RECORDING_FAILED} />],
  [
    'A recording: full',
    <Answered key="r6" answers={RECORDING_PARTS}>
      <RecordingView job={RECORDING} />
    </Answered>,
  ],
];
