import { Inject, Injectable } from '@nestjs/common';
import { type Caller, mayAdminister, requireAdmin } from '../../access/caller.js';
import { type OperatorActionName, recordAction } from '../../access/operator-action-store.js';
import { isUuid } from '../../jobs/record/job-store.js';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import { Fault } from '../../platform/fault.js';
import { DATABASE, type Database, type DatabaseTransaction } from '../../platform/postgres/database.js';
import type { NumberedSlice } from '../paging/number-cursor.js';
import { findDelivery, insertDelivery, listDeliveries, redeliver } from './delivery-store.js';
import {
  type DeliveryStatus,
  isAboutJob,
  MOST_WEBHOOKS,
  TEST_EVENT,
  type Webhook,
  type WebhookDelivery,
  type WebhookEvent,
  type WebhookScope,
} from './webhook.js';
import { readWebhookUrl } from './webhook-address.js';
import { newWebhookSecret } from './webhook-secret.js';
import {
  changeWebhook,
  countWebhooks,
  deleteWebhook,
  findWebhook,
  insertWebhook,
  listWebhooks,
  rotateSecret,
  type WebhookChange,
  type WebhookOwner,
} from './webhook-store.js';

export interface WebhookRequest {
  readonly url: string;
  readonly description: string;
  readonly events: readonly WebhookEvent[];
  /** Null: ALL for the secret key, OWN for users. */
  readonly scope: WebhookScope | null;
}

export interface WebhookUpdate extends WebhookChange {
  /** Creates a new secret; the present one stays valid for this many hours. */
  readonly rotateSecretHours?: number;
}

/** An endpoint, with its secret where one was just made: it is shown this once. */
export interface WebhookWithSecret {
  readonly webhook: Webhook;
  readonly secret: string | null;
}

/** Endpoints and their deliveries: a user's own; for admins and keys, those of all users. */
@Injectable()
export class Webhooks {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  list(caller: Caller, slice: NumberedSlice): Promise<readonly Webhook[]> {
    return listWebhooks(this.database, ownerOf(caller), slice);
  }

  /** @throws Fault NOT_FOUND for an endpoint that is not the caller's */
  async deliveries(
    caller: Caller,
    filter: {
      readonly webhookId: string | null;
      readonly jobId: string | null;
      readonly status: DeliveryStatus | null;
    },
    slice: NumberedSlice,
  ): Promise<readonly WebhookDelivery[]> {
    if (filter.webhookId !== null) await this.find(this.database, caller, filter.webhookId);
    return listDeliveries(this.database, ownerOf(caller), filter, slice);
  }

  /** @throws Fault BAD_REQUEST, FORBIDDEN for the scope ALL; CONFLICT with too many endpoints */
  create(caller: Caller, request: WebhookRequest): Promise<WebhookWithSecret> {
    const userId = caller.kind === 'user' ? caller.userId : null;
    const scope = request.scope ?? (userId === null ? 'ALL' : 'OWN');
    requireScope(caller, scope, request.events);
    const { href } = readWebhookUrl(request.url, this.environment.localMode);
    return this.database.transaction().execute(async (trx) => {
      if ((await countWebhooks(trx, userId)) >= MOST_WEBHOOKS) {
        throw new Fault(
          'CONFLICT',
          `You have ${MOST_WEBHOOKS} webhooks already. Delete one before you create another.`,
        );
      }
      const secret = newWebhookSecret();
      const id = await insertWebhook(trx, { ...request, url: href, userId, scope, secret });
      await this.record(trx, caller, 'CREATE_WEBHOOK', id);
      return { webhook: await this.find(trx, caller, id), secret };
    });
  }

  /** @throws Fault BAD_REQUEST, NOT_FOUND */
  update(caller: Caller, id: string, { rotateSecretHours, ...change }: WebhookUpdate): Promise<WebhookWithSecret> {
    const { localMode } = this.environment;
    const url = change.url === undefined ? undefined : readWebhookUrl(change.url, localMode).href;
    return this.database.transaction().execute(async (trx) => {
      const { webhookId, scope } = await this.find(trx, caller, id);
      if (change.events !== undefined) requireScope(caller, scope, change.events);
      await changeWebhook(trx, webhookId, url === undefined ? change : { ...change, url });
      const secret = rotateSecretHours === undefined ? null : newWebhookSecret();
      if (secret !== null) await rotateSecret(trx, webhookId, secret, rotateSecretHours ?? 0);
      await this.record(trx, caller, 'UPDATE_WEBHOOK', webhookId);
      return { webhook: await this.find(trx, caller, webhookId), secret };
    });
  }

  /** Deletes an endpoint with its deliveries; returns its id. @throws Fault NOT_FOUND */
  delete(caller: Caller, id: string): Promise<string> {
    return this.database.transaction().execute(async (trx) => {
      const { webhookId } = await this.find(trx, caller, id);
      await deleteWebhook(trx, webhookId);
      await this.record(trx, caller, 'DELETE_WEBHOOK', webhookId);
      return webhookId;
    });
  }

  /** Sends a delivery again, under its old webhook-id and with all its attempts ahead. @throws Fault NOT_FOUND, CONFLICT while disabled */
  redeliver(caller: Caller, deliveryId: string): Promise<WebhookDelivery> {
    return this.database.transaction().execute(async (trx) => {
      const delivery = await this.findDelivery(trx, caller, deliveryId);
      requireEnabled(await this.find(trx, caller, delivery.webhookId));
      await redeliver(trx, deliveryId);
      return this.findDelivery(trx, caller, deliveryId);
    });
  }

  /** Sends a message that means nothing. @throws Fault NOT_FOUND, CONFLICT while disabled */
  test(caller: Caller, id: string): Promise<WebhookDelivery> {
    return this.database.transaction().execute(async (trx) => {
      const { webhookId, ...webhook } = await this.find(trx, caller, id);
      requireEnabled(webhook);
      const payload = { type: TEST_EVENT, timestamp: new Date().toISOString(), data: { webhook_id: webhookId } };
      return this.findDelivery(trx, caller, await insertDelivery(trx, webhookId, TEST_EVENT, payload));
    });
  }

  private async find(db: Database | DatabaseTransaction, caller: Caller, id: string): Promise<Webhook> {
    const webhook = isUuid(id) ? await findWebhook(db, ownerOf(caller), id) : null;
    if (webhook === null) throw new Fault('NOT_FOUND', 'There is no such webhook.');
    return webhook;
  }

  private async findDelivery(trx: DatabaseTransaction, caller: Caller, id: string): Promise<WebhookDelivery> {
    // 18 digits always fit a bigint.
    const delivery = /^\d{1,18}$/.test(id) ? await findDelivery(trx, ownerOf(caller), id) : null;
    if (delivery === null)
      throw new Fault('NOT_FOUND', 'There is no such delivery. Ended deliveries are kept for 30 days.');
    return delivery;
  }

  private record(trx: DatabaseTransaction, caller: Caller, action: OperatorActionName, webhook: string) {
    return recordAction(trx, caller, { action, filter: { webhook }, affected: 0 });
  }
}

function ownerOf(caller: Caller): WebhookOwner {
  return caller.kind === 'user' && !mayAdminister(caller) ? { userId: caller.userId } : 'everybody';
}

function requireScope(caller: Caller, scope: WebhookScope, events: readonly WebhookEvent[]): void {
  if (scope === 'ALL') requireAdmin(caller);
  if (scope === 'OWN' && caller.kind === 'service') {
    throw new Fault('BAD_REQUEST', 'The secret key has no jobs of its own. Leave the scope out, or set it to ALL.');
  }
  if (scope === 'OWN' && !events.every(isAboutJob)) {
    throw new Fault('BAD_REQUEST', 'Alerts are about all users: only a webhook with the scope ALL receives them.', {
      fields: [{ field: 'events', message: 'may name job events only, unless the scope is ALL' }],
    });
  }
}

function requireEnabled({ enabled }: Pick<Webhook, 'enabled'>): void {
  if (!enabled) throw new Fault('CONFLICT', 'The webhook is disabled. Enable it first.');
}
