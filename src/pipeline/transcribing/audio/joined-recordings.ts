import { FileWindow } from './file-window.js';

/** A recorder that is stopped a few times joins a few recordings; a file with thousands is an attack. */
const MOST_JOINED = 1_000;
/** An element's name has up to 4 bytes, its size up to 8. */
const ELEMENT_HEADER_BYTES = 12;
const EBML = 0x1a45dfa3;
const MASTERS = [0x18538067, 0x1f43b675]; // Segment, Cluster

/** Whole recordings of one format in a file, one after another. */
export interface JoinedRecordings {
  /** Offsets of the second and the later ones, in bytes. */
  readonly from: readonly number[];
  /** Where the last one says that it ends; null if its format is checked elsewhere. */
  readonly end: number | null;
}

/** Looks for a second recording behind the first: browsers and apps append WebM, WAV and MP4. */
export function joinedRecordings(path: string): JoinedRecordings {
  const file = new FileWindow(path);
  try {
    const head = file.at(0, 12).toString('latin1');
    if (/^RIFF.{4}WAVE/s.test(head)) return wavs(file);
    if (head.startsWith('\x1a\x45\xdf\xa3')) return { from: documents(file), end: null };
    return /^.{4}ftyp/s.test(head) ? movies(file) : { from: [], end: null };
  } finally {
    file.close();
  }
}

function wavs(file: FileWindow): JoinedRecordings {
  const from: number[] = [];
  let end = 0;
  while (from.length <= MOST_JOINED) {
    const header = file.at(end, 12);
    if (header.length < 12 || !/^RIFF.{4}WAVE$/s.test(header.toString('latin1', 0, 12))) break;
    if (end > 0) from.push(end);
    const size = header.readUInt32LE(4);
    end += 8 + size + (size % 2);
  }
  return { from, end };
}

function movies(file: FileWindow): JoinedRecordings {
  const from: number[] = [];
  let [position, sound] = [0, false];
  while (position + 16 <= file.size && from.length <= MOST_JOINED) {
    const header = file.at(position, 16);
    const name = header.toString('latin1', 4, 8);
    if (name === 'ftyp' && sound) {
      from.push(position);
      sound = false;
    }
    sound ||= name === 'mdat';
    const size = header.readUInt32BE(0);
    const bytes = size === 1 ? Number(header.readBigUInt64BE(8)) : size;
    if (bytes < 8) break;
    position += bytes;
  }
  return { from, end: position };
}

/** Beginnings of the second and later documents of Matroska. Recorders leave the sizes of segments and clusters open, so the walk goes into them. */
function documents(file: FileWindow): number[] {
  const from: number[] = [];
  let position = 0;
  while (position < file.size && from.length <= MOST_JOINED) {
    const header = file.at(position, ELEMENT_HEADER_BYTES);
    const nameBytes = Math.clz32(header[0] as number) - 23;
    const sizeBytes = Math.clz32(header[nameBytes] ?? 0) - 23;
    if (nameBytes > 4 || sizeBytes > 8 || header.length < nameBytes + sizeBytes) break;
    const name = header.readUIntBE(0, nameBytes);
    if (name === EBML && position > 0) from.push(position);
    position += nameBytes + sizeBytes;
    if (MASTERS.includes(name)) continue;
    const first = (header[nameBytes] as number) & ((1 << (8 - sizeBytes)) - 1);
    const size = [...header.subarray(nameBytes + 1, nameBytes + sizeBytes)].reduce(
      (sum, byte) => sum * 256 + byte,
      first,
    );
    position += size;
  }
  return from;
}
