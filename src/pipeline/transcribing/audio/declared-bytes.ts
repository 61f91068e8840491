import { FileWindow } from './file-window.js';
import { isOpenEnd, readWavHeader } from './wav-chunks.js';

/** Where a file says how long it is. */
type Reader = (head: Buffer, file: FileWindow, path: string) => number | null;

/** What a recorder writes while it does not know the length. */
const UNKNOWN = new Set([0, 0xffff_ffff, 0xffff_ffff + 8]);
/** File properties object of ASF, which holds the size of the file after 40 bytes. */
const ASF_FILE_PROPERTIES = Buffer.from('a1dcab8c47a9cf118ee400c00c205365', 'hex');
/** Bytes of a header that are read. */
const HEAD_BYTES = 64 * 1024;
/** Of a CAF: its own header, and that of a chunk. */
const CAF_HEADER_BYTES = 8;
const CAF_CHUNK_BYTES = 12;
const MOST_CHUNKS = 1_000;

/** By libav's demuxer; libav itself limits the length of these to what is there. */
const READERS: Readonly<Record<string, Reader>> = {
  asf: (head) => {
    const at = head.indexOf(ASF_FILE_PROPERTIES);
    return at < 0 || at + 48 > head.length ? null : Number(head.readBigUInt64LE(at + 40));
  },
  au: (head) => (head.length < 12 ? null : head.readUInt32BE(8) && head.readUInt32BE(8) + head.readUInt32BE(4)),
  avi: (head) => (head.length < 8 ? null : head.readUInt32LE(4) + 8),
  caf: (_, file) => cafBytes(file),
  sox: (head) => soxBytes(head),
  wav: (_head, _file, path) => {
    const data = readWavHeader(path)?.data ?? null;
    return data === null || isOpenEnd(data.size) ? null : data.start + data.size;
  },
  w64: (head) => (head.length < 24 ? null : Number(head.readBigUInt64LE(16))),
};

/** The length of the whole file according to its header, in bytes; null if the header does not say. */
export function declaredBytes(path: string, demuxer: string): number | null {
  const read = READERS[demuxer];
  if (read === undefined) return null;
  const file = new FileWindow(path);
  try {
    const bytes = read(file.at(0, HEAD_BYTES), file, path);
    return bytes === null || UNKNOWN.has(bytes) ? null : bytes;
  } finally {
    file.close();
  }
}

/** SoX counts samples of 32 bits after its header; the byte order is that of its first four bytes. */
function soxBytes(head: Buffer): number | null {
  if (head.length < 16) return null;
  const [header, samples] =
    head[0] === 0x2e
      ? [head.readUInt32LE(4), Number(head.readBigUInt64LE(8))]
      : [head.readUInt32BE(4), Number(head.readBigUInt64BE(8))];
  return samples === 0 ? null : 4 + header + 4 * samples;
}

/** The end of the chunk that holds the sound; a recorder that streams leaves its size at -1. */
function cafBytes(file: FileWindow): number | null {
  let at = CAF_HEADER_BYTES;
  for (let chunks = 0; chunks < MOST_CHUNKS; chunks++) {
    const header = file.at(at, CAF_CHUNK_BYTES);
    if (header.length < CAF_CHUNK_BYTES) return null;
    const size = Number(header.readBigInt64BE(4));
    if (size < 0) return null;
    at += CAF_CHUNK_BYTES + size;
    if (header.toString('latin1', 0, 4) === 'data') return at;
  }
  return null;
}

/** The length that the script data of an FLV gives, in seconds; null for none, as in a recorded live stream. */
export function declaredByFlv(path: string): number | null {
  const file = new FileWindow(path);
  try {
    const head = file.at(0, HEAD_BYTES);
    const at = head.indexOf('duration\0');
    const seconds = at < 0 || at + 17 > head.length ? 0 : head.readDoubleBE(at + 9);
    return seconds > 0 && Number.isFinite(seconds) ? seconds : null;
  } finally {
    file.close();
  }
}
