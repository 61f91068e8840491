import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import type { InputAudioTrack } from 'mediabunny';

/** Enough for a WAV header with tags before its data. */
const HEADER_BYTES = 64 * 1024;
/** What recorders write that do not know the length yet. */
const UNKNOWN_SIZES = [0, 0xffffffff, 0x7fffffff, 0xffffffff - 36];

/**
 * How long the container says a track is, in seconds; null where it does not say or only guesses. It is compared with what
 * was decoded, and never trusted for anything else.
 */
export async function declaredSeconds(track: InputAudioTrack, format: string, path: string): Promise<number | null> {
  const header = readHeader(path);
  if (format === 'WAVE') return declaredByWav(header.bytes, header.fileSize, await track.getDurationFromMetadata());
  // Without such a tag the length of an MP3 is guessed from its first frame's bit rate.
  if (format === 'MP3' && !hasLengthTag(path, header.bytes)) return null;
  // Matroska gives one length for all tracks: a film may go on after its sound has ended.
  const shared = /Matroska|WebM/.test(format) && (await track.input.getVideoTracks()).length > 0;
  return shared ? null : await track.getDurationFromMetadata();
}

/** The reader cuts the length down to the file's, so the header is asked itself. */
function declaredByWav(header: Buffer, fileSize: number, available: number | null): number | null {
  const data = findData(header);
  if (!data || available === null || UNKNOWN_SIZES.includes(data.size)) return null;
  const present = fileSize - data.start;
  return present <= 0 ? null : available * Math.max(1, data.size / present);
}

/**
 * A recorder that streams leaves 0 as the size of a WAV's data, which the reader takes at its word: what is there is written
 * into the header. The file is our own copy.
 */
export function completeStreamedWav(path: string): void {
  const { bytes, fileSize } = readHeader(path);
  if (bytes.toString('latin1', 0, 4) !== 'RIFF') return;
  const data = findData(bytes);
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

function findData(header: Buffer): { readonly start: number; readonly size: number } | null {
  let at = 12;
  while (at + 8 <= header.length) {
    const size = header.readUInt32LE(at + 4);
    if (header.toString('latin1', at, at + 4) === 'data') return { start: at + 8, size };
    at += 8 + size + (size % 2);
  }
  return null;
}

function hasLengthTag(path: string, header: Buffer): boolean {
  const start = header.toString('latin1', 0, 3) === 'ID3' && header.length > 10 ? 10 + syncSafe(header) : 0;
  const frame = start === 0 ? header : readHeader(path, start).bytes;
  return /Xing|Info|VBRI/.test(frame.toString('latin1', 0, 4096));
}

function syncSafe(header: Buffer): number {
  return header.subarray(6, 10).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
}

function readHeader(path: string, position = 0): { bytes: Buffer; fileSize: number } {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(HEADER_BYTES);
    const read = readSync(file, bytes, 0, HEADER_BYTES, position);
    return { bytes: bytes.subarray(0, read), fileSize: fstatSync(file).size };
  } finally {
    closeSync(file);
  }
}
