import { FileWindow } from './file-window.js';

/** Matroska's elements that hold the others, as their bytes are. */
const MASTERS = [0x18538067, 0x1f43b675]; // Segment, Cluster
/** An element's name has up to 4 bytes, its size up to 8. */
const ELEMENT_HEADER_BYTES = 12;
const BOX_HEADER_BYTES = 16;
const BOX_NAME = /^[\w ©-]{4}$/;

/**
 * Whether a container that was written as it was recorded (a browser's WebM, a fragmented MP4), and so announces no length, ends in the
 * middle of an element. If other data follows the last element, the answer is false.
 */
export function containerCutOff(path: string, format: string): boolean {
  const file = new FileWindow(path);
  try {
    if (/Matroska|WebM/.test(format)) return matroskaCutOff(file);
    return /MP4|QuickTime/.test(format) && fragmentsCutOff(file);
  } finally {
    file.close();
  }
}

function matroskaCutOff(file: FileWindow): boolean {
  let position = 0;
  while (position < file.size) {
    const header = file.at(position, ELEMENT_HEADER_BYTES);
    const nameBytes = Math.clz32(header[0] as number) - 23;
    if (nameBytes > 4) return false;
    const sizeBytes = Math.clz32(header[nameBytes] ?? 0) - 23;
    if (header.length < nameBytes + Math.min(8, sizeBytes)) return true;
    if (sizeBytes > 8) return false;
    const start = position + nameBytes + sizeBytes;
    const size = sizeOf(header.subarray(nameBytes, nameBytes + sizeBytes));
    const isMaster = MASTERS.includes(header.readUIntBE(0, nameBytes));
    if (size === null && !isMaster) return false;
    if (size !== null && start + size > file.size) return true;
    position = isMaster ? start : start + (size as number);
  }
  return false;
}

/** Null if the writer left it unknown. */
function sizeOf(bytes: Buffer): number | null {
  const mark = 1 << (8 - bytes.length);
  const values = [...bytes].map((byte, index) => (index === 0 ? byte & (mark - 1) : byte));
  const open = values.every((byte, index) => byte === (index === 0 ? mark - 1 : 0xff));
  return open ? null : values.reduce((sum, byte) => sum * 256 + byte, 0);
}

/** A plain MP4 states its length and is not checked. */
function fragmentsCutOff(file: FileWindow): boolean {
  let [position, fragmented, name] = [0, false, ''];
  while (position < file.size) {
    const header = file.at(position, BOX_HEADER_BYTES);
    if (header.length < 8) return fragmented;
    const size = header.readUInt32BE(0);
    name = header.toString('latin1', 4, 8);
    if (size === 0 || !BOX_NAME.test(name)) return false;
    if (size === 1 && header.length < BOX_HEADER_BYTES) return fragmented;
    const bytes = size === 1 ? Number(header.readBigUInt64BE(8)) : size;
    if (bytes < 8) return false;
    fragmented ||= name === 'moof';
    position += bytes;
  }
  return fragmented && (position > file.size || name === 'moof');
}
