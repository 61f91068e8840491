import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import { Fault } from '../../platform/fault.js';
import type { Stage, StageContext, StageResult } from '../stage.js';
import { decodeAudio } from './audio/audio-decoder.js';
import type { DecodedAudio } from './audio/decode-protocol.js';
import { withScratchFolder } from './audio/scratch-folder.js';
import { RECOGNISER, type Recogniser, type Recognition } from './recognisers/recogniser.js';
import { AudioSource } from './source/audio-source.js';
import { transcriptOf } from './transcript-of.js';

/** Share of the progress bar: up to here downloading, then decoding, then recognising. In percent. */
const DOWNLOADED = 10;
const DECODED = 20;
/** Less voice activity than one short word is noise. In seconds. */
const LEAST_SPEECH_SECONDS = 0.2;

/** TRANSCRIBING: fetches the recording, decodes it, and has it recognised. Leaves no file behind. */
@Injectable()
export class TranscribingStage implements Stage {
  readonly status = 'TRANSCRIBING';

  constructor(
    private readonly source: AudioSource,
    @Inject(RECOGNISER) private readonly recogniser: Recogniser,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  run(context: StageContext): Promise<StageResult> {
    return withScratchFolder(async (folder) => {
      const recording = await this.download(context, join(folder, 'recording'));
      const wavPath = join(folder, 'speech.wav');
      const audio = await this.decode(context, recording, wavPath);
      requireSpeech(audio);
      const recognition = await this.recognise(context, wavPath, audio);
      const transcript = transcriptOf(audio, recognition);
      if (transcript.text.trim() === '') throw new Fault('NO_SPEECH', NO_WORDS, { provider: this.recogniser.provider });
      return { stage: this.status, transcript };
    });
  }

  private async download({ job, signal, progress, log }: StageContext, path: string): Promise<string> {
    progress({ percent: 0, note: 'downloading' });
    const onFraction = (fraction: number) => progress({ percent: fraction * DOWNLOADED, note: 'downloading' });
    const bytes = await this.source.fetch(job, { path, signal, onFraction });
    log.debug('recording downloaded', { bytes });
    return path;
  }

  private async decode(context: StageContext, inputPath: string, outputPath: string): Promise<DecodedAudio> {
    const { signal, log, progress } = context;
    progress({ percent: DOWNLOADED, note: 'decoding' });
    const audio = await decodeAudio({
      inputPath,
      outputPath,
      maxSeconds: this.environment.maxAudioSeconds,
      signal,
      log,
      onProgress: (seconds, ofSeconds) => {
        if (!ofSeconds) return;
        const part = Math.min(1, seconds / ofSeconds);
        progress({ percent: DOWNLOADED + part * (DECODED - DOWNLOADED), note: 'decoding' });
      },
    });
    const { speech, ...facts } = audio;
    log.info('recording decoded', { ...facts, spans: speech.length });
    return audio;
  }

  private async recognise(context: StageContext, wavPath: string, audio: DecodedAudio): Promise<Recognition> {
    const { signal, log, progress } = context;
    const { durationSeconds } = audio;
    progress({ percent: DECODED, note: 'recognising' });
    const startedAt = Date.now();
    return this.recogniser.recognise({
      wavPath,
      durationSeconds,
      vocabulary: [],
      language: null,
      signal,
      log,
      onProgress: (seconds) => {
        const part = Math.min(1, seconds / durationSeconds);
        const spent = (Date.now() - startedAt) / 1000;
        const secondsLeft = part > 0.05 ? Math.round((spent / part) * (1 - part)) : undefined;
        progress({ percent: DECODED + part * (100 - DECODED), note: 'recognising', secondsLeft });
      },
    });
  }
}

const NO_WORDS = 'The transcriber gave no words for the recording. Check that somebody speaks in it.';

/** Asking a recogniser about silence costs money and brings invented words. */
function requireSpeech({ speechSeconds }: DecodedAudio): void {
  if (speechSeconds >= LEAST_SPEECH_SECONDS) return;
  const message =
    'No speech was found in the recording: it is silent, or holds steady noise alone. Check the microphone and upload again.';
  throw new Fault('NO_SPEECH', message);
}
