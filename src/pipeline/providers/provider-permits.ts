import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../../platform/logging/logger.js';
import type { Database } from '../../platform/postgres/database.js';
import { CircuitOpen } from './circuit-open.js';
import { type PermitWait, type ProviderLimits, renewPermits, returnPermit, takePermit } from './permit-store.js';
import { beginWait } from './waiting.js';

/** A permit expires if its holder does not renew it for this long; milliseconds. */
const LEASE_MS = 15_000;
const RENEW_EVERY_MS = 4_000;
/** Longest wait for a permit; after it the stage is retried later. Milliseconds. */
const LONGEST_WAIT_MS = 10 * 60_000;
/** A stage does not wait for a longer pause of a provider but is retried later; milliseconds. */
const LONGEST_PAUSE_MS = 60_000;
/** Longest interval between two checks: a pause can end early, and a replica can die. Milliseconds. */
const LONGEST_LOOK_MS = 5_000;

/** Why a request waits for a permit. */
const REASONS: Readonly<Record<PermitWait['why'], string>> = {
  paused: 'The provider limits requests and asked for a pause. The request is sent after the pause.',
  rate: 'The limit of requests a minute is reached. The request is sent when the minute has passed; raise requestsPerMinute if the provider allows more.',
  busy: 'Other requests to the provider are running. The request is sent when one of them ends; raise parallel if the provider allows more.',
};

/** What one request waits for, as its job shows it. */
class WaitNote {
  private why: PermitWait['why'] | null = null;
  private ended = () => {};

  constructor(private readonly provider: string) {}

  say({ why, waitMs }: PermitWait): void {
    if (why === this.why) return;
    this.end();
    this.why = why;
    const nextTry = why === 'busy' ? null : new Date(Date.now() + waitMs);
    this.ended = beginWait({ provider: this.provider, nextTry, reason: REASONS[why] });
  }

  end(): void {
    this.ended();
    this.ended = () => {};
  }
}

/** Permits for requests to providers, counted over all replicas. Within a process the requests to one provider queue up, so that only one checks. */
export class ProviderPermits {
  private readonly held = new Set<string>();
  private readonly turns = new Map<string, Promise<void>>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly log: Logger,
  ) {}

  /** Waits for a permit and runs the work. @throws CircuitOpen if no permit becomes free in time */
  async run<T>(provider: string, limits: ProviderLimits, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const permitId = await this.take(provider, limits, signal);
    try {
      return await work();
    } finally {
      await this.giveBack(permitId);
    }
  }

  private async take(provider: string, limits: ProviderLimits, signal: AbortSignal): Promise<string> {
    const before = this.turns.get(provider) ?? Promise.resolve();
    const turn = Promise.withResolvers<void>();
    const endQueueing = beginWait({ provider, nextTry: null, reason: REASONS.busy });
    const mine = before.then(() => turn.promise);
    this.turns.set(provider, mine);
    try {
      await before.finally(endQueueing);
      return await this.wait(provider, limits, signal);
    } finally {
      turn.resolve();
      if (this.turns.get(provider) === mine) this.turns.delete(provider);
    }
  }

  private async wait(provider: string, limits: ProviderLimits, signal: AbortSignal): Promise<string> {
    const permitId = randomUUID();
    const deadline = Date.now() + LONGEST_WAIT_MS;
    const note = new WaitNote(provider);
    try {
      for (;;) {
        signal.throwIfAborted();
        const answer = await takePermit(this.database, { permitId, provider, limits, leaseMs: LEASE_MS });
        if (answer === null) break;
        const { waitMs } = answer;
        if (waitMs > LONGEST_PAUSE_MS || Date.now() + waitMs > deadline) throw noTurn(provider, limits, waitMs);
        note.say(answer);
        await pause(Math.min(LONGEST_LOOK_MS, waitMs * (1 + Math.random() * 0.2)), undefined, { signal }).catch(() =>
          signal.throwIfAborted(),
        );
      }
    } finally {
      note.end();
    }
    this.held.add(permitId);
    this.timer ??= setInterval(() => void this.renew(), RENEW_EVERY_MS).unref();
    return permitId;
  }

  private async renew(): Promise<void> {
    try {
      await renewPermits(this.database, [...this.held], LEASE_MS);
    } catch (error) {
      this.log.debug('Provider permits were not renewed. They expire by themselves.', { error });
    }
  }

  private async giveBack(permitId: string): Promise<void> {
    this.held.delete(permitId);
    if (this.held.size === 0 && this.timer !== null) {
      clearInterval(this.timer);
      this.timer = null;
    }
    try {
      await returnPermit(this.database, permitId);
    } catch (error) {
      // The answer is paid for already. A permit that expires by itself must not lose it.
      this.log.debug('A provider permit was not returned. It expires by itself.', { error });
    }
  }
}

function noTurn(provider: string, { busyCode = 'INTERNAL' }: ProviderLimits, waitMs: number): CircuitOpen {
  const message =
    "The provider's limits are reached, or it asked for a pause. The request is retried; raise the limits if this persists.";
  return new CircuitOpen(busyCode, message, { provider, retryable: true, retryAfterMs: waitMs });
}
