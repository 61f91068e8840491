/** The polynomial of Ogg's checksum, most significant bit first. */
const POLYNOMIAL = 0x04c11db7;
/** Where a page's header keeps it: four bytes, counted as zeros. */
const FIELD = { start: 22, end: 26 };

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 24;
  for (let bit = 0; bit < 8; bit++) value = (value << 1) ^ (value < 0 ? POLYNOMIAL : 0);
  return value;
});

/** Whether the checksum of a page is correct; also true if its writer left it out. */
function oggChecksum(page: Buffer): boolean {
  if (page.length < 27) return true;
  const told = page.readUInt32LE(FIELD.start);
  if (told === 0) return true;
  let sum = 0;
  for (let i = 0; i < page.length; i++) {
    const byte = i >= FIELD.start && i < FIELD.end ? 0 : (page[i] as number);
    sum = (sum << 8) ^ (TABLE[(sum >>> 24) ^ byte] as number);
  }
  return sum >>> 0 === told;
}

/** A frame or page of a format that consists only of these. */
export interface StreamUnit {
  readonly bytes: number;
  /** Whether a stream begins here (Ogg); later ones are chained to the first. */
  readonly begins: boolean;
  /** Sample rate and number of channels of a frame, in a code of the format; a change is more than one decoder can take. */
  readonly shape?: number;
}

/** How the units of a format are recognised. */
export interface StreamFormat {
  /** The first byte of each. */
  readonly first: number;
  /** The unit that begins with these bytes; null if none does. */
  readonly read: (header: Buffer) => StreamUnit | null;
  /** Whether its checksum is correct, if it has one. */
  readonly intact: (unit: () => Buffer) => boolean;
}

/** Longest header that is read: an Ogg page's with its table of segments. */
export const UNIT_HEADER_BYTES = 27 + 255;
/** MPEG audio: kbit/s by the header's index, of layer III for MPEG 1, of either layer for MPEG 2 and 2.5, of layer II for MPEG 1. */
const MP3_RATES = [
  [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
];
const LAYER_II = 2;
const LAYER_III = 1;
const MP3_SAMPLE_RATES = [44_100, 48_000, 32_000];

const unchecked = () => true;

/** By the name of the format. */
export const STREAMS: Readonly<Record<string, StreamFormat>> = {
  ADTS: { first: 0xff, read: adtsFrame, intact: unchecked },
  Ogg: { first: 0x4f, read: oggPage, intact: (page) => oggChecksum(page()) },
  MP3: { first: 0xff, read: mp3Frame, intact: unchecked },
};

/** Truncated within its header: longer than the remaining bytes. */
const cutOff = (header: Buffer): StreamUnit => ({ bytes: header.length + 1, begins: false });

function adtsFrame(header: Buffer): StreamUnit | null {
  if (header.length < 2) return header[0] === 0xff ? cutOff(header) : null;
  if (header[0] !== 0xff || ((header[1] as number) & 0xf6) !== 0xf0) return null;
  if (header.length < 7) return cutOff(header);
  const bytes = (((header[3] as number) & 3) << 11) | ((header[4] as number) << 3) | ((header[5] as number) >> 5);
  return bytes >= 7 ? { bytes, begins: false } : null;
}

function oggPage(header: Buffer): StreamUnit | null {
  if (!'OggS'.startsWith(header.toString('latin1', 0, 4))) return null;
  const segments = header[26];
  if (segments === undefined || header.length < 27 + segments) return cutOff(header);
  const bytes = 27 + segments + header.subarray(27, 27 + segments).reduce((sum, part) => sum + part, 0);
  return { bytes, begins: ((header[5] as number) & 2) !== 0 };
}

function mp3Frame(header: Buffer): StreamUnit | null {
  if (header.length < 4) return header[0] === 0xff ? cutOff(header) : null;
  const layer = ((header[1] as number) >> 1) & 3;
  const isFrame = header[0] === 0xff && ((header[1] as number) & 0xe0) === 0xe0;
  if (!isFrame || (layer !== LAYER_II && layer !== LAYER_III)) return null;
  const version = ((header[1] as number) >> 3) & 3; // 3: MPEG 1, 2: MPEG 2, 0: MPEG 2.5
  const [rateIndex, sampleIndex] = [(header[2] as number) >> 4, ((header[2] as number) >> 2) & 3];
  const rate = MP3_RATES[version !== 3 ? 1 : layer === LAYER_II ? 2 : 0]?.[rateIndex];
  const fullRate = MP3_SAMPLE_RATES[sampleIndex];
  if (!rate || fullRate === undefined || version === 1) return null;
  const sampleRate = fullRate / (version === 3 ? 1 : version === 2 ? 2 : 4);
  const samples = version === 3 || layer === LAYER_II ? 1152 : 576;
  const padding = ((header[2] as number) >> 1) & 1;
  const bytes = Math.floor(((samples / 8) * rate * 1000) / sampleRate) + padding;
  const mono = (header[3] as number) >> 6 === 3;
  return { bytes, begins: false, shape: sampleRate * 2 + (mono ? 1 : 0) };
}
