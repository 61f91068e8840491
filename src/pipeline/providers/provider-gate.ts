import { Inject, Injectable } from '@nestjs/common';
import { Fault } from '../../platform/fault.js';
import { isJobFaultCode } from '../../platform/fault-codes.js';
import { LOGGER, type Logger } from '../../platform/logging/logger.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import {
  admit,
  type BreakerRule,
  type ProviderState,
  pauseProvider,
  readProviderStates,
  recordFailure,
  recordSuccess,
  type StoredFault,
} from './breaker-store.js';
import { CircuitOpen } from './circuit-open.js';
import type { ProviderLimits } from './permit-store.js';
import { isProviderAtFault } from './provider-at-fault.js';
import { ProviderPermits } from './provider-permits.js';
import { ProviderWatch } from './provider-watch.js';
import { whileWorking } from './waiting.js';

/** Five failures in a row are no accident; a server that was only restarted is back within seconds, one that is not is asked ever less. */
const RULE: BreakerRule = { threshold: 5, openMs: 10_000, longestOpenMs: 600_000 };
/** How long the one trial of a half-open breaker keeps the others off; milliseconds. */
const TRIAL_MS = 30_000;

/**
 * The one door to providers that cost money: requests are bounded over all replicas, a provider that asked for quiet gets it, and
 * one that keeps failing gets no requests (its circuit breaker is open) until a single trial request succeeds.
 */
@Injectable()
export class ProviderGate {
  private readonly permits: ProviderPermits;
  /** Providers that failed since they last succeeded, as far as this process knows: success costs no statement otherwise. */
  private readonly failing = new Set<string>();

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(LOGGER) private readonly log: Logger,
    @Inject(ProviderWatch) private readonly telemetry: ProviderWatch,
  ) {
    this.permits = new ProviderPermits(database, log);
  }

  /**
   * Runs one request.
   * @param provider a name without secrets, e.g. `api.openai.com/whisper-1`
   * @param limits null for one that costs nothing and is bounded by the stages that run: no permit is taken then
   * @throws CircuitOpen without asking, while the breaker is open; otherwise what the request threw
   */
  async ask<T>(
    provider: string,
    limits: ProviderLimits | null,
    signal: AbortSignal,
    request: () => Promise<T>,
  ): Promise<T> {
    const { trial } = await this.requireClosed(provider);
    const watched = () => this.watch(provider, signal, trial, request);
    return limits === null ? watched() : this.permits.run(provider, limits, signal, watched);
  }

  /** Every provider that failed or asked for quiet, with the state of its breaker. */
  states(): Promise<readonly ProviderState[]> {
    return readProviderStates(this.database);
  }

  private async watch<T>(provider: string, signal: AbortSignal, trial: boolean, request: () => Promise<T>): Promise<T> {
    try {
      const answer = await this.telemetry.around(provider, () => whileWorking(request));
      if (this.failing.has(provider)) await this.note(() => this.closed(provider));
      return answer;
    } catch (error) {
      if (signal.aborted || !(error instanceof Fault)) throw error;
      const openMs = await this.note(() => this.failed(provider, error, trial));
      // Whoever brings the last straw waits with the others: its job may have no try left, and the next one is worth none.
      throw openMs !== null && error.retryable ? circuitOpen(provider, openMs, error) : error;
    }
  }

  private async requireClosed(provider: string): Promise<{ readonly trial: boolean }> {
    const answer = await admit(this.database, provider, TRIAL_MS);
    if (!answer.admitted || answer.marked) this.failing.add(provider);
    if (answer.admitted) return answer;
    throw circuitOpen(provider, answer.waitMs, answer.lastFault);
  }

  private async closed(provider: string): Promise<void> {
    await recordSuccess(this.database, provider);
    this.failing.delete(provider);
  }

  /** How long the circuit breaker is open now, in milliseconds; null while it is closed. */
  private async failed(provider: string, fault: Fault, trial: boolean): Promise<number | null> {
    if (fault.retryAfterMs !== undefined) {
      await pauseProvider(this.database, provider, fault.retryAfterMs);
      return null;
    }
    if (!isProviderAtFault(fault)) return null;
    this.failing.add(provider);
    const { code, retryable } = fault;
    const message = this.telemetry.redact(fault.message);
    return recordFailure(this.database, { provider, fault: { code, message, retryable }, trial }, RULE);
  }

  /** The state of a breaker is never worth an answer that was paid for, nor the real fault. */
  private async note<T>(write: () => Promise<T>): Promise<T | null> {
    try {
      return await write();
    } catch (error) {
      this.log.warn("The state of a provider's circuit breaker was not stored.", { error });
      return null;
    }
  }
}

function circuitOpen(provider: string, waitMs: number, last: StoredFault | null): CircuitOpen {
  const code = last !== null && isJobFaultCode(last.code) ? last.code : 'INTERNAL';
  const message =
    last?.message ?? 'The provider failed too often. Its circuit breaker is open; the job waits and is retried.';
  return new CircuitOpen(code, message, { provider, retryable: last?.retryable ?? true, retryAfterMs: waitMs });
}
