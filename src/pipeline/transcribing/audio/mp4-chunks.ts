import { FileWindow } from './file-window.js';

/** Boxes on the way to a track's tables. */
const PARENTS = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl']);
const HEADER_BYTES = 16;
/** A file has a few hundred; one with more is an attack, and libav reads it within its limits. */
const MOST_BOXES = 10_000;
/** Steps that the own reader may need for all samples of a track: some tenths of a second. */
const MOST_STEPS = 200_000_000;
const STSC_ENTRY_BYTES = 12;

interface Box {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Whether the own reader would take too long with an MP4: for each sample it adds up the sizes of all samples in the same chunk, so a track in one
 * chunk, or a damaged number of samples in a chunk, costs the square of its length. libav reads such a file in one pass.
 */
export function hasHugeChunks(path: string): boolean {
  const file = new FileWindow(path);
  try {
    return boxesIn(file).some((track) => stepsOf(file, track) > MOST_STEPS);
  } finally {
    file.close();
  }
}

/** The sample tables of each track, in order. */
function boxesIn(file: FileWindow): Box[][] {
  const tables: Box[][] = [];
  const open: Box[] = [{ name: '', start: 0, end: file.size }];
  for (let boxes = 0; open.length > 0 && boxes < MOST_BOXES; boxes += 1) {
    const box = open.at(-1) as Box;
    const child = boxAt(file, box);
    if (child === null) {
      open.pop();
      continue;
    }
    open[open.length - 1] = { ...box, start: child.end };
    if (child.name === 'stbl') tables.push([]);
    if (PARENTS.has(child.name)) open.push(child);
    else if (box.name === 'stbl') tables.at(-1)?.push(child);
  }
  return tables;
}

/** The box that begins where its parent does, without its header; null if there is none. */
function boxAt(file: FileWindow, { start, end }: Box): Box | null {
  if (start + 8 > end) return null;
  const header = file.at(start, HEADER_BYTES);
  if (header.length < 8) return null;
  const size = header.readUInt32BE(0);
  const long = size === 1 && header.length >= HEADER_BYTES;
  const bytes = long ? Number(header.readBigUInt64BE(8)) : size === 0 ? end - start : size;
  if (bytes < 8) return null;
  const name = header.toString('latin1', 4, 8);
  return { name, start: start + (long ? HEADER_BYTES : 8), end: Math.min(end, start + bytes) };
}

/** Samples of a track times the most samples of a chunk; 0 where all samples have the same size, which the reader multiplies. */
function stepsOf(file: FileWindow, track: readonly Box[]): number {
  const sizes = track.find(({ name }) => name === 'stsz');
  const chunks = track.find(({ name }) => name === 'stsc');
  const head = sizes === undefined ? null : file.at(sizes.start, 12);
  if (head === null || head.length < 12 || head.readUInt32BE(4) !== 0 || chunks === undefined) return 0;
  const samples = Math.min(head.readUInt32BE(8), ((sizes?.end ?? 0) - (sizes?.start ?? 0)) / 4);
  let most = 0;
  for (let at = chunks.start + 8; at + STSC_ENTRY_BYTES <= chunks.end; at += STSC_ENTRY_BYTES) {
    const entry = file.at(at, STSC_ENTRY_BYTES);
    if (entry.length < STSC_ENTRY_BYTES) break;
    most = Math.max(most, entry.readUInt32BE(4));
  }
  return samples * most;
}
