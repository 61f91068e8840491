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

/** The breaker opens after five consecutive failures. The first retry comes after seconds, which suits a restarted server; later ones are less frequent. */
const RULE: BreakerRule = { threshold: 5, openMs: 10_000, longestOpenMs: 600_000 };
/** How long the trial of a half-open breaker blocks other requests; milliseconds. */
const TRIAL_MS = 30_000;

/**
 * Every request to a paid provider passes through this gate. It limits requests over all replicas, respects the pauses that a provider asks for, and
 * opens a circuit breaker for a provider that keeps failing: no request passes until a single trial request succeeds.
 */
@Injectable()
export class ProviderGate {
  private readonly permits: ProviderPermits;
  /** Providers with a failure since their last success, as far as this process knows. A success of any other provider needs no statement. */
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
   * @param provider a name without secrets, for example `api.openai.com/whisper-1`
   * @param limits null for a provider that costs nothing: the number of running stages limits it, and no permit is taken
   * @throws CircuitOpen without a request while the breaker is open; otherwise what the request threw
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

  /** Every provider that failed or asked for a pause, with the state of its breaker. */
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
      // The failure that opens the breaker waits like the requests after it: its job may have no attempt left, and an immediate one would fail.
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

  /** A failed write of the breaker's state must not lose a paid answer or hide the original fault. */
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
