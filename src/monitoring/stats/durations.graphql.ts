import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

/** GraphQL's `Durations`. */
@ObjectType('Durations', { description: 'How long something took, in milliseconds; null where it never happened.' })
export class DurationsType {
  @Field(() => Int, { description: 'How often it happened.' })
  count: number;

  @Field(() => Float, { nullable: true, description: 'The exact average.' })
  averageMs: number | null;

  @Field(() => Float, { nullable: true, description: 'The median, at most 2.5 % off.' })
  p50Ms: number | null;

  @Field(() => Float, { nullable: true, description: '95 of 100 took no longer; at most 2.5 % off.' })
  p95Ms: number | null;

  @Field(() => Float, { nullable: true, description: '99 of 100 took no longer; at most 2.5 % off.' })
  p99Ms: number | null;
}
