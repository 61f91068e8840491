import { Field, Int, ObjectType } from '@nestjs/graphql';
import { JobStatusEnum } from '../../jobs/graphql/job-enums.graphql.js';
import type { JobStatus } from '../../jobs/record/job-status.js';

/** GraphQL's `StatusCount`. */
@ObjectType('StatusCount', { description: 'How many jobs have a status.' })
export class StatusCountType {
  @Field(() => JobStatusEnum, { description: 'The status.' })
  status: JobStatus;

  @Field(() => Int, { description: 'Jobs that have it now.' })
  count: number;
}

/** GraphQL's `FailureCount`. */
@ObjectType('FailureCount', { description: 'How many jobs are FAILED with a code.' })
export class FailureCountType {
  @Field(() => String, { description: 'The code, as in errorDetails; UNKNOWN where there is none.' })
  code: string;

  @Field(() => Int, { description: 'Jobs that are FAILED with it now.' })
  count: number;
}
