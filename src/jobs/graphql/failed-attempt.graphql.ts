import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { JobFaultCode } from '../../platform/fault-codes.js';
import { JobErrorCodeEnum } from './job-enums.graphql.js';

/** One of `ErrorDetails.attempts`. */
@ObjectType('FailedAttempt', { description: 'A run of a stage that failed.' })
export class FailedAttemptType {
  @Field(() => Int, { nullable: true, description: 'Number of the run among all runs of the job.' })
  attempt: number | null;

  @Field(() => String, { nullable: true, description: 'The stage that ran.' })
  stage: string | null;

  @Field(() => JobErrorCodeEnum, { description: 'The kind of failure.' })
  code: JobFaultCode;

  @Field(() => String, { description: 'What happened and what to do, for a person.' })
  message: string;

  @Field(() => String, { nullable: true, description: 'When it failed, in ISO 8601.' })
  at: string | null;
}
