import type { Logger } from '../../../platform/logging/logger.js';
import { askInOrder } from '../../providers/ask-in-order.js';
import { retryRequest } from '../../providers/retry-request.js';
import type { AnswerMemory } from '../answer-memory.js';
import type { Verifier, VerifierInput, VerifierResult } from './verifier.js';

/** A verifier with what bounds it. */
export interface BoundedVerifier {
  readonly verifier: Verifier;
  /** Runs one request within the bounds that hold over jobs and replicas. @throws Fault also without running it */
  bounded<T>(signal: AbortSignal, request: () => Promise<T>): Promise<T>;
}

/** Verifiers in the order in which they are asked, as one. No answer that was paid for is lost. */
export class VerifierChain implements Verifier {
  readonly provider: string;
  readonly model: string;

  constructor(
    private readonly verifiers: readonly [BoundedVerifier, ...BoundedVerifier[]],
    private readonly memory: AnswerMemory,
    /** First wait between tries, doubled each time; milliseconds. */
    private readonly firstWaitMs: number,
    private readonly log: Logger,
  ) {
    this.provider = verifiers[0].verifier.provider;
    this.model = verifiers[0].verifier.model;
  }

  /** @throws Fault of the first verifier that can pass by itself, or of the first */
  verify(input: VerifierInput): Promise<VerifierResult> {
    const { signal, claim, pairs, language } = input;
    const { verifiers, firstWaitMs, log } = this;
    const nameOf = ({ verifier }: BoundedVerifier) => verifier.provider;
    const asked = {
      claim,
      signal,
      request: ['second opinion', language, pairs.map(({ said, written }) => [said, written])],
    };
    return this.memory.through(asked, () =>
      askInOrder({ candidates: verifiers, nameOf, noun: 'verifier', signal, log }, ({ verifier, bounded }) =>
        retryRequest(() => bounded(signal, () => verifier.verify(input)), { firstWaitMs, signal, log }),
      ),
    );
  }
}
