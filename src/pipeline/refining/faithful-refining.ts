import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ProviderUsage } from '../../jobs/results/provider-usage.js';
import type { TranscriptSegment } from '../../jobs/results/transcript.js';
import { withPauses } from '../../language/text/pauses.js';
import { directDesk, type TextDesk } from '../../language/thread/text-desk.js';
import { Fault } from '../../platform/fault.js';
import { estimateSecondsLeft } from '../stages/time-left.js';
import { better, type JudgedPart, type JudgedText, together } from './judged-text.js';
import { cutIntoParts, type TranscriptPart } from './parts.js';
import { CONTEXT, type Refiner, type RefinerInput, type RefinerResult, SHORTEST_HALVED } from './refiner.js';

/** What is asked for: the input of a refiner without what this class decides. */
export type RefiningTask = Omit<RefinerInput, 'before' | 'repair'> & {
  /** With their times, where they are stored: their pauses show where sentences end. */
  readonly segments?: readonly TranscriptSegment[];
};

/** A model stopped at its limit: what that cost, and which model it was. */
interface Unfinished {
  readonly unfinished: ProviderUsage;
}

/** Refines part by part, checks each against what was said, and has it repaired once where a check found something. */
export class FaithfulRefining {
  constructor(
    readonly refiner: Refiner,
    private readonly desk: TextDesk = directDesk,
  ) {}

  /** @throws Fault of the refiner; REFINER_REJECTED where it cannot finish even a short part. */
  async refine(task: RefiningTask): Promise<JudgedText> {
    const transcript = withPauses(task.transcript, task.segments ?? []);
    const queue = cutIntoParts(transcript, this.refiner.longestPart);
    const done: JudgedPart[] = [];
    const spent: ProviderUsage[] = [];
    const startedAt = Date.now();
    for (let part = queue.shift(); part !== undefined; part = queue.shift()) {
      // Offline refiners never wait for anything: this is where the process hears its heartbeats and its cancels.
      await nextTurn();
      task.signal.throwIfAborted();
      if (part.text.trim() === '') continue;
      const chunksTotal = done.length + queue.length + 1;
      task.progress({
        percent: Math.round((part.start / transcript.length) * 100),
        note: `refining part ${done.length + 1} of ${chunksTotal}`,
        secondsLeft: estimateSecondsLeft(startedAt, part.start, transcript.length),
        chunksDone: done.length,
        chunksTotal,
      });
      const answer = await this.refinePart(task, part, done.at(-1)?.judged.text ?? '');
      if ('unfinished' in answer) {
        spent.push(answer.unfinished);
        queue.unshift(...halves(part, answer.unfinished));
      } else done.push({ part, judged: answer });
    }
    return together(done, spent, this.refiner);
  }

  private async refinePart(task: RefiningTask, part: TranscriptPart, before: string): Promise<JudgedText | Unfinished> {
    const input: RefinerInput = { ...task, transcript: part.text.trim(), before: before.slice(-CONTEXT) };
    const first = await this.refiner.refine(input);
    if (first.finishReason === 'length') return { unfinished: first.usage };
    const checked = await this.judge(task, part, first);
    if (checked.verdict === 'PASS' || !(first.canRepair ?? this.refiner.canRepair)) return checked;
    task.signal.throwIfAborted();
    const repair = { text: first.text, findings: checked.findings };
    const second = await this.refiner.refine({ ...input, repair });
    const again = second.finishReason === 'length' ? checked : await this.judge(task, part, second);
    const taken = better(checked, again);
    const repaired = taken === checked ? [] : checked.findings.map((finding) => ({ ...finding, refinedSpan: null }));
    return { ...taken, repaired, usage: [first.usage, second.usage] };
  }

  /** What the checks say. What was wrapped around the text is off, but a model that does not keep to the text alone is to be looked at. */
  private async judge(task: RefiningTask, part: TranscriptPart, result: RefinerResult): Promise<JudgedText> {
    const { brandBible, systemPrompt, signal } = task;
    const { text, remarks = [], usage } = result;
    const language = task.document?.language ?? null;
    const pair = { raw: part.text, refined: text, brandBible, systemPrompt, language };
    const checked = await this.desk.run('check', pair, signal);
    const verdict = checked.verdict === 'PASS' && remarks.length > 0 ? 'REVIEW' : checked.verdict;
    const { provider, model } = usage;
    return { text, provider, model, verdict, findings: [...checked.findings, ...remarks], usage: [usage] };
  }
}

function halves(part: TranscriptPart, { provider, model }: ProviderUsage): TranscriptPart[] {
  if (part.text.length < SHORTEST_HALVED) {
    const message = `The refiner stopped at its output limit. Raise the limit of the model "${model}", or use another.`;
    throw new Fault('REFINER_REJECTED', message, { provider });
  }
  const half = Math.ceil(part.text.length / 2) + 1;
  return cutIntoParts(part.text, half).map(({ text, start }) => ({ text, start: part.start + start }));
}
