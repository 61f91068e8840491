import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { named } from '../../../jobs/graphql/job-enums.graphql.js';
import { Connection } from '../../../platform/graphql/connection.graphql.js';
import { DateTime, Uuid } from '../../../platform/graphql/scalars.graphql.js';
import {
  constantOf,
  EVENT_MEANINGS,
  WEBHOOK_EVENTS,
  WEBHOOK_SCOPES,
  type Webhook,
  type WebhookEvent,
} from '../webhook.js';
import type { WebhookWithSecret } from '../webhooks.js';

/** GraphQL's `WebhookEvent`. */
export const WebhookEventEnum: Readonly<Record<string, WebhookEvent>> = Object.fromEntries(
  WEBHOOK_EVENTS.map((event) => [constantOf(event), event]),
);
registerEnumType(WebhookEventEnum, {
  name: 'WebhookEvent',
  description: 'The events of webhooks. The description has the name that messages use.',
  valuesMap: Object.fromEntries(
    WEBHOOK_EVENTS.map((event) => [constantOf(event), { description: `\`${event}\`: ${EVENT_MEANINGS[event]}` }]),
  ),
});

/** GraphQL's `WebhookScope`. */
export const WebhookScopeEnum = named(WEBHOOK_SCOPES);
registerEnumType(WebhookScopeEnum, {
  name: 'WebhookScope',
  description: 'Whose events a webhook receives.',
  valuesMap: {
    OWN: { description: 'Those of the jobs of the user who created it.' },
    ALL: { description: 'Those of all jobs, and the alerts. For admins and keys.' },
  },
});

/** GraphQL's `Webhook`. The connection is named after the class. */
@ObjectType('Webhook', { description: 'An address that receives events, in the format of Standard Webhooks.' })
export class WebhookType {
  @Field(() => Uuid, { description: 'Its id.' })
  id: string;

  @Field(() => Uuid, { nullable: true, description: 'Who created it; null: it was created with the secret key.' })
  userId: string | null;

  @Field(() => WebhookScopeEnum, { description: 'Whose events it receives.' })
  scope: string;

  @Field(() => String, { description: 'Where messages are sent to.' })
  url: string;

  @Field(() => String, { description: 'Its purpose; empty if none was given.' })
  description: string;

  @Field(() => [WebhookEventEnum], { description: 'The events that it receives.' })
  events: readonly string[];

  @Field(() => Boolean, { description: 'Whether it receives messages.' })
  enabled: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Why the engine disabled it; null while it is enabled or was disabled by a person.',
  })
  disabledReason: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Since when messages do not arrive; null while they do. After five days the engine disables the webhook.',
  })
  failingSince: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when messages are signed with the previous secret too; null without a previous one.',
  })
  previousSecretExpiresAt: Date | null;

  @Field(() => DateTime, { description: 'When it was created.' })
  createdAt: Date;

  @Field(() => DateTime, { description: 'When it was last changed.' })
  updatedAt: Date;
}

@ObjectType({ description: 'A page of webhooks.' })
export class WebhookConnection extends Connection(WebhookType) {}

/** The answer of `createWebhook` and `updateWebhook`. */
@ObjectType('WebhookWithSecret', { description: 'A webhook, with its secret if one was just created.' })
export class WebhookWithSecretType {
  @Field(() => WebhookType, { description: 'The webhook.' })
  webhook: WebhookType;

  @Field(() => String, {
    nullable: true,
    description: 'The secret that was just created (`whsec_…`), shown only now; null if none was created.',
  })
  secret: string | null;
}

export function webhookView({ webhookId, ...webhook }: Webhook): WebhookType {
  return { id: webhookId, ...webhook };
}

export function withSecretView({ webhook, secret }: WebhookWithSecret): WebhookWithSecretType {
  return { webhook: webhookView(webhook), secret };
}
