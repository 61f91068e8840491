import { FileWindow } from './file-window.js';

/** What the header of a WAV says. */
export interface WavHeader {
  /** How its samples are coded: 1 PCM, 3 float, 6 and 7 A-law and µ-law, 0x55 MP3, …; null if it does not say. */
  readonly codec: number | null;
  /** Offset of its samples, and their size in bytes according to the header; null if there are none. */
  readonly data: { readonly start: number; readonly size: number } | null;
  /** The size of the whole after this field; null where 32 bits do not hold it (RF64, BW64). */
  readonly riffBytes: number | null;
}

/** A recorder writes a handful of chunks; a file with thousands is an attack. */
const MOST_CHUNKS = 1_000;

/** Programs that write to a pipe do not know the length: they claim somewhat less than 2 GB, or what 32 bits hold. */
const PIPE_BYTES = { from: 0x7fff_0000, to: 0x7fff_ffff };
const ALL_BITS = [0xffff_ffff, 0xffff_ffff - 36];

/** Whether a recorder did not know the length when it wrote this size of a WAV's samples. */
export function isOpenEnd(size: number): boolean {
  return size === 0 || ALL_BITS.includes(size) || (size >= PIPE_BYTES.from && size <= PIPE_BYTES.to);
}

/** Reads the chunks of a WAV (RIFF, RF64, BW64) up to its samples, however large those before are; null for any other file. */
export function readWavHeader(path: string): WavHeader | null {
  const file = new FileWindow(path);
  try {
    const riff = file.at(0, 12);
    const [, id] = /^(RIFF|RF64|BW64).{4}WAVE$/s.exec(riff.toString('latin1')) ?? [];
    if (id === undefined) return null;
    return { ...readChunks(file), riffBytes: id === 'RIFF' ? riff.readUInt32LE(4) : null };
  } finally {
    file.close();
  }
}

function readChunks(file: FileWindow): Omit<WavHeader, 'riffBytes'> {
  let codec: number | null = null;
  let longSize: number | null = null;
  let at = 12;
  for (let chunks = 0; chunks < MOST_CHUNKS && at + 8 <= file.size; chunks++) {
    const header = file.at(at, 48);
    if (header.length < 8) break;
    const [id, size] = [header.toString('latin1', 0, 4), header.readUInt32LE(4)];
    if (id === 'data') return { codec, data: { start: at + 8, size: size === 0xffffffff ? (longSize ?? size) : size } };
    if (id === 'ds64' && header.length >= 24) longSize = Number(header.readBigUInt64LE(16));
    if (id === 'fmt ' && header.length >= 10) codec = codecOf(header);
    at += 8 + size + (size % 2);
  }
  return { codec, data: null };
}

/** The extensible form gives the codec at the beginning of a GUID. */
function codecOf(chunk: Buffer): number {
  const codec = chunk.readUInt16LE(8);
  return codec === 0xfffe && chunk.length >= 34 ? chunk.readUInt16LE(32) : codec;
}
