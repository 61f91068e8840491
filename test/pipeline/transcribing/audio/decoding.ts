import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeAudio } from '../../../../src/pipeline/transcribing/audio/audio-decoder.js';
import type { DecodedAudio } from '../../../../src/pipeline/transcribing/audio/decode-protocol.js';
import type { Fault } from '../../../../src/platform/fault.js';
import { quietLogger } from '../../../support/quiet-logger.js';

export const fixture = (name: string) => new URL(`../../../fixtures/audio/${name}`, import.meta.url).pathname;

/** A folder with the files of one test, and the real decoder on them. */
export class DecodingTest {
  private constructor(readonly folder: string) {}

  static async open(): Promise<DecodingTest> {
    return new DecodingTest(await mkdtemp(join(tmpdir(), 'decoding-')));
  }

  get wavPath(): string {
    return join(this.folder, 'decoded.wav');
  }

  /** Decodes a file, or these bytes put into one. */
  async decode(
    input: string | Buffer,
    maxSeconds = 3600,
    signal = new AbortController().signal,
  ): Promise<DecodedAudio> {
    const inputPath = join(this.folder, 'recording');
    await (typeof input === 'string' ? copyFile(input, inputPath) : writeFile(inputPath, input));
    const outputPath = this.wavPath;
    return decodeAudio({ inputPath, outputPath, maxSeconds, signal, log: quietLogger, onProgress: () => undefined });
  }

  /** The fault that decoding ends with. */
  async faultOf(input: string | Buffer, maxSeconds?: number): Promise<Fault> {
    return this.decode(input, maxSeconds).then(
      (audio) => {
        throw new Error(`${audio.durationSeconds} seconds were decoded`);
      },
      (fault: Fault) => fault,
    );
  }

  close(): Promise<void> {
    return rm(this.folder, { recursive: true });
  }
}

/** A WAV file; every field of its header can lie. */
export function wav(
  frames: readonly (readonly number[])[],
  options: { rate?: number; float?: boolean; claimedBytes?: number } = {},
): Buffer {
  const { rate = 16_000, float = false } = options;
  const channels = frames[0]?.length ?? 1;
  const width = float ? 4 : 2;
  const data = Buffer.alloc(frames.length * channels * width);
  frames.flat().forEach((sample, i) => {
    if (float) data.writeFloatLE(sample, i * 4);
    else data.writeInt16LE(Math.round(sample * 32767), i * 2);
  });
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(data.length + 36, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(float ? 3 : 1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * channels * width, 28);
  header.writeUInt16LE(channels * width, 32);
  header.writeUInt16LE(width * 8, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(options.claimedBytes ?? data.length, 40);
  return Buffer.concat([header, data]);
}

/** One value for each of so many seconds of frames. */
export function frames(seconds: number, value: (time: number) => readonly number[], rate = 16_000): number[][] {
  return Array.from({ length: Math.round(seconds * rate) }, (_, i) => [...value(i / rate)]);
}
