import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.graphql.js';

/** GraphQL's `FailureCluster`. */
@ObjectType('FailureCluster', {
  description:
    'Failures that are alike: same code, stage, provider, and message but for its numbers, names and addresses.',
})
export class FailureClusterType {
  @Field(() => String, { description: 'The code, as in errorDetails.' })
  code: string;

  @Field(() => String, { nullable: true, description: 'The stage that failed.' })
  stage: string | null;

  @Field(() => String, { nullable: true, description: 'The provider that was asked.' })
  provider: string | null;

  @Field(() => String, {
    description: 'What their messages have in common; <other> stands for messages beyond the 500 that are told apart.',
  })
  pattern: string;

  @Field(() => Int, { description: 'Jobs that failed like this in the range and are FAILED now.' })
  jobs: number;

  @Field(() => Int, { description: 'How often jobs failed like this in the range, whatever became of them.' })
  failures: number;

  @Field(() => Int, {
    description: 'Users it hit in the range: an estimate, about 2 % off at most up to 10,000 users.',
  })
  users: number;

  @Field(() => DateTime, { description: 'When it was first seen, over all time.' })
  firstSeenAt: Date;

  @Field(() => DateTime, { description: 'When it was last seen, over all time.' })
  lastSeenAt: Date;
}
