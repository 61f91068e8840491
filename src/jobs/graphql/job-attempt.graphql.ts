import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { JobFaultCode } from '../../platform/fault-codes.js';
import { DateTime } from '../../platform/graphql/date-time.graphql.js';
import { Json } from '../../platform/graphql/json.graphql.js';
import { AttemptOutcomeEnum, JobErrorCodeEnum } from './job-enums.graphql.js';

/** One of `Job.attempts`. */
@ObjectType('JobAttempt', { description: 'One run of a stage.' })
export class JobAttemptType {
  @Field(() => Int, { description: 'From 1, over all stages and retries of the job.' })
  attempt: number;

  @Field(() => String, { description: 'The stage that ran.' })
  stage: string;

  @Field(() => AttemptOutcomeEnum, { description: 'How it ended.' })
  outcome: string;

  @Field(() => DateTime, { description: 'When a worker took it.' })
  startedAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; null while it runs.' })
  endedAt: Date | null;

  @Field(() => JobErrorCodeEnum, { nullable: true, description: 'The kind of failure; null where it did not fail.' })
  errorCode: JobFaultCode | null;

  @Field(() => String, { nullable: true, description: 'What happened and what to do; null where it did not fail.' })
  errorMessage: string | null;

  @Field(() => String, { nullable: true, description: 'The worker that ran it: for admins and keys, null for others.' })
  worker: string | null;

  @Field(() => Json, {
    nullable: true,
    description: 'The failure in full, with its cause: for admins and keys, null for others.',
  })
  fault: object | null;
}
