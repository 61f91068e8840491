import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ProviderUsage } from '../../jobs/results/provider-usage.js';
import type { RefinementFinding, RefinementVerdict } from '../../jobs/results/refinement.js';
import type { TranscriptSegment } from '../../jobs/results/transcript.js';
import { Fault } from '../../platform/fault.js';
import { type Checked, runChecks } from './checks/run-checks.js';
import { cutIntoParts, type TranscriptPart } from './parts.js';
import type { Refiner, RefinerInput, RefinerResult } from './refiner.js';
import { withPauses } from './text/pauses.js';

/** A text that was refined and judged. */
export interface JudgedText {
  readonly text: string;
  readonly verdict: RefinementVerdict;
  readonly findings: readonly RefinementFinding[];
  readonly usage: readonly ProviderUsage[];
}

/** What is asked for: the input of a refiner without what this class decides. */
export type RefiningTask = Omit<RefinerInput, 'before' | 'repair'> & {
  /** With their times, where they are stored: their pauses show where sentences end. */
  readonly segments?: readonly TranscriptSegment[];
};

/** Refined text before a part that the refiner is shown, in UTF-16 units: a sentence or three. */
const CONTEXT = 400;
/** A part that the model does not finish is halved down to this length, and no further. */
const SHORTEST_PART = 1_000;
const VERDICTS: readonly RefinementVerdict[] = ['PASS', 'REVIEW', 'REJECT'];

/** Refines part by part, checks each against what was said, and has it repaired once where a check found something. */
export class FaithfulRefining {
  constructor(readonly refiner: Refiner) {}

  /** @throws Fault of the refiner; REFINER_REJECTED where it cannot finish even a short part. */
  async refine(task: RefiningTask): Promise<JudgedText> {
    const transcript = withPauses(task.transcript, task.segments ?? []);
    const queue = cutIntoParts(transcript, this.refiner.longestPart);
    const done: { part: TranscriptPart; judged: JudgedText }[] = [];
    for (let part = queue.shift(); part !== undefined; part = queue.shift()) {
      // Offline refiners never wait for anything: this is where the process hears its heartbeats and its cancels.
      await nextTurn();
      task.signal.throwIfAborted();
      if (part.text.trim() === '') continue;
      const percent = Math.round((part.start / transcript.length) * 100);
      task.progress({ percent, note: `refining part ${done.length + 1} of ${done.length + queue.length + 1}` });
      const judged = await this.refinePart(task, part, done.at(-1)?.judged.text ?? '');
      if (judged !== null) done.push({ part, judged });
      else queue.unshift(...halves(part, this.refiner));
    }
    return together(done);
  }

  /** Null where the model stopped at its limit, so that the part must be cut. */
  private async refinePart(task: RefiningTask, part: TranscriptPart, before: string): Promise<JudgedText | null> {
    const input: RefinerInput = { ...task, transcript: part.text.trim(), before: before.slice(-CONTEXT) };
    const first = await this.refiner.refine(input);
    if (first.finishReason === 'length') return null;
    await nextTurn();
    const checked = this.judge(task, part, first);
    if (checked.verdict === 'PASS' || !this.refiner.canRepair) return checked;
    task.signal.throwIfAborted();
    const repair = { text: first.text, findings: checked.findings };
    const second = await this.refiner.refine({ ...input, repair });
    const again = second.finishReason === 'length' ? checked : this.judge(task, part, second);
    return { ...better(checked, again), usage: [first.usage, second.usage] };
  }

  private judge(task: RefiningTask, part: TranscriptPart, result: RefinerResult): JudgedText {
    const language = task.document?.language ?? null;
    const checked: Checked = runChecks({
      raw: part.text,
      refined: result.text,
      brandBible: task.brandBible,
      systemPrompt: task.systemPrompt,
      language,
    });
    return { text: result.text, ...checked, usage: [result.usage] };
  }
}

function better(first: JudgedText, second: JudgedText): JudgedText {
  const difference = VERDICTS.indexOf(second.verdict) - VERDICTS.indexOf(first.verdict);
  if (difference !== 0) return difference < 0 ? second : first;
  return second.findings.length <= first.findings.length ? second : first;
}

function halves(part: TranscriptPart, refiner: Refiner): TranscriptPart[] {
  if (part.text.length < 2 * SHORTEST_PART) {
    const message = `The refiner stopped at its output limit. Raise the limit of the model "${refiner.model}", or use another.`;
    throw new Fault('REFINER_REJECTED', message, { provider: refiner.provider });
  }
  const half = Math.ceil(part.text.length / 2) + 1;
  return cutIntoParts(part.text, half).map(({ text, start }) => ({ text, start: part.start + start }));
}

function moved(span: readonly [number, number] | null, by: number): [number, number] | null {
  return span === null ? null : [span[0] + by, span[1] + by];
}

/** Joins the parts; findings get their places in the whole texts, usage is summed. */
function together(done: readonly { part: TranscriptPart; judged: JudgedText }[]): JudgedText {
  let text = '';
  const findings: RefinementFinding[] = [];
  for (const [at, { part, judged }] of done.entries()) {
    const previous = done[at - 1]?.part.text ?? '';
    if (at > 0) text += /\n\n\s*$/.test(previous) ? '\n\n' : ' ';
    for (const finding of judged.findings) {
      const rawSpan = moved(finding.rawSpan, part.start);
      findings.push({ ...finding, rawSpan, refinedSpan: moved(finding.refinedSpan, text.length) });
    }
    text += judged.text;
  }
  const worst = Math.max(0, ...done.map(({ judged }) => VERDICTS.indexOf(judged.verdict)));
  return { text, verdict: VERDICTS[worst]!, findings, usage: summed(done.flatMap(({ judged }) => judged.usage)) };
}

function summed(usages: readonly ProviderUsage[]): ProviderUsage[] {
  const [first, ...rest] = usages;
  if (first === undefined) return [];
  const total: { -readonly [Key in keyof ProviderUsage]: ProviderUsage[Key] } = { ...first };
  for (const usage of rest) {
    total.requests += usage.requests;
    total.inputTokens = added(total.inputTokens, usage.inputTokens);
    total.outputTokens = added(total.outputTokens, usage.outputTokens);
  }
  return [total];
}

function added(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined && other === undefined ? undefined : (one ?? 0) + (other ?? 0);
}
