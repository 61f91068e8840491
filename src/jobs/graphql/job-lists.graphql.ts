import { ArgsType, Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDate,
  IsIn,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { VERDICTS, type Verdict } from '../../language/compare/verdict.js';
import { JOB_FAULT_KINDS, type JobFaultCode } from '../../platform/fault-codes.js';
import { Connection } from '../../platform/graphql/connection.graphql.js';
import { ConnectionArgs } from '../../platform/graphql/connection-args.graphql.js';
import { DateTime, Uuid } from '../../platform/graphql/scalars.graphql.js';
import type { JobFilter } from '../reading/job-filter.js';
import { JOB_STATUSES, type JobStatus, STAGE_STATUSES, type StageStatus } from '../record/job-status.js';
import { JobType } from './job.graphql.js';
import { STORABLE_LINE, STORABLE_MESSAGE } from './job-arguments.graphql.js';
import { JobErrorCodeEnum, JobStageEnum, JobStatusEnum, RefinementVerdictEnum } from './job-enums.graphql.js';

const CODES = Object.keys(JOB_FAULT_KINDS);
const MOMENT = { message: 'must be a moment' };

/** What both filters narrow by. */
@InputType({ isAbstract: true })
abstract class SharedFilterInput {
  @Field(() => Uuid, { nullable: true, description: 'Of this user.' })
  @IsOptional()
  @IsUUID('all')
  userId?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Taken in at this moment or later.' })
  @IsOptional()
  @IsDate(MOMENT)
  createdFrom?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Taken in before this moment.' })
  @IsOptional()
  @IsDate(MOMENT)
  createdTo?: Date | null;

  @Field(() => [JobErrorCodeEnum], { nullable: true, description: 'FAILED with one of these codes.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(CODES.length)
  @ArrayUnique()
  @IsIn(CODES, { each: true })
  errorCodes?: JobFaultCode[] | null;
}

/** The filter of `jobs`. */
@InputType('JobFilter', {
  description: 'Which jobs are meant. What is left out does not narrow; an empty list matches nothing.',
})
export class JobFilterInput extends SharedFilterInput {
  @Field(() => [JobStatusEnum], { nullable: true, description: 'In one of these statuses.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(JOB_STATUSES.length)
  @ArrayUnique()
  @IsIn(JOB_STATUSES, { each: true })
  statuses?: JobStatus[] | null;

  @Field(() => [RefinementVerdictEnum], {
    nullable: true,
    description: 'With one of these verdicts on the refined text. UNCHECKED is not PASS: ask for it by name.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(VERDICTS.length)
  @ArrayUnique()
  @IsIn(VERDICTS, { each: true })
  verdict?: Verdict[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The beginning, of 2 characters or more and in any case, of the submitter’s name for the job or of the audio’s file name. ' +
      'Transcripts are not searched: an index over them would cost more with every job than such searches are worth.',
  })
  @IsOptional()
  @Length(2, 128, { message: 'must have 2 to 128 characters' })
  @Matches(STORABLE_LINE, { message: STORABLE_MESSAGE })
  text?: string | null;
}

/** The input in the terms of the jobs area. */
export function jobFilterOf(input: JobFilterInput | null | undefined): JobFilter {
  return {
    statuses: input?.statuses ?? undefined,
    verdicts: input?.verdict ?? undefined,
    ...sharedFilterOf(input),
    text: input?.text ?? undefined,
  };
}

function sharedFilterOf(input: SharedFilterInput | null | undefined): JobFilter {
  return {
    userId: input?.userId ?? undefined,
    createdFrom: input?.createdFrom ?? undefined,
    createdTo: input?.createdTo ?? undefined,
    errorCodes: input?.errorCodes ?? undefined,
  };
}

/** The filter of `failedJobs` and `retryFailedJobs`. */
@InputType('FailedJobFilter', { description: 'Which failed jobs are meant. What is left out does not narrow.' })
export class FailedJobFilterInput extends SharedFilterInput {
  @Field(() => JobStageEnum, { nullable: true, description: 'Failed in this stage.' })
  @IsOptional()
  @IsIn(STAGE_STATUSES)
  stage?: StageStatus | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a retry can succeed without a change.' })
  @IsOptional()
  @IsBoolean()
  retryable?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the failure was acknowledged. For admins and keys.' })
  @IsOptional()
  @IsBoolean()
  acknowledged?: boolean | null;
}

/** The input in the terms of the jobs area. */
export function failedJobFilterOf(input: FailedJobFilterInput | null | undefined): JobFilter {
  return {
    statuses: ['FAILED'],
    ...sharedFilterOf(input),
    stage: input?.stage ?? undefined,
    retryable: input?.retryable ?? undefined,
    acknowledged: input?.acknowledged ?? undefined,
  };
}

/** GraphQL's `JobOrder`. */
const JobOrderEnum = { CREATED_AT_DESC: 'CREATED_AT_DESC', CREATED_AT_ASC: 'CREATED_AT_ASC' } as const;
registerEnumType(JobOrderEnum, {
  name: 'JobOrder',
  description: 'The order of a list of jobs.',
  valuesMap: {
    CREATED_AT_DESC: { description: 'The newest first.' },
    CREATED_AT_ASC: { description: 'The oldest first.' },
  },
});

/** The arguments of `jobs`. */
@ArgsType()
export class JobsArgs extends ConnectionArgs {
  @Field(() => JobFilterInput, {
    nullable: true,
    description: 'Which jobs; all that the caller may see when nothing is said.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => JobFilterInput)
  filter?: JobFilterInput | null;

  @Field(() => JobOrderEnum, { nullable: true, description: 'The newest first when nothing is said.' })
  @IsOptional()
  @IsIn(Object.values(JobOrderEnum))
  orderBy?: keyof typeof JobOrderEnum | null;
}

/** The arguments of `failedJobs`. */
@ArgsType()
export class FailedJobsArgs extends ConnectionArgs {
  @Field(() => FailedJobFilterInput, {
    nullable: true,
    description: 'Which failed jobs; all that the caller may see when nothing is said.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => FailedJobFilterInput)
  filter?: FailedJobFilterInput | null;
}

/** A page of jobs. */
@ObjectType({ description: 'A page of jobs.' })
export class JobConnection extends Connection(JobType) {}
