import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import type { InputAudioTrack } from 'mediabunny';
import { firstFrame } from './mp3-delay.js';
import { readWavHeader } from './wav-chunks.js';

/** Values that recorders write while the length is unknown; the last is SoX's, for a pipe. */
const UNKNOWN_SIZES = [0, 0xffffffff, 0x7fffffff, 0xffffffff - 36, 0x7ffff000];

/**
 * The length of a track according to its container, in seconds; null if the container does not state it or only guesses. It is only
 * compared with the decoded length, and never trusted for anything else.
 */
export async function declaredSeconds(track: InputAudioTrack, format: string, path: string): Promise<number | null> {
  if (format === 'WAVE') return declaredByWav(path, await track.getDurationFromMetadata());
  // Without such a tag the length of an MP3 is guessed from its first frame's bit rate.
  if (format === 'MP3' && !hasLengthTag(path)) return null;
  // Matroska gives one length for all tracks: a film may go on after its sound has ended.
  const shared = /Matroska|WebM/.test(format) && (await track.input.getVideoTracks()).length > 0;
  return shared ? null : await track.getDurationFromMetadata();
}

/** The reader limits the length to that of the file, so the length is read from the header itself. */
function declaredByWav(path: string, available: number | null): number | null {
  const data = readWavHeader(path)?.data;
  if (!data || available === null || UNKNOWN_SIZES.includes(data.size)) return null;
  const present = statSync(path).size - data.start;
  return present <= 0 ? null : available * Math.max(1, data.size / present);
}

/**
 * A recorder that streams leaves 0 as the size of a WAV's data, and the reader believes it. The actual size is therefore written
 * into the header. The file is the engine's own copy.
 */
export function completeStreamedWav(path: string): void {
  const data = readWavHeader(path)?.data;
  const fileSize = statSync(path).size;
  if (data?.size !== 0 || fileSize <= data.start) return;
  const size = Buffer.alloc(4);
  size.writeUInt32LE(Math.min(fileSize - data.start, 0xfffffffe));
  const file = openSync(path, 'r+');
  try {
    writeSync(file, size, 0, 4, data.start - 4);
  } finally {
    closeSync(file);
  }
}

function hasLengthTag(path: string): boolean {
  return /Xing|Info|VBRI/.test(firstFrame(path).toString('latin1'));
}
