import { ArgsType, Field, ID } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsIn, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { JobStatusEnum } from '../../jobs/graphql/job-enums.graphql.js';
import { JOB_STATUSES, type JobStatus } from '../../jobs/record/job-status.js';
import { Uuid } from '../../platform/graphql/uuid.graphql.js';
import { LONGEST_CURSOR } from './event-cursor.js';

const CURSOR = { message: 'must be the eventId of a change that was received' };
const NAME = { message: 'must have 1 to 128 characters' };
const STATUSES = { message: `must be 1 to ${JOB_STATUSES.length} statuses` };

/** Arguments of `jobFailed`. */
@ArgsType()
export class ResumeArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'eventId of the last change that was received: what came after it is told first. Left out: from now on.',
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

  @Field(() => Uuid, { nullable: true, description: 'Only of this user’s jobs; a user may name none but themselves.' })
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
