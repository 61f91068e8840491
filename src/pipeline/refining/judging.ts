import type { SecondOpinion } from '../../jobs/results/refinement.js';
import type { TextsToJudge } from '../../language/compare/judge.js';
import type { Coverage, Finding, Judgement, Verdict } from '../../language/compare/verdict.js';
import type { TextDesk } from '../../language/thread/text-desk.js';
import type { RefiningTask } from './refining-task.js';
import type { SecondReading } from './verifier/second-reading.js';
import { withWidenedPairs } from './verifier/widened-pairs.js';

/** A text with what is said of it. */
export interface Draft {
  readonly text: string;
  readonly verdict: Verdict;
  readonly coverage: Coverage;
  readonly findings: readonly Finding[];
}

/** Judges texts made of one stretch of speech: by rules, then by a second reader where there is one. */
export class Judging {
  /** What the second reader was asked so far, also about texts that were not taken. */
  readonly opinions: SecondOpinion[] = [];

  constructor(
    private readonly desk: TextDesk,
    private readonly task: RefiningTask,
    private readonly raw: string,
    private readonly reading: SecondReading | null,
  ) {}

  /** @throws Fault of the desk; the signal's reason when aborted */
  async judge(text: string): Promise<Draft> {
    const { brandBible, systemPrompt, signal, document, speakers } = this.task;
    const language = document?.language ?? null;
    const texts: TextsToJudge = { raw: this.raw, refined: text, language, brand: brandBible, systemPrompt, speakers };
    const byRules = await this.desk.run('judge', texts, signal);
    const { verdict, coverage, findings } = await this.weighed(byRules, texts);
    const languageFrom = document?.languageFrom ?? coverage.languageFrom;
    return { text, verdict, findings, coverage: { ...coverage, languageFrom } };
  }

  private async weighed(judgement: Judgement, texts: TextsToJudge): Promise<Judgement> {
    if (this.reading === null || judgement.pairs.length === 0) return judgement;
    const widened = withWidenedPairs(judgement);
    const { claim, signal } = this.task;
    const { opinions, stored } = await this.reading.read(widened, texts, { claim, signal });
    this.opinions.push(...stored);
    return opinions.length === 0 ? judgement : this.desk.run('weigh', { judgement: widened, texts, opinions }, signal);
  }
}
