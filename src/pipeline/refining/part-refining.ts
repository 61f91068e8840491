import type { ProviderUsage } from '../../jobs/results/provider-usage.js';
import type { TextDesk } from '../../language/thread/text-desk.js';
import { Fault } from '../../platform/fault.js';
import type { JudgedPart, JudgedText } from './judged-text.js';
import { Judging } from './judging.js';
import { contextBefore, cutIntoParts, type TranscriptPart } from './parts.js';
import { type Refiner, type RefinerInput, type RefinerResult, SHORTEST_HALVED } from './refiner.js';
import type { RefiningTask } from './refining-task.js';
import { Repair } from './repair.js';
import type { SecondReading } from './verifier/second-reading.js';

/** The outcome of one part: its pieces in order, and what was used for answers that were not taken. */
export interface RefinedPart {
  readonly pieces: readonly JudgedPart[];
  readonly spent: readonly ProviderUsage[];
}

/** Refines the parts of one transcript: asks, judges, and has what was found repaired once. */
export class PartRefining {
  constructor(
    private readonly refiner: Refiner,
    private readonly desk: TextDesk,
    private readonly task: RefiningTask,
    private readonly read: () => SecondReading | null,
  ) {}

  /** A part that the model does not finish is halved. @throws Fault of the refiner; REFINER_REJECTED if it cannot finish even a short part */
  async refine(part: TranscriptPart): Promise<RefinedPart> {
    const { longestPart } = this.refiner;
    this.task.signal.throwIfAborted();
    if (part.text.trim() === '') return { pieces: [], spent: [] };
    // Less than when the transcript was cut: the refiner has learnt its model's context since.
    if (longestPart !== null && part.text.length > longestPart) return this.inTurn(cutAgain(part, longestPart));
    const first = await this.refiner.refine(this.inputOf(part));
    if (first.finishReason === 'stop') return { pieces: [{ part, judged: await this.judged(part, first) }], spent: [] };
    const { pieces, spent } = await this.inTurn(halves(part, first));
    return { pieces, spent: [first.usage, ...spent] };
  }

  private async inTurn(parts: readonly TranscriptPart[]): Promise<RefinedPart> {
    const done: RefinedPart[] = [];
    for (const part of parts) done.push(await this.refine(part));
    return { pieces: done.flatMap(({ pieces }) => pieces), spent: done.flatMap(({ spent }) => spent) };
  }

  private inputOf({ text, start }: TranscriptPart): RefinerInput {
    return { ...this.task, transcript: text.trim(), before: contextBefore(this.task.transcript, start) };
  }

  private async judged(part: TranscriptPart, first: RefinerResult): Promise<JudgedText> {
    const judging = new Judging(this.desk, this.task, part.text, this.read());
    let draft = await judging.judge(first.text);
    const open = draft.findings.filter(({ grade }) => grade !== 'NOTE');
    const repairable = open.length > 0 && (first.canRepair ?? this.refiner.canRepair);
    const usage = [first.usage];
    let repaired: JudgedText['repaired'];
    if (repairable) {
      this.task.signal.throwIfAborted();
      const ask = (stretch: TranscriptPart, repair: RefinerInput['repair']) =>
        this.refiner.refine({ ...this.inputOf({ ...stretch, start: part.start + stretch.start }), repair });
      const repair = new Repair(ask, judging, this.refiner.parallel ?? 1);
      const better = await repair.of(part.text, draft, open);
      usage.push(...repair.usage);
      if (better !== draft) repaired = open.map((finding) => ({ ...finding, refinedSpan: null }));
      draft = better;
    }
    const { provider, model } = first.usage;
    const { opinions } = judging;
    const remarks = (first.remarks ?? []).map((remark) => ({
      ...remark,
      refinedSpan: [0, draft.text.length] as const,
    }));
    return {
      text: draft.text,
      provider,
      model,
      verdict: draft.verdict,
      coverage: draft.coverage,
      findings: [...draft.findings, ...remarks],
      opinions,
      repaired,
      usage: [...usage, ...opinions.map((opinion) => opinion.usage)],
    };
  }
}

function cutAgain({ text, start }: TranscriptPart, limit: number): TranscriptPart[] {
  return cutIntoParts(text, limit).map((piece) => ({ text: piece.text, start: start + piece.start }));
}

function halves(part: TranscriptPart, { usage, advice }: RefinerResult): TranscriptPart[] {
  if (part.text.length >= SHORTEST_HALVED) return cutAgain(part, Math.ceil(part.text.length / 2) + 1);
  const { provider, model } = usage;
  const stopped = `The refiner stopped at its output limit. Raise the limit of the model "${model}", or use another.`;
  throw new Fault('REFINER_REJECTED', advice ?? stopped, { provider });
}
