import type { QualityFlag } from '../../jobs/results/transcript.js';
import type { Retimed } from '../../language/text/retime.js';
import type { StoredSegment } from './heard-segment-store.js';

/** A text that was rewritten altogether needs one remark, not a thousand. */
const MOST_FLAGS = 50;

/** Segments and flags of an edited transcript: each segment keeps the speaker of the one whose words it continues. */
export function editedSegments(heard: readonly StoredSegment[], { stretches, unheard }: Retimed) {
  const segments = stretches.map(
    ({ from, start, end, text, confidence, words }): StoredSegment => ({
      start_seconds: start,
      end_seconds: end,
      text,
      confidence,
      words,
      speaker: heard[from]?.speaker ?? null,
    }),
  );
  const flags = unheard.slice(0, MOST_FLAGS).map(
    ({ start, end }): QualityFlag => ({
      kind: 'EDITED',
      start,
      end,
      message:
        'A person wrote words here that the recogniser did not hear. Their times are estimated from the words around them.',
    }),
  );
  return { segments, flags };
}

/** Segments in the form of the alignment. */
export const heardStretches = (heard: readonly StoredSegment[]) =>
  heard.map(({ start_seconds: start, end_seconds: end, text, confidence, words }) => ({
    ...{ start, end, text, confidence, words },
  }));
