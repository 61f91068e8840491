import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { BRAND_BIBLES, type BrandBibles, pinOf } from '../../brand/brand-bibles.js';
import type { JobRecord } from '../../jobs/record/job-record.js';
import { storableText } from '../../jobs/record/storable-text.js';
import type { Refinement, RefinementFinding } from '../../jobs/results/refinement.js';
import { refinementOutput, rejectedOutput, type StageOutput } from '../../jobs/results/stage-output.js';
import { TRANSCRIPT_READER, type TranscriptReader } from '../../jobs/results/transcript-reader.js';
import { detectLanguage } from '../../language/describe/detect-language.js';
import { Fault } from '../../platform/fault.js';
import { TranscriptStudy } from '../enriching/transcript-study.js';
import type { HeldJob } from '../stages/held-job.js';
import type { Stage, StageContext } from '../stages/stage.js';
import type { FaithfulRefining } from './faithful-refining.js';
import type { JudgedText } from './judged-text.js';
import { RefiningChoice } from './refining-choice.js';
import { PIN_READER, type PinReader } from './refining-store.js';
import type { RefiningTask } from './refining-task.js';

/** How often each check found something: no word of the text is in it. */
function tally(findings: readonly RefinementFinding[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { check } of findings) counts[check] = (counts[check] ?? 0) + 1;
  return counts;
}

/** The checks rejected a text. It carries that text, so that it is stored with its findings for a person to see. */
class UnfaithfulRefinement extends Fault {
  constructor(readonly refinement: Refinement) {
    const found = Object.entries(tally(refinement.findings)).map(([check, count]) => `${check} (${count})`);
    const message = `The refined text does not say what was said. Failed checks: ${found.join(', ')}. Retry the job with another model, or with the offline copy-editor.`;
    super('REFINER_UNFAITHFUL', message, { provider: refinement.provider });
  }
}

export interface RefiningResult {
  readonly stage: 'REFINING';
  readonly refinement: Refinement;
}

/** Turns the raw transcript into the text that is published, and judges whether it says what was said. */
@Injectable()
export class RefiningStage implements Stage<RefiningResult> {
  readonly status = 'REFINING';

  constructor(
    @Inject(TRANSCRIPT_READER) private readonly transcripts: TranscriptReader,
    @Inject(BRAND_BIBLES) private readonly brandBibles: BrandBibles,
    @Inject(PIN_READER) private readonly pins: PinReader,
    @Inject(TranscriptStudy) private readonly study: TranscriptStudy,
    @Inject(RefiningChoice) private readonly choice: RefiningChoice,
  ) {}

  /**
   * @throws Fault NO_SPEECH without a transcript, UnfaithfulRefinement when the checks reject the text, CONFLICT or NOT_FOUND where
   * the pinned Brand Bible is not what it was, any of the refiner's.
   */
  async run({ job, attempt, signal, progress, log }: StageContext): Promise<RefiningResult> {
    const claim: HeldJob = { jobId: job.jobId, attempt };
    const task: RefiningTask = { ...(await this.taskOf(job)), claim, signal, progress };
    const first = await this.refine(this.choice.refining, task);
    signal.throwIfAborted();
    log.info('The transcript was refined.', {
      provider: first.provider,
      verdict: first.verdict,
      findings: tally(first.findings),
    });
    if (first.verdict !== 'REJECT') return { stage: 'REFINING', refinement: first };
    const { fallback } = this.choice;
    if (fallback === null) throw new UnfaithfulRefinement(first);
    const second = await this.refine(fallback, task);
    log.warn('The checks rejected the text of the refiner. The text of the offline copy-editor is used instead.', {
      verdict: second.verdict,
    });
    if (second.verdict === 'REJECT') throw new UnfaithfulRefinement({ ...second, rejected: first });
    return { stage: 'REFINING', refinement: { ...flagged(second, first), rejected: first } };
  }

  output({ refinement }: RefiningResult): StageOutput {
    return refinementOutput(refinement);
  }

  /** A text that the checks rejected is kept with its findings, for a person to see. */
  outputOfFault(fault: Fault): StageOutput | undefined {
    return fault instanceof UnfaithfulRefinement ? rejectedOutput(fault.refinement) : undefined;
  }

  /** What is to be refined, under the version that was ordered or that the job was enriched with, with a prompt for these words. */
  private async taskOf(job: JobRecord): Promise<Omit<RefiningTask, 'claim' | 'signal' | 'progress'>> {
    const transcript = job.rawTranscript;
    if (transcript === null || transcript.trim() === '') {
      throw new Fault('NO_SPEECH', 'There is no transcript to refine. Retry the job, so that it is transcribed again.');
    }
    const [facts, pins] = await Promise.all([this.transcripts.read(job.jobId), this.pins.read(job.jobId)]);
    const pin = pins.ordered ?? pins.enriched;
    const brandBible = await (pin === null ? this.brandBibles.activeFor(job) : this.brandBibles.pinned(pin));
    const stored = pins.ordered === null && !pins.edited ? job.systemPromptUsed : null;
    const language = facts.language ?? (await detectLanguage(transcript));
    const languageFrom = facts.language !== null ? 'given' : language === null ? 'unknown' : 'detected';
    const known = { ...facts, language };
    const systemPrompt = stored ?? (await this.study.study(transcript, known, brandBible)).systemPrompt;
    const { segments, speakers, doubts } = facts;
    const document: RefiningTask['document'] = { language, languageFrom };
    return { transcript, systemPrompt, brandBible, document, segments, speakers, doubts };
  }

  private async refine(refining: FaithfulRefining, task: RefiningTask): Promise<Refinement> {
    const judged: JudgedText = await refining.refine(task);
    const { provider, model, verdict, coverage, findings, opinions, repaired = [], usage } = judged;
    return {
      text: storableText(judged.text),
      provider,
      model,
      verdict,
      coverage,
      findings,
      opinions,
      repaired,
      promptHash: sha256(task.systemPrompt),
      usage,
      systemPrompt: task.systemPrompt,
      brandBible: pinOf(task.brandBible),
      transcriptHash: sha256(task.transcript),
    };
  }
}

/** The copy-editor's text in place of a rejected one: never PASS, because it is not the text of the chosen refiner. */
function flagged(refinement: Refinement, rejected: Refinement): Refinement {
  const message = `The checks rejected the text of "${rejected.model}". This is the text of the offline copy-editor.`;
  const finding = { check: 'fallback', grade: 'REVIEW' as const, message, rawSpan: null, refinedSpan: null };
  return { ...refinement, verdict: 'REVIEW', findings: [finding, ...refinement.findings] };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
