import { closeSync, openSync, writeSync } from 'node:fs';
import { BYTES_PER_SECOND, SAMPLE_RATE, WAV_HEADER_BYTES } from './decode-protocol.js';

/** Largest RIFF size field: 37 hours at 16 kHz, above any limit that can be set. */
const MAX_DATA_BYTES = 0xffffffff - WAV_HEADER_BYTES;

/** Writes 16 kHz mono 16-bit PCM; synchronous, because the child has no other work. */
export class WavWriter {
  private readonly file: number;
  private samples = 0;
  private loudest = 0;

  constructor(path: string) {
    this.file = openSync(path, 'w', 0o600);
    writeSync(this.file, wavHeader(0));
  }

  get seconds(): number {
    return this.samples / SAMPLE_RATE;
  }

  /** Largest absolute sample so far, 0 to 1. */
  get peak(): number {
    return this.loudest;
  }

  /** @param block samples from -1 to 1; louder ones are clipped */
  write(block: Float32Array): void {
    const bytes = Buffer.allocUnsafe(block.length * 2);
    for (let i = 0; i < block.length; i++) {
      const sample = Math.max(-1, Math.min(1, block[i] as number));
      if (Math.abs(sample) > this.loudest) this.loudest = Math.abs(sample);
      bytes.writeInt16LE(Math.round(sample * 32767), i * 2);
    }
    // A nearly full disk accepts a partial write, and fails only at the next write.
    for (let at = 0; at < bytes.length; ) at += writeSync(this.file, bytes, at);
    this.samples += block.length;
  }

  close(): void {
    writeSync(this.file, wavHeader(this.samples * 2), 0, WAV_HEADER_BYTES, 0);
    closeSync(this.file);
  }
}

/** The 44-byte header for this much PCM. */
export function wavHeader(dataBytes: number): Buffer {
  const size = Math.min(dataBytes, MAX_DATA_BYTES);
  const header = Buffer.alloc(WAV_HEADER_BYTES);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(size + WAV_HEADER_BYTES - 8, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20); // PCM
  header.writeUInt16LE(1, 22); // one channel
  header.writeUInt32LE(SAMPLE_RATE, 24);
  header.writeUInt32LE(BYTES_PER_SECOND, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(size, 40);
  return header;
}
