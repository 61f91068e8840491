import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Caller } from '../../../access/caller.js';
import { CallingAs } from '../../../access/calling-as.graphql.js';
import { connectionOf } from '../../../platform/graphql/connection.graphql.js';
import { ConnectionArgs, pageOf } from '../../../platform/graphql/connection-args.graphql.js';
import { Uuid } from '../../../platform/graphql/scalars.graphql.js';
import { writeNumberCursor } from '../../paging/number-cursor.js';
import { numberedSliceOf } from '../../paging/numbered-page.graphql.js';
import { Webhooks } from '../webhooks.js';
import { WebhookConnection, WebhookWithSecretType, webhookView, withSecretView } from './webhook.graphql.js';
import {
  deliveryView,
  WebhookDeliveriesArgs,
  WebhookDeliveryConnection,
  WebhookDeliveryType,
} from './webhook-delivery.graphql.js';
import { CreateWebhookInput, UpdateWebhookInput } from './webhook-inputs.graphql.js';

const WEBHOOKS = 'webhook';
const DELIVERIES = 'webhook-delivery';

const idOf = () => ({ type: () => Uuid, description: 'The id of the webhook.' });

/** Webhooks: a user's own; for admins and keys, those of all users. */
@Resolver()
export class WebhooksResolver {
  constructor(@Inject(Webhooks) private readonly webhooks: Webhooks) {}

  @Query(() => WebhookConnection, {
    name: 'webhooks',
    description:
      'The caller’s webhooks, the newest first; for admins and keys those of all users. Secrets are not shown again.',
  })
  async list(@CallingAs() caller: Caller, @Args() args: ConnectionArgs) {
    const page = pageOf(args);
    const rows = await this.webhooks.list(caller, numberedSliceOf(WEBHOOKS, page));
    return connectionOf(rows, page, (row) => writeNumberCursor(WEBHOOKS, row.number), webhookView);
  }

  @Query(() => WebhookDeliveryConnection, {
    description:
      'Messages to the caller’s webhooks and their outcome, the newest first; for admins and keys those of all users.',
  })
  async webhookDeliveries(@CallingAs() caller: Caller, @Args() args: WebhookDeliveriesArgs) {
    const page = pageOf(args);
    const filter = {
      webhookId: args.webhookId ?? null,
      jobId: args.jobId ?? null,
      status: args.status ?? null,
    };
    const rows = await this.webhooks.deliveries(caller, filter, numberedSliceOf(DELIVERIES, page));
    return connectionOf(rows, page, (row) => writeNumberCursor(DELIVERIES, row.deliveryId), deliveryView);
  }

  @Mutation(() => WebhookWithSecretType, {
    description: 'Creates a webhook. Its secret is in the answer, and is not shown again.',
  })
  async createWebhook(
    @CallingAs() caller: Caller,
    @Args('input', { description: 'The webhook to create.' }) input: CreateWebhookInput,
  ) {
    const { url, events, scope = null, description } = input;
    return withSecretView(await this.webhooks.create(caller, { url, events, scope, description: description ?? '' }));
  }

  @Mutation(() => WebhookWithSecretType, { description: 'Changes a webhook, enables it again, or rotates its secret.' })
  async updateWebhook(
    @CallingAs() caller: Caller,
    @Args('id', idOf()) id: string,
    @Args('input', { description: 'What changes.' }) input: UpdateWebhookInput,
  ) {
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => (value ?? null) !== null));
    return withSecretView(await this.webhooks.update(caller, id, given));
  }

  @Mutation(() => Uuid, { description: 'Deletes a webhook with its deliveries; the answer is its id.' })
  deleteWebhook(@CallingAs() caller: Caller, @Args('id', idOf()) id: string) {
    return this.webhooks.delete(caller, id);
  }

  @Mutation(() => WebhookDeliveryType, {
    description: 'Sends a delivery again now, under its old webhook-id. CONFLICT while the webhook is disabled.',
  })
  async redeliverWebhook(
    @CallingAs() caller: Caller,
    @Args('deliveryId', { type: () => ID, description: 'The number of the delivery.' }) deliveryId: string,
  ) {
    return deliveryView(await this.webhooks.redeliver(caller, deliveryId));
  }

  @Mutation(() => WebhookDeliveryType, {
    description: 'Sends the event `webhook.test` to a webhook. CONFLICT while it is disabled.',
  })
  async testWebhook(@CallingAs() caller: Caller, @Args('id', idOf()) id: string) {
    return deliveryView(await this.webhooks.test(caller, id));
  }
}
