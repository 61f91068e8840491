import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import { LOGGER, type Logger } from '../../platform/logging/logger.js';
import { Backstop } from '../../platform/postgres/backstop.js';
import { PostgresListener } from '../../platform/postgres/listener.js';
import { backoffMs } from '../../platform/retry.js';
import { DueDeliveries } from './due-deliveries.js';
import { WebhookDelivering } from './webhook-delivering.js';

/** Calls of this replica at once: each costs a socket and no thread. */
const MOST_CALLS = 200;
/** Pauses before a look at endpoints that another replica was claiming from: a claim takes milliseconds. */
const LOOK_AGAIN = { firstMs: 20, longestMs: 1_000 };

/**
 * Sends what is due, where the process plays `scheduler`: the alert that no worker is left must not wait for a worker. A notification wakes it;
 * retries that come due are found every 15 seconds or so.
 */
@Injectable()
export class WebhookWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stopping = new AbortController();
  private readonly backstop: Backstop;
  private readonly calls = new Set<Promise<void>>();
  private woken = Promise.withResolvers<void>();
  private wakes = 0;
  private running: Promise<void> | null = null;

  constructor(
    @Inject(DueDeliveries) private readonly due: DueDeliveries,
    @Inject(WebhookDelivering) private readonly delivering: WebhookDelivering,
    @Inject(PostgresListener) listener: PostgresListener,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    this.backstop = new Backstop(listener, () => this.wake());
    if (!environment.roles.includes('scheduler')) return;
    listener.onResume(() => this.wake());
    listener.on('studio_webhooks', () => this.wake());
  }

  onApplicationBootstrap(): void {
    if (!this.environment.roles.includes('scheduler')) return;
    this.backstop.start();
    this.wake();
  }

  /** Calls that are under way end immediately, and their deliveries are released. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    this.backstop.stop();
    this.woken.resolve();
    await this.running;
  }

  /** Attempts everything that is due, and what comes due meanwhile; returns when no call is under way. */
  async runOnce(): Promise<void> {
    let looks = 0;
    while (!this.stopping.signal.aborted) {
      this.woken = Promise.withResolvers();
      const { wakes } = this;
      const { claims, passedOver } = await this.due.claim(MOST_CALLS - this.calls.size);
      looks = claims.length === 0 && passedOver ? looks + 1 : 0;
      for (const claim of claims) {
        const call: Promise<void> = this.delivering
          .attempt(claim, this.stopping.signal)
          .finally(() => this.calls.delete(call));
        this.calls.add(call);
      }
      if (this.calls.size === 0 && looks > 0) {
        await pause(backoffMs(looks, LOOK_AGAIN), undefined, { signal: this.stopping.signal }).catch(() => undefined);
        continue;
      }
      // What was announced while the claim was being made may not be in it.
      if (this.calls.size === 0 && this.wakes === wakes) return;
      if (this.calls.size === 0) continue;
      // Whichever ends first makes room for the next; with every place taken, a notification changes nothing.
      await Promise.race([...this.calls, ...(this.calls.size < MOST_CALLS ? [this.woken.promise] : [])]);
    }
    await Promise.all(this.calls);
  }

  private wake(): void {
    if (this.stopping.signal.aborted) return;
    this.wakes += 1;
    this.woken.resolve();
    this.running ??= this.pass().finally(() => {
      this.running = null;
    });
  }

  private async pass(): Promise<void> {
    try {
      await this.runOnce();
    } catch (error) {
      this.log.warn('Sending webhooks was interrupted. It continues within a minute.', { error });
      await Promise.all(this.calls);
    }
  }
}
