import { FileWindow } from './file-window.js';
import { STREAMS, type StreamFormat, UNIT_HEADER_BYTES } from './stream-units.js';

/** Bytes in the middle of a file that are no sound, though they should be. */
export interface StrayBytes {
  readonly bytes: number;
  /** The first of them is so many bytes from the beginning. */
  readonly from: number;
}

/** What a walk from unit to unit of a file without a table of contents found. */
export interface StreamWalk {
  /** It ends in the middle of a frame or page, as one does whose upload broke off. */
  readonly cutOff: boolean;
  /** What lies between units and is neither one nor a tag: they were overwritten or lost. */
  readonly stray: StrayBytes | null;
  /** Units whose own checksum says that they were changed (Ogg). */
  readonly changed: StrayBytes | null;
  /** Where each stream begins that is chained to the first (Ogg), in bytes. */
  readonly chained: readonly number[];
}

/**
 * Walks through a file of a format whose end and middle nothing else vouches for; of other formats it says nothing.
 * @param onUnit two gigabytes take some ten seconds: whoever watches is told that it goes on
 */
export function walkStream(path: string, format: string, onUnit: () => void): StreamWalk {
  const stream = STREAMS[format];
  if (stream === undefined) return { cutOff: false, stray: null, changed: null, chained: [] };
  const file = new FileWindow(path);
  try {
    return walk(file, stream, onUnit);
  } finally {
    file.close();
  }
}

function walk(file: FileWindow, stream: StreamFormat, onUnit: () => void): StreamWalk {
  const chained: number[] = [];
  let [position, beginning, found] = [0, true, false];
  let stray: StrayBytes | null = null as StrayBytes | null;
  let changed: StrayBytes | null = null as StrayBytes | null;
  while (position < file.size) {
    const unit = stream.read(file.at(position, UNIT_HEADER_BYTES));
    if (unit !== null) {
      onUnit();
      if (unit.begins && !beginning) chained.push(position);
      if (!stream.intact(() => file.at(position, unit.bytes))) changed = more(changed, unit.bytes, position);
      [position, beginning, found] = [position + unit.bytes, unit.begins, true];
      continue;
    }
    const tag = tagBytes(file.at(position, UNIT_HEADER_BYTES));
    const next = tag > 0 ? position + tag : nextUnit(file, position + 1, stream);
    // What lies before the first unit or after the last is a tag of an unknown kind, or padding.
    if (tag === 0 && found && next < file.size) stray = more(stray, next - position, position);
    position = next;
  }
  return { cutOff: position > file.size && found, stray, changed, chained };
}

function more(before: StrayBytes | null, bytes: number, from: number): StrayBytes {
  return { bytes: (before?.bytes ?? 0) + bytes, from: before?.from ?? from };
}

/** Where two units follow one another, or a last one ends the file. */
function nextUnit(file: FileWindow, from: number, { first, read }: StreamFormat): number {
  for (let at = file.find(first, from); at < file.size; at = file.find(first, at + 1)) {
    const unit = read(file.at(at, UNIT_HEADER_BYTES));
    if (unit === null) continue;
    const end = at + unit.bytes;
    if (end === file.size || (end < file.size && read(file.at(end, UNIT_HEADER_BYTES)) !== null)) return at;
  }
  return file.size;
}

/** The length of a tag that begins here: ID3 of either version, APE. 0 where none does. */
function tagBytes(header: Buffer): number {
  if (header.toString('latin1', 0, 3) === 'TAG') return 128;
  if (header.toString('latin1', 0, 8) === 'APETAGEX' && header.length >= 32) {
    const isHeader = (header.readUInt32LE(20) & 0x2000_0000) !== 0;
    return isHeader ? header.readUInt32LE(12) + 32 : 32;
  }
  if (header.toString('latin1', 0, 3) !== 'ID3' || header.length < 10) return 0;
  return 10 + header.subarray(6, 10).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
}
