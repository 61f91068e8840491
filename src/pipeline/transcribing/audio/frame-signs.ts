import { FileWindow } from './file-window.js';
import { STREAMS, type StreamFormat, UNIT_HEADER_BYTES } from './stream-units.js';

const TS_PACKET = 188;
const GSM_FRAME = 33;
/** What the signs of a beginning need of it; bytes. */
export const SIGN_BYTES = 4 * (TS_PACKET + 4);
/** Frames that are recognised without a header before them, and how far behind the beginning; bytes. */
const FRAMES_IN_A_ROW = 12;
const MOST_BEFORE_FRAMES = 128 * 1024;

/**
 * Frames of MP3 behind something else, such as a tag of another program or zeros. So many frames in a row are not accidental; at the beginning, the own
 * reader needs fewer.
 */
export function hasFramesBehind(file: FileWindow): boolean {
  const { first, read } = STREAMS.MP3 as StreamFormat;
  const framesFrom = (from: number) => {
    let [at, frames] = [from, 0];
    for (let frame = read(file.at(at, UNIT_HEADER_BYTES)); frame !== null && frames < FRAMES_IN_A_ROW; frames += 1) {
      at += frame.bytes;
      frame = at < file.size ? read(file.at(at, UNIT_HEADER_BYTES)) : null;
    }
    return frames;
  };
  for (let at = file.find(first, 0); at < MOST_BEFORE_FRAMES && at < file.size; at = file.find(first, at + 1)) {
    if (framesFrom(at) >= FRAMES_IN_A_ROW) return true;
  }
  return false;
}

/** Whether the file begins with a tag of MP3 (ID3). */
export function startsWithTag(path: string): boolean {
  const file = new FileWindow(path);
  try {
    return file.at(0, 3).toString('latin1') === 'ID3';
  } finally {
    file.close();
  }
}

/** Two frames one after another: 11 bits of a sync word, and 13 of the length that follows it. */
export function isLoas(head: Buffer): boolean {
  const isSync = (at: number) => head.length >= at + 3 && head.readUInt16BE(at) >> 5 === 0x2b7;
  return isSync(0) && isSync(3 + (head.readUIntBE(1, 2) & 0x1fff));
}

/** Frames of 33 bytes, each of which begins with the same four bits, to the end of what is looked at. */
export function isGsm(head: Buffer): boolean {
  const frames = Array.from({ length: Math.floor(head.length / GSM_FRAME) }, (_, at) => head[at * GSM_FRAME] as number);
  return frames.length >= FRAMES_IN_A_ROW && frames.every((first) => first >> 4 === 0xd);
}

/** Packets of 188 bytes that begin with 0x47, or of 192 with a time code before it. */
export function isTransportStream(head: Buffer): boolean {
  return [
    [0, TS_PACKET],
    [4, TS_PACKET + 4],
  ].some(([from = 0, size = 0]) => [0, 1, 2].every((packet) => head[from + packet * size] === 0x47));
}
