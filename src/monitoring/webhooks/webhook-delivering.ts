import { Inject, Injectable } from '@nestjs/common';
import { UserDirectory } from '../../access/user-directory.js';
import { LOGGER, type Logger } from '../../platform/logging/logger.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { retry } from '../../platform/retry.js';
import { Instruments } from '../../platform/telemetry/instruments.js';
import { type DeliveryClaim, releaseDelivery, settleDelivery } from './delivery-claim-store.js';
import { planAfter } from './delivery-plan.js';
import { WebhookCaller } from './webhook-caller.js';
import { disableWebhook } from './webhook-store.js';

/** Storing an outcome is tried for about ten seconds: the lease is longer. */
const STORING = { firstMs: 250, longestMs: 4_000 };
const STORING_ATTEMPTS = 5;

/** Makes one attempt at a claimed delivery, and stores what follows from it. */
@Injectable()
export class WebhookDelivering {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(UserDirectory) private readonly users: UserDirectory,
    @Inject(WebhookCaller) private readonly caller: WebhookCaller,
    @Inject(LOGGER) private readonly log: Logger,
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
    const { result, attempt, endedAt } = await this.caller.call(claim, signal);
    const { outcome, disable } = planAfter(result, claim, endedAt);
    const next = ({ attempt, waitMs }: { attempt: number; waitMs: number }) =>
      attempt < STORING_ATTEMPTS ? waitMs : null;
    const stored = await retry(() => settleDelivery(this.database, claim, attempt, outcome), { ...STORING, next });
    if (!stored) return;
    this.instruments.webhookAttempted(claim.event, result.kind === 'refused' ? 'refused' : outcome.kind);
    if (disable !== null) await this.disable(claim, disable);
  }

  /** Why the owner of an endpoint may no longer have it; null if they may. */
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
