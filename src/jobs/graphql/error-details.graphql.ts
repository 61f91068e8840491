import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { JobFaultCode } from '../../platform/fault-codes.js';
import { FailedAttemptType } from './failed-attempt.graphql.js';
import { JobErrorCodeEnum } from './job-enums.graphql.js';

/** `Job.errorDetails`. */
@ObjectType('ErrorDetails', { description: 'Why a job failed, and what to do.' })
export class ErrorDetailsType {
  @Field(() => JobErrorCodeEnum, { description: 'The kind of failure.' })
  code: JobFaultCode;

  @Field(() => String, { description: 'What happened and what to do, for a person.' })
  message: string;

  @Field(() => String, { nullable: true, description: 'The stage that failed.' })
  stage: string | null;

  @Field(() => Int, { nullable: true, description: 'Number of the run of a stage that ended the job.' })
  attempt: number | null;

  @Field(() => Boolean, { description: 'Whether time alone can mend it.' })
  retryable: boolean;

  @Field(() => String, { nullable: true, description: 'When it failed, in ISO 8601.' })
  at: string | null;

  @Field(() => String, { nullable: true, description: 'The provider that was asked.' })
  provider: string | null;

  @Field(() => Int, { nullable: true, description: 'The HTTP status the provider answered with.' })
  httpStatus: number | null;

  @Field(() => [FailedAttemptType], { description: 'The failed runs that led here, oldest first, the last 20.' })
  attempts: FailedAttemptType[];
}
