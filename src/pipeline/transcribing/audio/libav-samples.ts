/** What is read of a frame of libav. */
export interface SampleFrame {
  readonly format: number;
  readonly channels: number;
  readonly nbSamples: number;
  readonly data: Buffer[] | null;
  readonly extendedData: Buffer[] | null;
}

type Samples = ArrayLike<number | bigint>;
interface Kind {
  readonly bytes: number;
  readonly read: (buffer: ArrayBuffer, offset: number, length: number) => Samples;
  readonly scale: number;
  readonly zero?: number;
}

/** By AVSampleFormat: 8 bits unsigned, 16, 32, float, double; the same with a plane for each channel; 64 bits in both. */
const U8: Kind = { bytes: 1, read: (b, o, n) => new Uint8Array(b, o, n), scale: 1 / 128, zero: 128 };
const S16: Kind = { bytes: 2, read: (b, o, n) => new Int16Array(b, o, n), scale: 1 / 32_768 };
const S32: Kind = { bytes: 4, read: (b, o, n) => new Int32Array(b, o, n), scale: 1 / 2_147_483_648 };
const FLT: Kind = { bytes: 4, read: (b, o, n) => new Float32Array(b, o, n), scale: 1 };
const DBL: Kind = { bytes: 8, read: (b, o, n) => new Float64Array(b, o, n), scale: 1 };
const S64: Kind = { bytes: 8, read: (b, o, n) => new BigInt64Array(b, o, n), scale: 2 ** -63 };
const KINDS: readonly Kind[] = [U8, S16, S32, FLT, DBL, U8, S16, S32, FLT, DBL, S64, S64];
const FIRST_PLANAR = 5;
const PACKED_64 = 10;

/** The channels of a frame, full scale 1. @throws Error for a sample format that libav added later */
export function planesOf(frame: SampleFrame): Float32Array[] {
  const kind = KINDS[frame.format];
  const buffers = frame.extendedData ?? frame.data;
  if (kind === undefined || buffers === null) throw new Error(`sample format ${frame.format}`);
  const planar = frame.format >= FIRST_PLANAR && frame.format !== PACKED_64;
  const { channels, nbSamples } = frame;
  const packed = planar ? null : samplesOf(kind, buffers[0], nbSamples * channels);
  return Array.from({ length: channels }, (_, channel) => {
    const samples = packed ?? samplesOf(kind, buffers[channel], nbSamples);
    const [step, from] = packed === null ? [1, 0] : [channels, channel];
    const plane = new Float32Array(nbSamples);
    const { scale, zero = 0 } = kind;
    for (let i = 0; i < nbSamples; i++) plane[i] = (Number(samples[from + i * step]) - zero) * scale;
    return plane;
  });
}

function samplesOf({ bytes, read }: Kind, buffer: Buffer | undefined, length: number): Samples {
  if (buffer === undefined || buffer.length < length * bytes) throw new Error('a frame without its samples');
  const aligned = buffer.byteOffset % bytes === 0 ? buffer : Buffer.from(new Uint8Array(buffer));
  return read(aligned.buffer as ArrayBuffer, aligned.byteOffset, length);
}
