import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { BrandBible } from '../../brand/brand-bible.js';
import { BRAND_BIBLES, type BrandBibles } from '../../brand/brand-bibles.js';
import { primaryLanguage } from '../../jobs/record/job-hints.js';
import type { SpeakersWanted } from '../../jobs/record/speakers-wanted.js';
import { type StageOutput, transcriptOutput } from '../../jobs/results/stage-output.js';
import type { QualityFlag, Transcript } from '../../jobs/results/transcript.js';
import { Fault } from '../../platform/fault.js';
import type { Stage, StageContext } from '../stages/stage.js';
import type { AudioFinding, DecodedAudio } from './audio/decode-protocol.js';
import { withScratchFolder } from './audio/scratch-folder.js';
import { ChunkProgress } from './chunks/chunk-progress.js';
import { ChunkRunner } from './chunks/chunk-runner.js';
import { RecordingDecoder } from './recording-decoder.js';
import { RecordingSource } from './source/recording-source.js';
import { VoiceFinder } from './speakers/voice-finder.js';
import { requireTemporaryFolder } from './temporary-folder.js';
import { transcriptOf } from './transcript-of.js';

const FLAGS: Record<AudioFinding['kind'], Pick<QualityFlag, 'kind' | 'message'>> = {
  gap: {
    kind: 'AUDIO_GAP',
    message: 'The file has no sound here: the recorder was paused, or a part of the file was lost.',
  },
  damaged: {
    kind: 'AUDIO_DAMAGED',
    message: 'Some bytes of the file are damaged here: a word may be missing, and what follows may be a moment early.',
  },
  'other-tracks': {
    kind: 'OTHER_TRACKS',
    message:
      'The file has several audio tracks. This is the text of the first one with speech. If others have speech too, mix them into one track.',
  },
};

/** What was found wrong with a recording, as flags of its transcript. */
function audioFlags({ truncated, durationSeconds, findings = [] }: DecodedAudio): QualityFlag[] {
  const flags = findings.map(({ kind, start, end }): QualityFlag => ({ ...FLAGS[kind], start, end }));
  if (!truncated) return flags;
  const message = 'The file ends in the middle of the sound. Its upload or recording was probably interrupted.';
  return [...flags, { kind: 'AUDIO_TRUNCATED', start: durationSeconds, end: durationSeconds, message }];
}

/** Share of the progress bar: up to here downloading, then decoding, then recognising. In percent. */
const DOWNLOADED = 10;
const DECODED = 20;
/** Less voice activity than one short word is noise. In seconds. */
const LEAST_SPEECH_SECONDS = 0.2;

export interface TranscribingResult {
  readonly stage: 'TRANSCRIBING';
  readonly transcript: Transcript;
}

/** TRANSCRIBING: fetches the recording, decodes it, cuts it, recognises the parts, and merges them. Leaves no file behind. */
@Injectable()
export class TranscribingStage implements Stage<TranscribingResult> {
  readonly status = 'TRANSCRIBING';

  constructor(
    private readonly source: RecordingSource,
    private readonly decoder: RecordingDecoder,
    private readonly runner: ChunkRunner,
    @Inject(BRAND_BIBLES) private readonly brandBibles: BrandBibles,
    private readonly finder: VoiceFinder,
  ) {}

  async run(context: StageContext): Promise<TranscribingResult> {
    await requireTemporaryFolder();
    return withScratchFolder(async (folder) => {
      const { sha256, bytes, flags } = await this.source.download(context, join(folder, 'recording'), (fraction) =>
        context.progress({ percent: fraction * DOWNLOADED, note: 'downloading' }),
      );
      const wavPath = join(folder, 'speech.wav');
      const recording = { path: join(folder, 'recording'), bytes, outputPath: wavPath };
      const audio = await this.decoder.decode(context, recording, (fraction) =>
        context.progress({ percent: DOWNLOADED + fraction * (DECODED - DOWNLOADED), note: 'decoding' }),
      );
      requireSpeech(audio);
      const speakers = this.finder.wantedBy(context.job);
      const chunks = this.runner.plan(audio, speakers);
      const progress = new ChunkProgress(chunks, [DECODED, 100], context.progress);
      const vocabulary = await this.vocabulary(context);
      const said = { vocabulary, language: primaryLanguage(context.job), speakers };
      const results = await this.runner.run({ wavPath, audio, sha256, chunks, ...said }, context, progress);
      const transcript = await transcriptOf(audio, chunks, results, [...flags, ...audioFlags(audio)], {
        ...said,
        voices: await this.voices(context, { wavPath, audio, results }, speakers),
      });
      return { stage: this.status, transcript };
    });
  }

  output({ transcript }: TranscribingResult): StageOutput {
    return transcriptOutput(transcript);
  }

  /** Without its brand, a transcript only loses the spelling of names. The enriching stage reports the missing brand. */
  private async vocabulary({ job, log }: StageContext): Promise<string[]> {
    try {
      return vocabularyOf(await this.brandBibles.activeFor(job), job.keywords);
    } catch (error) {
      if (!(error instanceof Fault) || error.retryable) throw error;
      log.warn('The glossary was not sent to the transcriber.', { error });
      return vocabularyOf({ glossary: [] }, job.keywords);
    }
  }

  /** Who speaks when, where it is wanted and no transcriber labels speakers; null: the labels of the results apply. */
  private async voices(
    context: StageContext,
    recording: {
      readonly wavPath: string;
      readonly audio: DecodedAudio;
      readonly results: readonly Pick<Transcript, 'segments'>[];
    },
    speakers: SpeakersWanted,
  ) {
    const { wavPath, audio, results } = recording;
    const labelled = results.some(({ segments }) => segments.some(({ speaker = null }) => speaker !== null));
    if (speakers === 'off' || labelled) return null;
    return this.finder.find(context, wavPath, audio.durationSeconds, speakers);
  }
}

/** Sending silence to a recogniser costs money and returns invented words. */
function requireSpeech({ speechSeconds }: DecodedAudio): void {
  if (speechSeconds >= LEAST_SPEECH_SECONDS) return;
  const message =
    'No speech was found in the recording: it is silent, or has only steady noise. Check the microphone and upload again.';
  throw new Fault('NO_SPEECH', message);
}

/**
 * Terms for a recogniser, most useful first, because a recogniser takes a limited number: the glossary's terms with known misrecognitions, then the
 * keywords of the submission, then the names and then the rest of the glossary, each group in its own order. A term counts once, in whatever case.
 */
function vocabularyOf({ glossary }: Pick<BrandBible, 'glossary'>, keywords: readonly string[] = []): string[] {
  const ranked = [
    ...glossary.map(({ term, heardAs }) => ({ term, rank: heardAs.length > 0 ? 0 : /\p{Lu}/u.test(term) ? 2 : 3 })),
    ...keywords.map((term) => ({ term, rank: 1 })),
  ].toSorted((a, b) => a.rank - b.rank);
  const terms = new Map<string, string>();
  for (const { term } of ranked) {
    const line = term.replaceAll(/\s+/g, ' ').trim();
    const key = line.toLowerCase();
    if (line !== '' && !terms.has(key)) terms.set(key, line);
  }
  return [...terms.values()];
}
