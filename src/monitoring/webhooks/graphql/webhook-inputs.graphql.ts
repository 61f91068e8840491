import { Field, InputType, Int } from '@nestjs/graphql';
import {
  ArrayNotEmpty,
  ArrayUnique,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { STORABLE_LINE, STORABLE_MESSAGE } from '../../../jobs/record/storable-text.js';
import { WEBHOOK_EVENTS, WEBHOOK_SCOPES, type WebhookEvent, type WebhookScope } from '../webhook.js';
import { WebhookEventEnum, WebhookScopeEnum } from './webhook.graphql.js';

const LONGEST_DESCRIPTION = 200;
const LONGEST_URL = 2_048;
/** A week: if installing a secret takes longer, rotate later. */
const MOST_HOURS = 168;

/** The input of `createWebhook`. */
@InputType({ description: 'A webhook to create.' })
export class CreateWebhookInput {
  @Field(() => String, {
    description: 'An https address on the public internet; in local mode also http on this machine.',
  })
  @IsString()
  @MaxLength(LONGEST_URL)
  url: string;

  @Field(() => [WebhookEventEnum], { description: 'The events that it receives.' })
  @ArrayNotEmpty({ message: 'must name an event' })
  @ArrayUnique({ message: 'must name each event once' })
  @IsIn(WEBHOOK_EVENTS, { each: true })
  events: WebhookEvent[];

  @Field(() => WebhookScopeEnum, {
    nullable: true,
    description: 'Whose events; left out: OWN for a user, ALL for the secret key.',
  })
  @IsOptional()
  @IsIn(WEBHOOK_SCOPES)
  scope?: WebhookScope | null;

  @Field(() => String, { nullable: true, description: `Its purpose, ${LONGEST_DESCRIPTION} characters at most.` })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_DESCRIPTION)
  @Matches(STORABLE_LINE, { message: STORABLE_MESSAGE })
  description?: string | null;
}

/** The input of `updateWebhook`. */
@InputType({ description: 'What changes of a webhook. What is left out stays.' })
export class UpdateWebhookInput {
  @Field(() => String, { nullable: true, description: 'Another address.' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_URL)
  url?: string | null;

  @Field(() => [WebhookEventEnum], { nullable: true, description: 'Other events.' })
  @IsOptional()
  @ArrayNotEmpty({ message: 'must name an event' })
  @ArrayUnique({ message: 'must name each event once' })
  @IsIn(WEBHOOK_EVENTS, { each: true })
  events?: WebhookEvent[] | null;

  @Field(() => String, {
    nullable: true,
    description: `Another description, ${LONGEST_DESCRIPTION} characters at most.`,
  })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_DESCRIPTION)
  @Matches(STORABLE_LINE, { message: STORABLE_MESSAGE })
  description?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it receives messages.' })
  @IsOptional()
  @IsBoolean()
  enabled?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: `Creates a new secret; messages are also signed with the present one for this many hours, 0 to ${MOST_HOURS}.`,
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_HOURS)
  rotateSecretHours?: number | null;
}
