import type { QualityFlag, TranscriptSegment } from '../../jobs/results/transcript.js';
import type { RefinerInput } from './refiner.js';

/** What is asked for: the input of a refiner without what the refining decides. */
export type RefiningTask = Omit<RefinerInput, 'before' | 'repair'> & {
  /** With their times, where they are stored: their pauses show where sentences end. */
  readonly segments?: readonly TranscriptSegment[];
  /** Why the transcript itself is doubtful. */
  readonly doubts?: readonly QualityFlag[];
};
