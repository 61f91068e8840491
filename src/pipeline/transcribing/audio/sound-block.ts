import type { AudioSample } from 'mediabunny';

/** A piece of decoded sound. */
export interface SoundBlock {
  /** Samples a second. */
  readonly rate: number;
  /** One array for each channel, all of the same length; full scale is 1. */
  readonly channels: readonly Float32Array[];
  /** Seconds from the beginning of its track; null: it follows the block before. */
  readonly timestamp: number | null;
}

/** The block that a sample of mediabunny holds. */
export function blockOf(sample: AudioSample): SoundBlock {
  const channels = Array.from({ length: sample.numberOfChannels }, (_, planeIndex) => {
    const plane = new Float32Array(sample.numberOfFrames);
    sample.copyTo(plane, { planeIndex, format: 'f32-planar' });
    return plane;
  });
  return { rate: sample.sampleRate, channels, timestamp: sample.timestamp };
}
