import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.graphql.js';

/** One of `Job.usage`. */
@ObjectType('JobUsage', {
  description:
    'What one provider was asked for during one run of a stage, from its first answer on: of a run that failed too.',
})
export class JobUsageType {
  @Field(() => Int, { description: 'Number of the run of a stage.' })
  attempt: number;

  @Field(() => String, { description: 'The stage that ran.' })
  stage: string;

  @Field(() => String, { description: 'The provider that was asked.' })
  provider: string;

  @Field(() => String, { description: 'The model that answered.' })
  model: string;

  @Field(() => Int, { description: 'How many requests.' })
  requests: number;

  @Field(() => Float, { nullable: true, description: 'Seconds of audio sent; null for a language model.' })
  audioSeconds: number | null;

  @Field(() => Int, { nullable: true, description: 'Tokens sent; null for a recogniser.' })
  inputTokens: number | null;

  @Field(() => Int, { nullable: true, description: 'Tokens received; null for a recogniser.' })
  outputTokens: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'US dollars by the prices that were set; null where none was, or where not all of it is known.',
  })
  costUsd: number | null;

  @Field(() => DateTime, { description: 'When the last of it was stored.' })
  at: Date;
}
