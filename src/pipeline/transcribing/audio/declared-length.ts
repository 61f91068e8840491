import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import type { InputAudioTrack } from 'mediabunny';
import { firstFrame } from './mp3-delay.js';
import { isOpenEnd, readWavHeader } from './wav-chunks.js';

/**
 * The length of a track according to its container, in seconds; null if the container does not state it or only guesses. It is only
 * compared with the decoded length, and never trusted for anything else.
 */
export async function declaredSeconds(track: InputAudioTrack, format: string, path: string): Promise<number | null> {
  if (format === 'WAVE') return declaredByWav(path, await track.getDurationFromMetadata());
  // Without such a tag the length of an MP3 is guessed from its first frame's bit rate.
  if (format === 'MP3' && !hasLengthTag(path)) return null;
  // Matroska gives one length for all tracks: a film may continue after its sound has ended.
  const shared = /Matroska|WebM/.test(format) && (await track.input.getVideoTracks()).length > 0;
  return shared ? null : await track.getDurationFromMetadata();
}

/** The reader limits the length to that of the file, so the length is read from the header itself. */
function declaredByWav(path: string, available: number | null): number | null {
  const data = readWavHeader(path)?.data;
  if (!data || available === null || isOpenEnd(data.size)) return null;
  const present = statSync(path).size - data.start;
  return present <= 0 ? null : available * Math.max(1, data.size / present);
}

/** The size of a RIFF without the eight bytes that hold its name and this size. */
const RIFF_HEADER_BYTES = 8;

/**
 * A recorder that streams leaves 0 as the size of a WAV's data, and others a size of the whole that ends before its data; the reader believes
 * both. The actual sizes are therefore written into the header. The file is the engine's own copy.
 */
export function completeStreamedWav(path: string): void {
  const { data, riffBytes = null } = readWavHeader(path) ?? {};
  const fileSize = statSync(path).size;
  if (!data || fileSize <= data.start) return;
  if (data.size === 0) writeSize(path, data.start - 4, fileSize - data.start);
  const end = Math.min(fileSize, data.size === 0 ? fileSize : data.start + data.size);
  if (riffBytes !== null && riffBytes + RIFF_HEADER_BYTES < end) writeSize(path, 4, fileSize - RIFF_HEADER_BYTES);
}

/** Writes a size of a WAV, which has 32 bits. */
function writeSize(path: string, at: number, bytes: number): void {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(Math.min(bytes, 0xfffffffe));
  const file = openSync(path, 'r+');
  try {
    writeSync(file, size, 0, 4, at);
  } finally {
    closeSync(file);
  }
}

function hasLengthTag(path: string): boolean {
  return /Xing|Info|VBRI/.test(firstFrame(path).toString('latin1'));
}
