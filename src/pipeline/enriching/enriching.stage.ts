import { Inject, Injectable } from '@nestjs/common';
import type { GlossaryEntry } from '../../brand/brand-bible.js';
import { BRAND_BIBLES, type BrandBibles } from '../../brand/brand-bibles.js';
import { composeSystemPrompt, PROMPT_TOKEN_BUDGET } from '../../brand/compose-system-prompt.js';
import type { EnrichmentDocument } from '../../jobs/results/enrichment.js';
import { TRANSCRIPT_READER, type TranscriptFacts, type TranscriptReader } from '../../jobs/transcript-reader.js';
import { Fault } from '../../platform/fault.js';
import type { Stage, StageContext, StageResult } from '../stage.js';
import { detectLanguage } from './detect-language.js';
import { findGlossaryHits } from './glossary-hits.js';
import { keyTermsOf } from './key-terms.js';
import { countText, speakingRate } from './text-counts.js';

/** Gathers what is known about a transcript and composes the system prompt that the refiner will be given. */
@Injectable()
export class EnrichingStage implements Stage {
  readonly status = 'ENRICHING';

  constructor(
    @Inject(TRANSCRIPT_READER) private readonly transcripts: TranscriptReader,
    @Inject(BRAND_BIBLES) private readonly brandBibles: BrandBibles,
  ) {}

  /** @throws Fault NO_SPEECH where the job has no transcript. */
  async run({ job, signal, progress }: StageContext): Promise<StageResult> {
    const text = job.rawTranscript;
    if (text === null || text.trim() === '') {
      throw new Fault('NO_SPEECH', 'There is no transcript to enrich. Retry the job, so that it is transcribed again.');
    }
    progress({ percent: 10, note: 'reading the brand’s rules' });
    const [facts, brandBible] = await Promise.all([
      this.transcripts.read(job.jobId),
      this.brandBibles.activeFor({ userId: job.userId }),
    ]);
    signal.throwIfAborted();
    progress({ percent: 40, note: 'looking for names and key terms' });
    const document = await describe(text, facts, brandBible.glossary);
    const systemPrompt = composeSystemPrompt(brandBible, document, { tokenBudget: PROMPT_TOKEN_BUDGET });
    signal.throwIfAborted();
    progress({ percent: 100, note: 'prompt composed' });
    const { name, version, contentHash: hash } = brandBible;
    return { stage: 'ENRICHING', enrichment: { document, systemPrompt, brandBible: { name, version, hash } } };
  }
}

/** The typed document of one transcript. */
async function describe(
  text: string,
  facts: TranscriptFacts,
  glossary: readonly GlossaryEntry[],
): Promise<EnrichmentDocument> {
  const counts = countText(text);
  return {
    language: facts.language ?? (await detectLanguage(text)),
    wordCount: counts.words,
    sentenceCount: counts.sentences,
    durationSeconds: facts.durationSeconds,
    speakingRate: speakingRate(counts.words, facts.durationSeconds),
    keyTerms: keyTermsOf(text),
    glossaryHits: findGlossaryHits(text, glossary),
  };
}
