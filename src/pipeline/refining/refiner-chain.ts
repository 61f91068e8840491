import { setImmediate as nextTurn } from 'node:timers/promises';
import { sumUsage } from '../../jobs/results/sum-usage.js';
import type { Logger } from '../../platform/logging/logger.js';
import { askInOrder } from '../providers/ask-in-order.js';
import { type RequestRetry, retryRequest } from '../providers/retry-request.js';
import type { AnswerMemory } from './answer-memory.js';
import { contextBefore, cutIntoParts, seamAfter } from './parts.js';
import { type Refiner, type RefinerInput, type RefinerResult, SHORTEST_HALVED } from './refiner.js';

/** A refiner with what bounds it. */
export interface BoundedRefiner {
  readonly refiner: Refiner;
  /** Whether its answers cost something, so that none may be lost. */
  readonly paid: boolean;
  /** Runs one request within the bounds that hold over jobs and replicas. @throws Fault also without running it */
  bounded<T>(signal: AbortSignal, request: () => Promise<T>): Promise<T>;
}

/**
 * Refiners in the order in which they are asked, as one: the next is asked for the same part where one cannot serve, and not where
 * it refuses the content. No answer that was paid for is lost.
 */
export class RefinerChain implements Refiner {
  readonly provider: string;
  readonly model: string;
  readonly canRepair: boolean;
  readonly parallel: number;

  constructor(
    private readonly refiners: readonly [BoundedRefiner, ...BoundedRefiner[]],
    private readonly memory: AnswerMemory,
    /** First wait between tries, doubled each time; milliseconds. */
    private readonly firstWaitMs: number,
    private readonly log: Logger,
  ) {
    const { provider, model, canRepair, parallel = 1 } = refiners[0].refiner;
    this.provider = provider;
    this.model = model;
    this.canRepair = canRepair;
    this.parallel = parallel;
  }

  /** Of the first refiner: it may learn that its model takes less. */
  get longestPart(): number | null {
    return this.refiners[0].refiner.longestPart;
  }

  /** @throws Fault of the first refiner that can pass by itself, or of the first; immediately one that is about the content */
  async refine(input: RefinerInput): Promise<RefinerResult> {
    const { refiners, log } = this;
    const nameOf = ({ refiner }: BoundedRefiner) => refiner.provider;
    return askInOrder(
      { candidates: refiners, nameOf, noun: 'refiner', signal: input.signal, log },
      async (candidate) => {
        const result = await this.askAbout(candidate, input);
        return { ...result, canRepair: result.canRepair ?? candidate.refiner.canRepair };
      },
    );
  }

  /** The part as a whole, or in pieces where it is longer than this refiner takes. */
  private askAbout(candidate: BoundedRefiner, input: RefinerInput): Promise<RefinerResult> {
    const { longestPart } = candidate.refiner;
    if (longestPart === null || input.transcript.length <= longestPart) return this.ask(candidate, input);
    return this.inPieces(candidate, input, longestPart);
  }

  private ask({ refiner, paid, bounded }: BoundedRefiner, input: RefinerInput): Promise<RefinerResult> {
    const { signal } = input;
    const options: RequestRetry = { firstWaitMs: this.firstWaitMs, signal, log: this.log };
    const request = () => retryRequest(() => bounded(signal, () => refiner.refine(input)), options);
    const { systemPrompt, transcript, before = '', repair = null } = input;
    const asked = {
      ...input,
      request: [systemPrompt, transcript, before, repair?.text ?? null, repair?.questions ?? null],
    };
    // A short part that the model did not finish failed the job: a person who retries it has changed something, so the model is asked again.
    const endedTheRun = (known: RefinerResult) =>
      known.finishReason !== 'stop' && repair === null && transcript.length < SHORTEST_HALVED;
    return paid ? this.memory.through(asked, request, endedTheRun) : request();
  }

  private async inPieces(candidate: BoundedRefiner, input: RefinerInput, limit: number): Promise<RefinerResult> {
    // What was found wrong with the whole does not fit a piece of it: that is edited from the start.
    const { repair: _, ...whole } = input;
    const results: RefinerResult[] = [];
    let text = '';
    for (const piece of cutIntoParts(input.transcript, limit)) {
      await nextTurn();
      input.signal.throwIfAborted();
      if (piece.text.trim() === '') continue;
      const before = piece.start === 0 ? (input.before ?? '') : contextBefore(input.transcript, piece.start);
      const result = await this.ask(candidate, { ...whole, transcript: piece.text.trim(), before });
      if (result.finishReason !== 'stop') return result;
      results.push(result);
      text += `${result.text}${seamAfter(piece.text, result.text)}`;
    }
    const usage = sumUsage(results.map((result) => result.usage));
    const remarks = results.flatMap((result) => result.remarks ?? []).map((one) => ({ ...one, refinedSpan: null }));
    return { ...(results[0] as RefinerResult), text: text.trim(), usage: usage[0] as RefinerResult['usage'], remarks };
  }
}
