import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';

/** How much of a file is searched for what is around the recording; bytes. */
const SEARCHED_BYTES = 64 * 1024;
/** Bytes that are moved or decoded at once; a multiple of 4. */
const BLOCK_BYTES = 256 * 1024;
/** A form in which a data URL was uploaded has two wrappings. */
const MOST_WRAPPINGS = 3;

/** How recordings begin, as Latin-1: WAV, AIFF, Ogg, CAF, FLAC, AMR, MP3, ADTS; Matroska, AC-3; MP4 at the fifth byte. */
const BEGINNING = /^(?:RIFF|RF64|FORM|OggS|caff|fLaC|#!AMR|ID3|\xff[\xe2-\xfb])/;
const BINARY_BEGINNINGS = ['\x1aE\xdf\xa3', '\x0bw'];
/** The own reader looks for these behind a tag itself. */
const READ_BEHIND_TAG = /^(?:fLaC|ID3|\xff[\xe2-\xfb])/;
const BASE64 = /^(?:data:[\w.+/-]{1,100}(?:;[\w=.+-]{1,100})*;base64,)?([\w+/-][\w+/\s-]{30,})/;

interface Wrapping {
  /** Where the recording begins and ends; bytes. */
  readonly from: number;
  readonly to: number;
  readonly base64: boolean;
}

/**
 * Takes off what programs put around a recording before they upload it: the form of a browser, a data URL or its base64 alone, a byte order mark, and a tag
 * of MP3 before another format. The file is the engine's own copy, and is changed only if something was taken off.
 */
export function unwrapRecording(path: string): void {
  for (let wrappings = 0; wrappings < MOST_WRAPPINGS; wrappings += 1) {
    const wrapping = within(path, 'r', wrappingOf);
    if (wrapping === null) return;
    within(path, 'r+', (file) => ftruncateSync(file, moved(file, wrapping)));
  }
}

function within<T>(path: string, flags: 'r' | 'r+', work: (file: number) => T): T {
  const file = openSync(path, flags);
  try {
    return work(file);
  } finally {
    closeSync(file);
  }
}

function wrappingOf(file: number): Wrapping | null {
  const { size } = fstatSync(file);
  const head = textAt(file, 0, SEARCHED_BYTES);
  const behind = head.startsWith('\xef\xbb\xbf') ? 3 : tagBytes(head);
  if (behind > 0) {
    const next = textAt(file, behind, 16);
    const plain = isRecording(next) && (behind === 3 || !READ_BEHIND_TAG.test(next));
    return plain ? { from: behind, to: size, base64: false } : null;
  }
  if (head.startsWith('--')) return inForm(file, head, size);
  const [whole, text = ''] = BASE64.exec(head) ?? [];
  if (whole === undefined || !isRecording(Buffer.from(text.slice(0, 64), 'base64').toString('latin1'))) return null;
  return { from: whole.length - text.length, to: size, base64: true };
}

function isRecording(start: string): boolean {
  const binary = BINARY_BEGINNINGS.some((bytes) => start.startsWith(bytes));
  return binary || start.startsWith('ftyp', 4) || BEGINNING.test(start);
}

function textAt(file: number, at: number, bytes: number): string {
  const buffer = Buffer.alloc(bytes);
  return buffer.toString('latin1', 0, readSync(file, buffer, 0, bytes, Math.max(0, at)));
}

/** The length of a tag of MP3 (ID3) at the beginning; 0 if there is none. Its size has seven bits in each byte. */
function tagBytes(head: string): number {
  if (!head.startsWith('ID3') || head.length < 10) return 0;
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + (head.charCodeAt(at) & 0x7f), 0);
  return 10 + size + (head.charCodeAt(5) & 0x10 ? 10 : 0);
}

/** The file in a form as browsers send it: the part that has the name of a file. */
function inForm(file: number, head: string, size: number): Wrapping | null {
  const [, boundary] = /^(--[^\r\n]{1,200})\r?\n/.exec(head) ?? [];
  if (boundary === undefined) return null;
  const name = /content-disposition:[^\n]*filename[^\n]*\r?\n(?:[\w-]+:[^\n]*\r?\n)*\r?\n/i.exec(head);
  if (name === null) return null;
  const tail = Math.max(0, size - SEARCHED_BYTES);
  const end = textAt(file, tail, SEARCHED_BYTES).lastIndexOf(`\r\n${boundary}--`);
  return { from: name.index + name[0].length, to: end < 0 ? size : tail + end, base64: false };
}

/** Moves the recording to the beginning of the file. @returns its length in bytes */
function moved(file: number, { from, to, base64 }: Wrapping): number {
  const block = Buffer.alloc(BLOCK_BYTES);
  let [written, left] = [0, ''];
  for (let at = from; at < to; ) {
    const bytes = readSync(file, block, 0, Math.min(BLOCK_BYTES, to - at), at);
    if (bytes === 0) break;
    at += bytes;
    let piece: Buffer = block.subarray(0, bytes);
    if (base64) {
      const text = left + piece.toString('latin1').replace(/\s+/g, '');
      const whole = at < to ? text.length - (text.length % 4) : text.length;
      left = text.slice(whole);
      piece = Buffer.from(text.slice(0, whole), 'base64');
    }
    written += writeSync(file, piece, 0, piece.length, written);
  }
  return written;
}
