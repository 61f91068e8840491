import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { BRAND_BIBLES, type BrandBibles } from '../../brand/brand-bibles.js';
import { composeSystemPrompt, PROMPT_TOKEN_BUDGET } from '../../brand/compose-system-prompt.js';
import type { RefinementFinding } from '../../jobs/results/refinement.js';
import { storableText } from '../../jobs/storable-text.js';
import { TRANSCRIPT_READER, type TranscriptReader } from '../../jobs/transcript-reader.js';
import { Fault } from '../../platform/fault.js';
import { detectLanguage } from '../enriching/detect-language.js';
import type { Stage, StageContext, StageResult } from '../stage.js';
import { FaithfulRefining } from './faithful-refining.js';

/** Turns the raw transcript into the text that is published, and judges whether it says what was said. */
@Injectable()
export class RefiningStage implements Stage {
  readonly status = 'REFINING';

  constructor(
    @Inject(TRANSCRIPT_READER) private readonly transcripts: TranscriptReader,
    @Inject(BRAND_BIBLES) private readonly brandBibles: BrandBibles,
    @Inject(FaithfulRefining) private readonly refining: FaithfulRefining,
  ) {}

  /** @throws Fault NO_SPEECH without a transcript, REFINER_UNFAITHFUL when the checks reject the text, any of the refiner's. */
  async run({ job, signal, progress, log }: StageContext): Promise<StageResult> {
    const transcript = job.rawTranscript;
    if (transcript === null || transcript.trim() === '') {
      throw new Fault('NO_SPEECH', 'There is no transcript to refine. Retry the job, so that it is transcribed again.');
    }
    const [facts, brandBible] = await Promise.all([
      this.transcripts.read(job.jobId),
      this.brandBibles.activeFor({ userId: job.userId }),
    ]);
    const language = facts.language ?? (await detectLanguage(transcript));
    const systemPrompt = job.systemPromptUsed ?? defaultPrompt(brandBible, language);
    const { segments } = facts;
    const task = { transcript, systemPrompt, brandBible, document: { language }, segments, signal, progress };
    const { provider, model } = this.refining.refiner;
    const judged = await this.refining.refine(task);
    signal.throwIfAborted();
    log.info('refined', { provider, verdict: judged.verdict, findings: tally(judged.findings) });
    if (judged.verdict === 'REJECT') throw unfaithful(judged.findings, provider);
    progress({ percent: 100, note: 'checked against the transcript' });
    const text = storableText(judged.text);
    const promptHash = createHash('sha256').update(systemPrompt).digest('hex');
    const { verdict, findings, usage } = judged;
    return { stage: 'REFINING', refinement: { text, provider, model, verdict, findings, promptHash, usage } };
  }
}

/** For a job that came without the enrichment's prompt. */
function defaultPrompt(brandBible: Parameters<typeof composeSystemPrompt>[0], language: string | null): string {
  return composeSystemPrompt(brandBible, { language, glossaryHits: [] }, { tokenBudget: PROMPT_TOKEN_BUDGET });
}

/** How often each check found something: no word of the text is in it. */
function tally(findings: readonly RefinementFinding[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { check } of findings) counts[check] = (counts[check] ?? 0) + 1;
  return counts;
}

function unfaithful(findings: readonly RefinementFinding[], provider: string): Fault {
  const found = Object.entries(tally(findings)).map(([check, count]) => `${check} (${count})`);
  const message = `The refined text does not say what was said; the checks that found it: ${found.join(', ')}. Retry the job with another model, or with the offline copy-editor.`;
  return new Fault('REFINER_UNFAITHFUL', message, { provider });
}
