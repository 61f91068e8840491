import { statSync } from 'node:fs';
import { MISSING_ALLOWED } from './announced-end.js';
import { containerCutOff } from './container-end.js';
import type { JoinedRecordings } from './joined-recordings.js';
import { DecodeError } from './track-decoder.js';

/** What came of decoding a track. */
export interface Outcome {
  readonly path: string;
  readonly format: string;
  readonly seconds: number;
  /** What stopped the decoder in the middle. */
  readonly stopped: Error | null;
}

/** @throws DecodeError if the sound is shorter than its header states, or ends in the middle of something */
export function requireEnd(
  { path, format, seconds, stopped }: Outcome,
  declared: number | null,
  early: number,
  joined: JoinedRecordings,
): void {
  const missing = declared === null ? null : declared - seconds - early;
  const complete = missing !== null && missing <= MISSING_ALLOWED;
  if (stopped && !complete) throw new DecodeError('damaged', seconds, stopped.message);
  if (missing !== null && !complete) throw new DecodeError('cut-off', seconds, `${declared} seconds were announced`);
  if (containerCutOff(path, format) && (declared === null || /MP4|QuickTime/.test(format))) {
    throw new DecodeError('cut-off', seconds, 'the last element is not whole');
  }
  if (joined.from.length > 0 && (joined.end ?? 0) > statSync(path).size) {
    throw new DecodeError('cut-off', seconds, 'the last recording is not whole');
  }
}
