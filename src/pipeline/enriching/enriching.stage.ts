import { Inject, Injectable } from '@nestjs/common';
import { BRAND_BIBLES, type BrandBibles, pinOf } from '../../brand/brand-bibles.js';
import type { Enrichment } from '../../jobs/results/enrichment.js';
import { enrichmentOutput, type StageOutput } from '../../jobs/results/stage-output.js';
import { TRANSCRIPT_READER, type TranscriptReader } from '../../jobs/results/transcript-reader.js';
import { Fault } from '../../platform/fault.js';
import type { Stage, StageContext } from '../stages/stage.js';
import { TranscriptStudy } from './transcript-study.js';

export interface EnrichingResult {
  readonly stage: 'ENRICHING';
  readonly enrichment: Enrichment;
}

/** Gathers what is known about a transcript, composes the system prompt, and pins the version of the Brand Bible that both follow. */
@Injectable()
export class EnrichingStage implements Stage<EnrichingResult> {
  readonly status = 'ENRICHING';

  constructor(
    @Inject(TRANSCRIPT_READER) private readonly transcripts: TranscriptReader,
    @Inject(BRAND_BIBLES) private readonly brandBibles: BrandBibles,
    @Inject(TranscriptStudy) private readonly study: TranscriptStudy,
  ) {}

  /** @throws Fault NO_SPEECH if the job has no transcript. */
  async run({ job, signal, progress }: StageContext): Promise<EnrichingResult> {
    const text = job.rawTranscript;
    if (text === null || text.trim() === '') {
      throw new Fault('NO_SPEECH', 'There is no transcript to enrich. Retry the job, so that it is transcribed again.');
    }
    progress({ percent: 10, note: 'reading the brand’s rules' });
    const [facts, brandBible] = await Promise.all([
      this.transcripts.read(job.jobId),
      this.brandBibles.activeFor({ userId: job.userId, jobId: job.jobId }),
    ]);
    signal.throwIfAborted();
    progress({ percent: 40, note: 'looking for names and key terms' });
    const { document, systemPrompt } = await this.study.study(text, facts, brandBible, signal);
    signal.throwIfAborted();
    progress({ percent: 100, note: 'prompt composed' });
    return { stage: 'ENRICHING', enrichment: { document, systemPrompt, brandBible: pinOf(brandBible) } };
  }

  output({ enrichment }: EnrichingResult): StageOutput {
    return enrichmentOutput(enrichment);
  }
}
