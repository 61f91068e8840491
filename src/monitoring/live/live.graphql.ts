import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { JobStatusEnum } from '../../jobs/graphql/job-enums.graphql.js';
import { StageProgress } from '../../jobs/graphql/job-parts.graphql.js';
import { JOB_STATUSES, type JobStatus } from '../../jobs/record/job-status.js';
import { DateTime, Uuid } from '../../platform/graphql/scalars.graphql.js';
import { LONGEST_CURSOR } from './event-position.js';
import { SHORTEST_INTERVAL_MS } from './live-statistics.js';

/** GraphQL's `JobStatusChange`: a JobChange as it is; the resolver adds `job`. */
@ObjectType('JobStatusChange', { description: 'A job moved from one status to another.' })
export class JobStatusChangeType {
  @Field(() => ID, {
    description:
      'The position of the subscription after this change. Pass it unchanged as after, on any connection and within a week: no change is lost or repeated. It is opaque; jobId and number name the change itself.',
  })
  eventId: string;

  @Field(() => ID, { description: 'The job that moved.' })
  jobId: string;

  @Field(() => Int, { description: 'Counts the changes of this job from 1, without gaps: number of Job.events.' })
  number: number;

  @Field(() => Uuid, { description: 'Whose job it is.' })
  userId: string;

  @Field(() => JobStatusEnum, { nullable: true, description: 'The status before; null for a new job.' })
  fromStatus: JobStatus | null;

  @Field(() => JobStatusEnum, { description: 'The status after.' })
  toStatus: JobStatus;

  @Field(() => DateTime, { description: 'When, by the database’s clock.' })
  at: Date;

  @Field(() => Int, { description: 'Number of the newest run of a stage at that moment; 0 before the first.' })
  attempt: number;

  @Field(() => String, {
    description:
      'Why: submitted, started, advanced, completed, failed, cancelled, retried, swept, refined_again or changed_directly.',
  })
  reason: string;
}

/** GraphQL's `JobProgressUpdate`: a ProgressUpdate as it is; the resolver adds `stage`. */
@ObjectType('JobProgressUpdate', { description: 'The status of a job and the progress of its running stage.' })
export class JobProgressUpdateType extends StageProgress {
  @Field(() => ID, { description: 'The job.' })
  jobId: string;

  @Field(() => JobStatusEnum, { description: 'Its status. COMPLETE or FAILED is the last update.' })
  status: JobStatus;

  @Field(() => Int, { description: 'Number of the newest run of a stage; 0 before the first.' })
  attempt: number;

  @Field(() => Float, { description: '0 to 100 within the running stage; 100 for a job that is COMPLETE.' })
  percent: number;

  @Field(() => String, { description: 'What is being done, for a person; empty before the first report.' })
  note: string;

  @Field(() => DateTime, { nullable: true, description: 'When the stage reported it; null before the first report.' })
  at: Date | null;
}

const CURSOR = { message: 'must be the eventId of a change that was received' };
const NAME = { message: 'must have 1 to 128 characters' };
const STATUSES = { message: `must be 1 to ${JOB_STATUSES.length} statuses` };

/** Arguments of `jobFailed`. */
@ArgsType()
export class ResumeArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'eventId of the last change that was received, or the answer of changePosition: the later changes are sent first. Left out: only new changes.',
  })
  @IsOptional()
  @IsString(CURSOR)
  @MaxLength(LONGEST_CURSOR, CURSOR)
  after?: string | null;
}

/** Arguments of `jobStatusChanged`. */
@ArgsType()
export class StatusChangedArgs extends ResumeArgs {
  @Field(() => ID, { nullable: true, description: 'Only of this job: its UUID, or the name its submitter gave it.' })
  @IsOptional()
  @Length(1, 128, NAME)
  jobId?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'Only of this user’s jobs; a user may name only themselves.' })
  @IsOptional()
  @IsString()
  userId?: string | null;

  @Field(() => [JobStatusEnum], { nullable: true, description: 'Only changes to one of these statuses.' })
  @IsOptional()
  @ArrayMinSize(1, STATUSES)
  @ArrayMaxSize(JOB_STATUSES.length, STATUSES)
  @IsIn(JOB_STATUSES, { each: true })
  statuses?: JobStatus[] | null;
}

/** Arguments of `jobProgress`. */
@ArgsType()
export class WatchedJobArgs {
  @Field(() => ID, { description: 'The job’s UUID, or the name its submitter gave it.' })
  @Length(1, 128, { message: 'must have 1 to 128 characters' })
  jobId: string;
}

const DEFAULT_INTERVAL_MS = 5_000;
const LONGEST_INTERVAL_MS = 3_600_000;
const INTERVAL = { message: `must be from ${SHORTEST_INTERVAL_MS} to ${LONGEST_INTERVAL_MS}` };

/** Arguments of the subscription `jobStats`. */
@ArgsType()
export class LiveStatisticsArgs {
  @Field(() => Int, {
    defaultValue: DEFAULT_INTERVAL_MS,
    description: `Milliseconds between two figures, ${SHORTEST_INTERVAL_MS} at least.`,
  })
  @IsInt(INTERVAL)
  @Min(SHORTEST_INTERVAL_MS, INTERVAL)
  @Max(LONGEST_INTERVAL_MS, INTERVAL)
  intervalMs: number;
}
