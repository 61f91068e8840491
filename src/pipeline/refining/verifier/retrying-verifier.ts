import { Fault } from '../../../platform/fault.js';
import { retry } from '../../../platform/retry.js';
import type { Verifier, VerifierInput, VerifierResult } from './verifier.js';

const ATTEMPTS = 3;
const BACKOFF = { firstMs: 500, longestMs: 60_000 };

/** Retries a verifier after a transient fault, for programs without a database for permits and circuit breakers. */
export class RetryingVerifier implements Verifier {
  readonly provider: string;
  readonly model: string;

  constructor(private readonly verifier: Verifier) {
    this.provider = verifier.provider;
    this.model = verifier.model;
  }

  /** @throws what the last attempt threw; the signal's reason when aborted */
  verify(input: VerifierInput): Promise<VerifierResult> {
    return retry(() => this.verifier.verify(input), {
      ...BACKOFF,
      signal: input.signal,
      next: ({ error, attempt, waitMs }) => {
        if (!(error instanceof Fault) || !error.retryable || attempt >= ATTEMPTS) return null;
        return Math.min(BACKOFF.longestMs, Math.max(error.retryAfterMs ?? 0, waitMs));
      },
    });
  }
}
