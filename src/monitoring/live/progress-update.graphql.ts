import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { JobStatusEnum } from '../../jobs/graphql/job-enums.graphql.js';
import type { JobStatus } from '../../jobs/record/job-status.js';
import { DateTime } from '../../platform/graphql/date-time.graphql.js';

/** GraphQL's `JobProgressUpdate`: a ProgressUpdate as it is; the resolver adds `stage`. */
@ObjectType('JobProgressUpdate', { description: 'Where a job stands and how far its running stage is.' })
export class JobProgressUpdateType {
  @Field(() => ID, { description: 'The job.' })
  jobId: string;

  @Field(() => JobStatusEnum, { description: 'Where it stands; COMPLETE and FAILED are the last thing told.' })
  status: JobStatus;

  @Field(() => Int, { description: 'Number of the newest run of a stage; 0 before the first.' })
  attempt: number;

  @Field(() => Float, { description: '0 to 100 within the running stage; 100 for a job that is COMPLETE.' })
  percent: number;

  @Field(() => String, { description: 'What is being done, for a person; empty where nothing was said yet.' })
  note: string;

  @Field(() => Float, { nullable: true, description: 'Seconds left in the stage; null where it cannot be told.' })
  secondsLeft: number | null;

  @Field(() => Int, { nullable: true, description: 'Parts of the work that are done; null where it has none.' })
  chunksDone: number | null;

  @Field(() => Int, { nullable: true, description: 'Parts that the work has; null where it has none.' })
  chunksTotal: number | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was told; null where nothing was said yet.' })
  at: Date | null;
}
