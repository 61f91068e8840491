import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { parseSpeakers, type SpeakersWanted } from '../../../jobs/record/speakers-wanted.js';
import { ENVIRONMENT, type Environment } from '../../../platform/environment/environment.js';
import type { StageContext } from '../../stages/stage.js';
import { ModelStore } from '../models/model-store.js';
import { SpeechService } from '../speech/speech-service.js';
import type { SpeakerSpan } from './assign-speakers.js';

/** Samples are held as numbers of four bytes beside the file's own: three hours are 1 GB. Longer recordings get no speakers from here. Seconds. */
const LONGEST = 3 * 3600;
const MAX_RSS_BYTES = 3 * 1024 ** 3;
/** Elapsed time: an embedding for each second of speech on a busy machine, and a minute to load the models. Milliseconds. */
const timeoutMs = (seconds: number) => 60_000 + seconds * 5_000;

/** Distinguishes the voices of whole recordings on this machine, where the pair of models for it is in `DATA_DIR/models`. */
@Injectable()
export class VoiceFinder {
  private readonly store: ModelStore;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(SpeechService) private readonly speech: SpeechService,
  ) {
    this.store = new ModelStore(environment.dataDir);
  }

  /** The submission's choice of speakers, otherwise the setting. */
  wantedBy({ speakers }: { readonly speakers: string | null }): SpeakersWanted {
    return parseSpeakers(speakers ?? '') ?? this.environment.speakers;
  }

  /**
   * Who speaks when; null if the models are missing, the recording is too long, or the library fails: a transcript without speakers is still
   * a transcript.
   * @param wavPath the engine's own WAV of the recording
   * @throws the signal's reason when aborted
   */
  async find(
    { signal, log }: Pick<StageContext, 'signal' | 'log'>,
    wavPath: string,
    seconds: number,
    wanted: Exclude<SpeakersWanted, 'off'>,
  ): Promise<readonly SpeakerSpan[] | null> {
    const pair = seconds > LONGEST ? null : await this.pair();
    if (pair === null) return null;
    const model = { ...pair, threads: this.environment.speechThreads };
    const request = { model, wavPath, speakers: wanted === 'auto' ? null : wanted };
    const limits = { signal, timeoutMs: timeoutMs(seconds), maxRssBytes: MAX_RSS_BYTES };
    const outcome = await this.speech.ask('diarise', request, limits);
    signal.throwIfAborted();
    if (outcome.kind === 'done') return outcome.result.spans;
    log.warn(
      'The speakers of the recording could not be distinguished. Check the models in the folder of SPEAKERS_MODEL.',
      {
        ...outcome,
      },
    );
    return null;
  }

  /** The pair as "studio models pull" leaves it, or two files that somebody put there. */
  private async pair(): Promise<{ readonly segmentation: string; readonly embedding: string } | null> {
    const { speakersModel } = this.environment;
    const installed = await this.store.installed(speakersModel);
    const { segmentation, embedding } = installed?.files ?? {};
    if (segmentation !== undefined && embedding !== undefined) return { segmentation, embedding };
    const folder = join(this.store.root, speakersModel);
    const own = { segmentation: join(folder, 'segmentation.onnx'), embedding: join(folder, 'embedding.onnx') };
    const found = await Promise.allSettled(Object.values(own).map((path) => access(path)));
    return found.every(({ status }) => status === 'fulfilled') ? own : null;
  }
}
