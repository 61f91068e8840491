import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { named } from '../../../jobs/graphql/job-enums.graphql.js';
import { Connection } from '../../../platform/graphql/connection.graphql.js';
import { ConnectionArgs } from '../../../platform/graphql/connection-args.graphql.js';
import { DateTime, Json, Uuid } from '../../../platform/graphql/scalars.graphql.js';
import { DELIVERY_STATUSES, type DeliveryStatus, type WebhookDelivery, webhookIdHeader } from '../webhook.js';

/** GraphQL's `WebhookDeliveryStatus`. */
export const DeliveryStatusEnum = named(DELIVERY_STATUSES);
registerEnumType(DeliveryStatusEnum, {
  name: 'WebhookDeliveryStatus',
  description: 'The outcome of a message to a webhook.',
  valuesMap: {
    PENDING: { description: 'It waits for its first or its next attempt.' },
    DELIVERED: { description: 'The receiver answered with a 2xx status.' },
    FAILED: { description: 'No further attempt is planned.' },
  },
});

@ObjectType({ description: 'One attempt to deliver a message.' })
export class WebhookAttempt {
  @Field(() => DateTime, { description: 'When it began.' })
  at: string;

  @Field(() => Int, { description: 'How long it took, in milliseconds.' })
  milliseconds: number;

  @Field(() => Int, {
    nullable: true,
    description: 'The status that the receiver answered with; null without an answer.',
  })
  status: number | null;

  @Field(() => String, { nullable: true, description: 'Why it failed; null if it did not.' })
  error: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The first 500 characters of the answer, with secrets hidden.',
  })
  body: string | null;
}

/** GraphQL's `WebhookDelivery`. The connection is named after the class. */
@ObjectType('WebhookDelivery', { description: 'A message to a webhook. Ended ones are kept for 30 days.' })
export class WebhookDeliveryType {
  @Field(() => ID, { description: 'Number of the delivery.' })
  id: string;

  @Field(() => Uuid, { description: 'The webhook.' })
  webhookId: string;

  @Field(() => String, { description: 'The header `webhook-id`: the same in every attempt.' })
  messageId: string;

  @Field(() => String, { description: 'The event, as in the message: `job.completed`, …, or `webhook.test`.' })
  event: string;

  @Field(() => Uuid, { nullable: true, description: 'The job that it is about; null for alerts and tests.' })
  jobId: string | null;

  @Field(() => Json, { description: 'The body of the message.' })
  payload: object;

  @Field(() => DeliveryStatusEnum, { description: 'Its outcome.' })
  status: string;

  @Field(() => Int, { description: 'Attempts so far, since it was last sent again by hand.' })
  attempts: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it is tried again; null if it is not, or is due now.',
  })
  nextAttemptAt: Date | null;

  @Field(() => Int, { nullable: true, description: 'The status of the last answer; null without one.' })
  responseStatus: number | null;

  @Field(() => [WebhookAttempt], { description: 'The latest attempts, 20 at most, the newest first.' })
  log: readonly WebhookAttempt[];

  @Field(() => DateTime, { description: 'When the event happened.' })
  createdAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was delivered or failed.' })
  endedAt: Date | null;
}

@ObjectType({ description: 'A page of deliveries.' })
export class WebhookDeliveryConnection extends Connection(WebhookDeliveryType) {}

export function deliveryView({ deliveryId, messageId, log, ...delivery }: WebhookDelivery): WebhookDeliveryType {
  return { id: deliveryId, messageId: webhookIdHeader(messageId), log: log.toReversed(), ...delivery };
}

/** The arguments of `webhookDeliveries`. */
@ArgsType()
export class WebhookDeliveriesArgs extends ConnectionArgs {
  @Field(() => Uuid, { nullable: true, description: 'Only those of this webhook.' })
  @IsOptional()
  @IsUUID('all')
  webhookId?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'Only those about this job.' })
  @IsOptional()
  @IsUUID('all')
  jobId?: string | null;

  @Field(() => DeliveryStatusEnum, { nullable: true, description: 'Only those with this status.' })
  @IsOptional()
  @IsIn(DELIVERY_STATUSES)
  status?: DeliveryStatus | null;
}
