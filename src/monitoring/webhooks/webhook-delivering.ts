import { Inject, Injectable } from '@nestjs/common';
import { UserDirectory } from '../../access/user-directory.js';
import { readRetryAfter } from '../../pipeline/providers/retry-after.js';
import { CLOCK, type Clock } from '../../platform/clock.js';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import { LOGGER, type Logger } from '../../platform/logging/logger.js';
import { createRedactor, REDACT, type Redact } from '../../platform/logging/redaction.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { retry } from '../../platform/retry.js';
import { Instruments } from '../../platform/telemetry/instruments.js';
import { type DeliveryClaim, releaseDelivery, settleDelivery } from './delivery-claim-store.js';
import { type CallResult, planAfter } from './delivery-plan.js';
import { type DeliveryAttempt, webhookIdHeader } from './webhook.js';
import { signatures } from './webhook-secret.js';
import { AddressRefused, sendWebhook } from './webhook-sender.js';
import { disableWebhook } from './webhook-store.js';

/** Storing an outcome is tried for about ten seconds: the lease is longer. */
const STORING = { firstMs: 250, longestMs: 4_000 };
const STORING_ATTEMPTS = 5;
/** Characters of an answer and of an error that the log of a delivery keeps. */
const LONGEST_NOTE = 500;

/** A call that was made: what came of it, and its entry for the log. */
interface Call {
  readonly result: CallResult;
  readonly attempt: DeliveryAttempt;
}

/** Makes one attempt at a claimed delivery, and stores what follows from it. */
@Injectable()
export class WebhookDelivering {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(UserDirectory) private readonly users: UserDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(LOGGER) private readonly log: Logger,
    @Inject(REDACT) private readonly redact: Redact,
    @Inject(Instruments) private readonly instruments: Instruments,
  ) {}

  /** Never throws. A delivery whose outcome cannot be stored is sent again when its lease has ended, under the same webhook-id. */
  async attempt(claim: DeliveryClaim, signal: AbortSignal): Promise<void> {
    try {
      const refusal = await this.refusalOf(claim);
      if (refusal === null) await this.deliver(claim, signal);
      else await this.disable(claim, refusal);
    } catch (error) {
      if (signal.aborted) await releaseDelivery(this.database, claim).catch(() => undefined);
      else
        this.log.warn('A webhook delivery was interrupted. It is sent again.', { webhookId: claim.webhookId, error });
    }
  }

  private async deliver(claim: DeliveryClaim, signal: AbortSignal): Promise<void> {
    const { result, attempt } = await this.call(claim, signal);
    const { outcome, disable } = planAfter(result, claim, this.clock.now());
    const next = ({ attempt, waitMs }: { attempt: number; waitMs: number }) =>
      attempt < STORING_ATTEMPTS ? waitMs : null;
    const stored = await retry(() => settleDelivery(this.database, claim, attempt, outcome), { ...STORING, next });
    if (!stored) return;
    this.instruments.webhookAttempted(claim.event, result.kind === 'refused' ? 'refused' : outcome.kind);
    if (disable !== null) await this.disable(claim, disable);
  }

  private async call(claim: DeliveryClaim, signal: AbortSignal): Promise<Call> {
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
      return { result: { kind: 'answered', status, pauseMs }, attempt: entry(status, error, body) };
    } catch (error) {
      signal.throwIfAborted();
      const message = error instanceof Error ? error.message : String(error);
      const kind = error instanceof AddressRefused ? 'refused' : 'unreachable';
      return { result: { kind }, attempt: entry(null, message, null) };
    }
  }

  /** A receiver may send back what it was sent: neither our secrets nor the endpoint's stand in the log. */
  private note({ secrets }: DeliveryClaim, text: string): string {
    return createRedactor(secrets)(this.redact(text)).slice(0, LONGEST_NOTE);
  }

  /** Why the owner of an endpoint may no longer have it; null where they may. */
  private async refusalOf({ userId, scope }: DeliveryClaim): Promise<string | null> {
    if (userId === null) return null;
    const standing = await this.users.standingOf(userId, null);
    if (standing === 'BANNED' || standing === 'UNKNOWN') return 'The owner of the webhook can no longer sign in.';
    if (scope === 'OWN' || standing === 'ADMIN') return null;
    return 'The owner of the webhook is no longer an admin: only admins receive the events of all jobs.';
  }

  private async disable({ webhookId, url }: DeliveryClaim, reason: string): Promise<void> {
    if (!(await disableWebhook(this.database, webhookId, reason))) return;
    // The path of an address may be a secret of its receiver.
    this.log.warn('A webhook was disabled.', { webhookId, host: new URL(url).host, reason });
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
