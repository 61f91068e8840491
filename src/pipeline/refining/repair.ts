import type { ProviderUsage } from '../../jobs/results/provider-usage.js';
import type { RefinementFinding } from '../../jobs/results/refinement.js';
import { bringsHesitationsBack } from './hesitations.js';
import { better, compareGrades, countGrades } from './judged-text.js';
import type { Draft, Judging } from './judging.js';
import { type FoundStretch, foundStretches, holds, spansAfter, withReplaced } from './paragraphs.js';
import type { TranscriptPart } from './parts.js';
import { questionOf } from './questions.js';
import type { RefinerInput, RefinerResult } from './refiner.js';
import { sideBySide } from './side-by-side.js';

/** Asks the refiner about a stretch of the part, with its own text of it. */
type AskAgain = (stretch: TranscriptPart, repair: RefinerInput['repair']) => Promise<RefinerResult>;

/** Asks again for the paragraphs in which something was found. A repaired paragraph replaces itself alone, and only where it is better. */
export class Repair {
  readonly usage: ProviderUsage[] = [];

  constructor(
    private readonly ask: AskAgain,
    private readonly judging: Judging,
    /** Questions that are put at once. */
    private readonly parallel: number,
  ) {}

  /** The better text; the very same draft where nothing got better. @throws what asking and judging throw */
  async of(raw: string, first: Draft, open: readonly RefinementFinding[]): Promise<Draft> {
    const stretches = foundStretches(raw, first.text, open);
    const answers = await sideBySide(stretches, this.parallel, (stretch) => this.askAbout(stretch, raw, first.text));
    const texts = answers.map((answer, at) => takenText(answer, first.text, stretches[at] as FoundStretch));
    if (texts.every((text) => text === null)) return first;
    const all = await this.judging.judge(withReplaced(first.text, stretches, texts));
    const improved = improvements(stretches, texts, all);
    if (!improved.includes(true) || !improved.some((is, at) => !is && texts[at] !== null)) return better(first, all);
    const kept = texts.map((text, at) => (improved[at] ? text : null));
    const some = await this.judging.judge(withReplaced(first.text, stretches, kept));
    return better(better(first, some), all);
  }

  private async askAbout(stretch: FoundStretch, raw: string, text: string): Promise<RefinerResult> {
    const questions = stretch.findings.map((finding) => questionOf(finding, raw, text));
    const [start, end] = stretch.raw;
    const answer = await this.ask(
      { text: raw.slice(start, end), start },
      { text: text.slice(...stretch.refined), questions },
    );
    this.usage.push(answer.usage);
    return answer;
  }
}

/** The repaired paragraph; null if it is no better: unfinished, the same, or with the hesitations restored. */
function takenText({ text, finishReason }: RefinerResult, before: string, { refined }: FoundStretch): string | null {
  const earlier = before.slice(...refined);
  if (finishReason !== 'stop' || text.trim() === '' || text === earlier) return null;
  return bringsHesitationsBack(earlier, text) ? null : text;
}

/** Whether each stretch has fewer changed facts or doubts in the text that was tried than before. */
function improvements(stretches: readonly FoundStretch[], texts: readonly (string | null)[], tried: Draft): boolean[] {
  const spans = spansAfter(stretches, texts);
  return stretches.map(({ raw, findings }, at) => {
    const place = { raw, refined: spans[at] as [number, number] };
    const now = tried.findings.filter((finding) => holds(place, finding) !== false);
    return texts[at] !== null && compareGrades(countGrades(now), countGrades(findings)) < 0;
  });
}
