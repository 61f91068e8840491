import { Field, ObjectType } from '@nestjs/graphql';
import { JobStageEnum } from '../../jobs/graphql/job-enums.graphql.js';
import type { StageStatus } from '../../jobs/record/job-status.js';
import { DurationsType } from './durations.graphql.js';

/** GraphQL's `StageTimes`. */
@ObjectType('StageTimes', {
  description: 'How long a stage waited and ran. Counted over all users only: empty for one user’s own jobs.',
})
export class StageTimesType {
  @Field(() => JobStageEnum, { description: 'Which stage.' })
  stage: StageStatus;

  @Field(() => DurationsType, { description: 'From the moment it was due to the moment a worker took it.' })
  wait: DurationsType;

  @Field(() => DurationsType, { description: 'From the claim that led on to the moment its result was stored.' })
  run: DurationsType;
}
