import { closeSync, openSync, readSync } from 'node:fs';

/** The delay of every layer III decoder, in samples. */
const DECODER_DELAY = 528 + 1;
/** Two tags occur; a file with hundreds is an attack. */
const MOST_TAGS = 8;
/** The first frame with its tag; a part beyond it, after a damaged first tag, is ignored. */
const FRAME_BYTES = 4096;

/**
 * Samples before the recording's own beginning: the padding that the encoder states, and the decoder's delay. If no encoder states it, the
 * decoder's delay alone, which leaves some 576 samples: 72 ms at 8 kHz, 13 ms at 44.1 kHz.
 */
export function mp3Delay(path: string): number {
  return encoderDelay(firstFrame(path)) + DECODER_DELAY;
}

/** The bytes of an MP3 from its first frame on, in which a tag says how long it is. */
export function firstFrame(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const frame = Buffer.alloc(FRAME_BYTES);
    readSync(file, frame, 0, FRAME_BYTES, afterId3(file));
    return frame;
  } finally {
    closeSync(file);
  }
}

/** From the extension that LAME introduced and other encoders also write, after the tag `Xing` or `Info`. */
function encoderDelay(frame: Buffer): number {
  const tag = Math.max(frame.indexOf('Xing', 0, 'latin1'), frame.indexOf('Info', 0, 'latin1'));
  if (tag < 0 || tag + 144 > frame.length) return 0;
  const flags = frame.readUInt32BE(tag + 4);
  const fields = [4, 4, 100, 4].reduce((sum, bytes, bit) => sum + (flags & (1 << bit) ? bytes : 0), 0);
  const extension = tag + 8 + fields;
  if (!/^(LAME|Lavf|Lavc|L3\.)/.test(frame.toString('latin1', extension, extension + 4))) return 0;
  return frame.readUInt16BE(extension + 21) >> 4;
}

/** Where the sound of an MP3 begins, after the tags before it; of an open file. */
function afterId3(file: number): number {
  let position = 0;
  const header = Buffer.alloc(10);
  for (let tags = 0; tags < MOST_TAGS; tags++) {
    if (readSync(file, header, 0, 10, position) < 10 || header.toString('latin1', 0, 3) !== 'ID3') break;
    position += 10 + header.subarray(6, 10).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
  }
  return position;
}
