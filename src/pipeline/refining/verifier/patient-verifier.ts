import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '../../../platform/fault.js';
import type { Verifier, VerifierInput, VerifierResult } from './verifier.js';

const TRIES = 3;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 60_000;

/** A verifier that is asked again where a fault can pass, for programs without a database to keep limits in. */
export class PatientVerifier implements Verifier {
  readonly provider: string;
  readonly model: string;

  constructor(private readonly verifier: Verifier) {
    this.provider = verifier.provider;
    this.model = verifier.model;
  }

  /** @throws what the last try threw */
  async verify(input: VerifierInput): Promise<VerifierResult> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.verifier.verify(input);
      } catch (error) {
        if (!(error instanceof Fault) || !error.retryable || tries >= TRIES) throw error;
        await pause(Math.min(LONGEST_WAIT_MS, Math.max(error.retryAfterMs ?? 0, FIRST_WAIT_MS * 2 ** (tries - 1))));
      }
    }
  }
}
