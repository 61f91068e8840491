import { statSync } from 'node:fs';
import { declaredBytes } from './declared-bytes.js';
import { DecodeError } from './track-decoder.js';

/** How much shorter than declared a track may be, and how much of it may be damaged, in seconds: encoders round by a few frames (decision 7). */
export const MISSING_ALLOWED = 0.25;

/** @throws DecodeError if the header announces more bytes than there are. @param seconds how long the file plays */
export function requireAnnouncedBytes(path: string, demuxer: string, seconds: number): void {
  const size = statSync(path).size;
  const announced = declaredBytes(path, demuxer);
  if (announced === null || (announced - size) * (seconds / size) <= MISSING_ALLOWED) return;
  throw new DecodeError('cut-off', seconds, `${announced} bytes were announced`);
}
