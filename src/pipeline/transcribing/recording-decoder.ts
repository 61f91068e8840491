import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import type { StageContext } from '../stages/stage.js';
import type { DecodedAudio } from './audio/decode-protocol.js';
import { DecoderPool } from './audio/decoder-pool.js';
import { decodeSteadily } from './steady-decoding.js';

export interface RecordingToDecode {
  readonly path: string;
  readonly bytes: number;
  /** The output file, created or overwritten: 16 kHz mono 16-bit PCM WAV. */
  readonly outputPath: string;
}

/** Decodes a job's recording in a decoder of its user's own. */
@Injectable()
export class RecordingDecoder {
  constructor(
    private readonly pool: DecoderPool,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** @param onFraction receives 0 first, then values up to 1 if the length is known. @throws Fault as `decodeSteadily` */
  async decode(
    { job, signal, log }: StageContext,
    { path, bytes, outputPath }: RecordingToDecode,
    onFraction: (fraction: number) => void,
  ): Promise<DecodedAudio> {
    onFraction(0);
    const options = {
      inputPath: path,
      outputPath,
      maxSeconds: this.environment.maxAudioSeconds,
      signal,
      log,
      onProgress: (seconds: number, ofSeconds: number | null) => {
        if (ofSeconds) onFraction(Math.min(1, seconds / ofSeconds));
      },
    };
    const audio = await decodeSteadily(options, bytes, this.pool.lendTo(job.userId));
    const { speech, ...facts } = audio;
    log.info('The recording was decoded.', { ...facts, spans: speech.length });
    return audio;
  }
}
