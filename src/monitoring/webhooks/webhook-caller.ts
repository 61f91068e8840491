import { Inject, Injectable } from '@nestjs/common';
import { readRetryAfter } from '../../pipeline/providers/retry-after.js';
import { CLOCK, type Clock } from '../../platform/clock.js';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import { createRedactor, REDACT, type Redact } from '../../platform/logging/redaction.js';
import type { DeliveryClaim } from './delivery-claim-store.js';
import type { CallResult } from './delivery-plan.js';
import { type DeliveryAttempt, webhookIdHeader } from './webhook.js';
import { signatures } from './webhook-secret.js';
import { AddressRefused, sendWebhook } from './webhook-sender.js';

/** Characters of an answer and of an error that the log of a delivery keeps. */
const LONGEST_NOTE = 500;

/** A call that was made: its result, its entry for the log, and when it ended (milliseconds since the epoch). */
export interface Call {
  readonly result: CallResult;
  readonly attempt: DeliveryAttempt;
  readonly endedAt: number;
}

/** Signs and sends the message of a delivery. */
@Injectable()
export class WebhookCaller {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(REDACT) private readonly redact: Redact,
  ) {}

  /** Calls the receiver once. @throws the reason of `signal` when aborted */
  async call(claim: DeliveryClaim, signal: AbortSignal): Promise<Call> {
    const at = new Date(this.clock.now());
    const started = performance.now();
    const entry = (status: number | null, error: string | null, body: string | null): DeliveryAttempt => ({
      at: at.toISOString(),
      milliseconds: Math.round(performance.now() - started),
      status,
      error: error === null ? null : this.note(claim, error),
      body: body === null ? null : this.note(claim, body),
    });
    try {
      const { status, body, retryAfter } = await sendWebhook(messageOf(claim, at), this.environment, signal);
      const pauseMs = readRetryAfter(new Headers(retryAfter === null ? {} : { 'retry-after': retryAfter })) ?? null;
      const error = status >= 200 && status < 300 ? null : problemOf(status);
      const result = { kind: 'answered', status, pauseMs } as const;
      return { result, attempt: entry(status, error, body), endedAt: this.clock.now() };
    } catch (error) {
      signal.throwIfAborted();
      const message = error instanceof Error ? error.message : String(error);
      const kind = error instanceof AddressRefused ? 'refused' : 'unreachable';
      return { result: { kind }, attempt: entry(null, message, null), endedAt: this.clock.now() };
    }
  }

  /** Removes our secrets and the endpoint's: a receiver may send back what it was sent. */
  private note({ secrets }: DeliveryClaim, text: string): string {
    return createRedactor(secrets)(this.redact(text)).slice(0, LONGEST_NOTE);
  }
}

function messageOf({ url, messageId, payload, secrets }: DeliveryClaim, at: Date) {
  const id = webhookIdHeader(messageId);
  const body = JSON.stringify(payload);
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': signatures(secrets, id, at, body),
  };
  return { url, body, headers };
}

function problemOf(status: number): string {
  if (status >= 300 && status < 400)
    return `The receiver answered with a redirect (${status}), which the engine does not follow.`;
  return `The receiver answered with status ${status}.`;
}
