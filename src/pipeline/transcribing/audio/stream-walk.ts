import { FileWindow } from './file-window.js';
import { STREAMS, type StreamFormat, UNIT_HEADER_BYTES } from './stream-units.js';

/** Fewer frames of another shape are bytes that only look like frames. */
const MIXED_FRAMES = 8;

/** Bytes in the middle of a file that should be sound but are not. */
export interface StrayBytes {
  readonly bytes: number;
  /** The offset of the first of them, in bytes. */
  readonly from: number;
}

/** The result of a walk from unit to unit through a file without an index. */
export interface StreamWalk {
  /** It ends in the middle of a frame or page, as after an interrupted upload. */
  readonly cutOff: boolean;
  /** Bytes between units that are neither a unit nor a tag: units were overwritten or lost. */
  readonly stray: StrayBytes | null;
  /** Units with a wrong checksum (Ogg). */
  readonly changed: StrayBytes | null;
  /** Offset of each stream that is chained to the first (Ogg), in bytes. */
  readonly chained: readonly number[];
  /** Recordings of different sample rates or channels were joined (MP3). */
  readonly mixed: boolean;
}

/**
 * Walks through a file of a format that has no other way to check its middle and end; other formats are not checked.
 * @param onUnit called for progress: two gigabytes take some ten seconds
 */
export function walkStream(path: string, format: string, onUnit: () => void): StreamWalk {
  const stream = STREAMS[format];
  if (stream === undefined) return { cutOff: false, stray: null, changed: null, chained: [], mixed: false };
  const file = new FileWindow(path);
  try {
    return walk(file, stream, onUnit);
  } finally {
    file.close();
  }
}

function walk(file: FileWindow, stream: StreamFormat, onUnit: () => void): StreamWalk {
  const chained: number[] = [];
  const shapes = new Map<number, number>();
  let [position, beginning, found] = [0, true, false];
  let stray: StrayBytes | null = null as StrayBytes | null;
  let changed: StrayBytes | null = null as StrayBytes | null;
  while (position < file.size) {
    const unit = stream.read(file.at(position, UNIT_HEADER_BYTES));
    if (unit !== null) {
      onUnit();
      if (unit.shape !== undefined) shapes.set(unit.shape, (shapes.get(unit.shape) ?? 0) + 1);
      if (unit.begins && !beginning) chained.push(position);
      if (!stream.intact(() => file.at(position, unit.bytes))) changed = more(changed, unit.bytes, position);
      [position, beginning, found] = [position + unit.bytes, unit.begins, true];
      continue;
    }
    const tag = tagBytes(file.at(position, UNIT_HEADER_BYTES));
    const next = tag > 0 ? position + tag : nextUnit(file, position + 1, stream);
    // Bytes before the first unit or after the last are an unknown kind of tag, or padding.
    if (tag === 0 && found && next < file.size) stray = more(stray, next - position, position);
    position = next;
  }
  const mixed = [...shapes.values()].filter((frames) => frames >= MIXED_FRAMES).length > 1;
  return { cutOff: position > file.size && found, stray, changed, chained, mixed };
}

function more(before: StrayBytes | null, bytes: number, from: number): StrayBytes {
  return { bytes: (before?.bytes ?? 0) + bytes, from: before?.from ?? from };
}

/** The position where two units follow each other, or where the last one ends the file. */
function nextUnit(file: FileWindow, from: number, { first, read }: StreamFormat): number {
  for (let at = file.find(first, from); at < file.size; at = file.find(first, at + 1)) {
    const unit = read(file.at(at, UNIT_HEADER_BYTES));
    if (unit === null) continue;
    const end = at + unit.bytes;
    if (end === file.size || (end < file.size && read(file.at(end, UNIT_HEADER_BYTES)) !== null)) return at;
  }
  return file.size;
}

/** The length of a tag that begins here: ID3 of either version, APE. 0 if there is none. */
function tagBytes(header: Buffer): number {
  if (header.toString('latin1', 0, 3) === 'TAG') return 128;
  if (header.toString('latin1', 0, 8) === 'APETAGEX' && header.length >= 32) {
    const isHeader = (header.readUInt32LE(20) & 0x2000_0000) !== 0;
    return isHeader ? header.readUInt32LE(12) + 32 : 32;
  }
  if (header.toString('latin1', 0, 3) !== 'ID3' || header.length < 10) return 0;
  return 10 + header.subarray(6, 10).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
}
