import { Inject, Injectable } from '@nestjs/common';
import type { AuthorTask, RefinementAuthor } from '../../refinements/trials/refinement-author.js';
import type { DraftText } from '../../refinements/trials/trial.js';
import { TranscriptStudy } from '../enriching/transcript-study.js';
import { RefiningChoice } from './refining-choice.js';

/** Refines as the stages do: the transcript is studied, then refined and judged. No other refiner replaces a rejected text. */
@Injectable()
export class StudyingAuthor implements RefinementAuthor {
  constructor(
    @Inject(TranscriptStudy) private readonly study: TranscriptStudy,
    @Inject(RefiningChoice) private readonly choice: RefiningChoice,
  ) {}

  async refine({ transcript, facts, brandBible, signal }: AuthorTask): Promise<DraftText> {
    const { document, systemPrompt } = await this.study.study(transcript, facts, brandBible, signal);
    const { segments, speakers, doubts } = facts;
    const task = { transcript, systemPrompt, brandBible, document, segments, speakers, doubts };
    const judged = await this.choice.refining.refine({ ...task, signal, progress: () => undefined });
    const { text, verdict, coverage, findings, usage, provider, model } = judged;
    return { text, verdict, coverage, findings, usage, provider, model };
  }
}
