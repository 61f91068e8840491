import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Read at once while walking through a file. */
const WINDOW_BYTES = 256 * 1024;
/** Longest header that is looked at: an Ogg page's with its table of segments. */
const HEADER_BYTES = 27 + 255;
/** MPEG audio, layer III: kbit/s by the header's index, for MPEG 1 and for MPEG 2 and 2.5. */
const MP3_RATES = [
  [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
];
const MP3_SAMPLE_RATES = [44_100, 48_000, 32_000];

/** Length in bytes of the unit (frame or page) that begins here; null where none does. */
type UnitLength = (header: Buffer) => number | null;

const UNITS: Readonly<Record<string, UnitLength>> = { ADTS: adtsFrame, Ogg: oggPage, MP3: mp3Frame };

/**
 * Whether a file of a format that does not tell its length ends in the middle of a frame or page, as one does whose upload broke off.
 * It walks from unit to unit; where something else comes (tags at the end, damage) it says nothing.
 */
export function endsCutOff(path: string, format: string): boolean {
  const unit = UNITS[format];
  if (unit === undefined) return false;
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const window = Buffer.alloc(WINDOW_BYTES);
    let base = 0;
    let filled = 0;
    const at = (position: number) => {
      if (position < base || position + HEADER_BYTES > base + filled) {
        base = position;
        filled = readSync(file, window, 0, WINDOW_BYTES, position);
      }
      return window.subarray(position - base, Math.min(filled, position - base + HEADER_BYTES));
    };
    let position = afterId3(at(0));
    while (position < size) {
      const length = unit(at(position));
      if (length === null) return false;
      position += length;
    }
    return position > size;
  } finally {
    closeSync(file);
  }
}

function afterId3(header: Buffer): number {
  if (header.toString('latin1', 0, 3) !== 'ID3' || header.length < 10) return 0;
  return 10 + header.subarray(6, 10).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
}

function adtsFrame(header: Buffer): number | null {
  if (header.length < 2) return header[0] === 0xff ? header.length + 1 : null;
  if (header[0] !== 0xff || ((header[1] as number) & 0xf6) !== 0xf0) return null;
  if (header.length < 7) return header.length + 1;
  const length = (((header[3] as number) & 3) << 11) | ((header[4] as number) << 3) | ((header[5] as number) >> 5);
  return length >= 7 ? length : null;
}

function oggPage(header: Buffer): number | null {
  if (!'OggS'.startsWith(header.toString('latin1', 0, 4))) return null;
  const segments = header[26];
  if (segments === undefined || header.length < 27 + segments) return header.length + 1;
  return 27 + segments + header.subarray(27, 27 + segments).reduce((sum, bytes) => sum + bytes, 0);
}

function mp3Frame(header: Buffer): number | null {
  if (header.length < 4 || header[0] !== 0xff || ((header[1] as number) & 0xe6) !== 0xe2) return null;
  const version = ((header[1] as number) >> 3) & 3; // 3: MPEG 1, 2: MPEG 2, 0: MPEG 2.5
  const [rateIndex, sampleIndex] = [(header[2] as number) >> 4, ((header[2] as number) >> 2) & 3];
  const rate = MP3_RATES[version === 3 ? 0 : 1]?.[rateIndex];
  const sampleRate = MP3_SAMPLE_RATES[sampleIndex];
  if (!rate || sampleRate === undefined || version === 1) return null;
  const divisor = version === 3 ? 1 : version === 2 ? 2 : 4;
  const padding = ((header[2] as number) >> 1) & 1;
  return Math.floor(((version === 3 ? 144 : 72) * rate * 1000) / (sampleRate / divisor)) + padding;
}
