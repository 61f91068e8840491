import { AudioSampleSink, type InputAudioTrack } from 'mediabunny';
import { type AudioFinding, type DecodeProblem, SAMPLE_RATE } from './decode-protocol.js';
import { MonoMixer } from './mono-mixer.js';
import { Resampler } from './resampler.js';
import { isDiskFull } from './scratch-folder.js';
import { blockOf, type SoundBlock } from './sound-block.js';
import { SpeechActivity } from './speech-activity.js';
import { WavWriter } from './wav-writer.js';

/** Rates and channel counts outside this range come from damage or malice, not from a microphone. */
const RATES = { lowest: 2_000, highest: 768_000 };
const MOST_CHANNELS = 64;
/** A jump of the time stamps by more than this is a pause in the recording and becomes silence, in seconds. */
const GAP_SECONDS = 0.2;
/** A longer pause is reported: telephony leaves out up to 0.4 seconds of silence at a time. */
const TOLD_GAP_SECONDS = 0.5;
/** The most pauses that are reported: the first ones. */
const MOST_GAPS = 50;

/** Ends the decoding of a file. */
export class DecodeError extends Error {
  constructor(
    readonly problem: DecodeProblem,
    readonly atSeconds: number,
    detail: string,
  ) {
    super(detail);
  }
}

/** Decodes one track, or several one after another, into a WAV file and watches for speech. */
export class TrackDecoder {
  readonly activity = new SpeechActivity();
  readonly gaps: AudioFinding[] = [];
  private readonly writer: WavWriter;
  private readonly mixer = new MonoMixer();
  private resampler: Resampler | null = null;
  private rate = 0;
  /** Added to the track's own times. */
  private shift = 0;

  constructor(
    outputPath: string,
    private readonly maxSeconds: number,
    private readonly onSeconds: (seconds: number) => void,
  ) {
    this.writer = new WavWriter(outputPath);
  }

  get seconds(): number {
    return this.writer.seconds;
  }

  get peak(): number {
    return this.writer.peak;
  }

  /**
   * Decodes tracks of mediabunny. Returns the error that stopped it in the middle, or null at the proper end of the last track.
   * @param earlySeconds sound before the recording's own beginning, which is left out
   */
  decode(tracks: AsyncIterable<InputAudioTrack>, earlySeconds: number): Promise<Error | null> {
    return this.writeAll(async () => {
      for await (const track of tracks) {
        // Each chained stream may be a piece of a broadcast.
        const early = this.rate === 0 ? earlySeconds : Math.max(0, await track.getFirstTimestamp());
        this.shift = this.seconds - early;
        await this.decodeOne(track);
      }
    });
  }

  /** Takes blocks that something else decoded. Returns as `decode` does. */
  decodeBlocks(blocks: AsyncIterable<SoundBlock>): Promise<Error | null> {
    return this.writeAll(async () => {
      for await (const block of blocks) this.take(block);
    });
  }

  private async writeAll(decode: () => Promise<void>): Promise<Error | null> {
    try {
      await decode();
      return null;
    } catch (error) {
      if (error instanceof DecodeError || isDiskFull(error)) throw error;
      return error instanceof Error ? error : new Error(String(error));
    } finally {
      if (this.resampler) this.write(this.resampler.flush());
      this.writer.close();
    }
  }

  private async decodeOne(track: InputAudioTrack): Promise<void> {
    for await (const sample of new AudioSampleSink(track).samples()) {
      try {
        requireLikely(sample.sampleRate, sample.numberOfChannels, this.seconds);
        this.take(blockOf(sample));
      } finally {
        sample.close();
      }
    }
  }

  private take({ rate, channels, timestamp: told }: SoundBlock): void {
    if (rate !== this.rate) this.changeRate(rate);
    const timestamp = told === null ? this.seconds : told + this.shift;
    this.fillGap(timestamp);
    const mono = this.mixer.mix(channels, rate);
    // Encoders put priming samples before time zero.
    const early = timestamp < 0 ? Math.min(mono.length, Math.round(-timestamp * rate)) : 0;
    this.write((this.resampler as Resampler).push(mono.subarray(early)));
    this.onSeconds(this.seconds);
  }

  private changeRate(rate: number): void {
    if (this.resampler) this.write(this.resampler.flush());
    this.resampler = new Resampler(rate, SAMPLE_RATE);
    this.rate = rate;
  }

  private fillGap(timestamp: number): void {
    const missing = timestamp - this.seconds;
    if (!(missing > GAP_SECONDS)) return;
    if (this.seconds + missing > this.maxSeconds) this.refuseLength();
    // A track that begins later than its film is complete.
    if (missing > TOLD_GAP_SECONDS && this.seconds > 0 && this.gaps.length < MOST_GAPS) {
      this.gaps.push({ kind: 'gap', start: this.seconds, end: timestamp });
    }
    const second = new Float32Array(SAMPLE_RATE);
    for (let left = Math.round(missing * SAMPLE_RATE); left > 0; left -= SAMPLE_RATE) {
      this.write(second.subarray(0, Math.min(left, SAMPLE_RATE)));
    }
  }

  private write(block: Float32Array): void {
    this.writer.write(block);
    this.activity.push(block);
    if (this.seconds > this.maxSeconds) this.refuseLength();
  }

  private refuseLength(): never {
    throw new DecodeError('too-long', this.seconds, `more than ${this.maxSeconds} seconds`);
  }
}

/** @throws DecodeError for a rate or a number of channels that no microphone has */
export function requireLikely(rate: number, channels: number, atSeconds: number): void {
  if (rate >= RATES.lowest && rate <= RATES.highest && channels >= 1 && channels <= MOST_CHANNELS) return;
  throw new DecodeError('damaged', atSeconds, `${rate} Hz, ${channels} channels`);
}
