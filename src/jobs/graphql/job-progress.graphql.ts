import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.graphql.js';
import type { JobStatus } from '../record/job-status.js';
import { JobStatusEnum } from './job-enums.graphql.js';

/** `Job.progress`. */
@ObjectType('JobProgress', { description: 'How far the running stage is.' })
export class JobProgressType {
  @Field(() => JobStatusEnum, { description: 'The stage that runs.' })
  stage: JobStatus;

  @Field(() => Float, { description: '0 to 100 within the stage.' })
  percent: number;

  @Field(() => String, { description: 'What is being done, for a person.' })
  note: string;

  @Field(() => Float, { nullable: true, description: 'Seconds left in the stage; null where it cannot be told.' })
  secondsLeft: number | null;

  @Field(() => Int, { nullable: true, description: 'Parts of the work that are done; null where it has none.' })
  chunksDone: number | null;

  @Field(() => Int, { nullable: true, description: 'Parts that the work has; null where it has none.' })
  chunksTotal: number | null;

  @Field(() => DateTime, { description: 'When it was told.' })
  at: Date;
}
