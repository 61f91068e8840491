import { Field, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsDate, IsIn, IsOptional, IsUUID } from 'class-validator';
import { JOB_FAULT_KINDS, type JobFaultCode } from '../../platform/fault-codes.js';
import { DateTime } from '../../platform/graphql/date-time.graphql.js';
import { Uuid } from '../../platform/graphql/uuid.graphql.js';
import type { JobFilter } from '../reading/job-filter.js';
import { STAGE_STATUSES, type StageStatus } from '../record/job-status.js';
import { JobErrorCodeEnum, JobStageEnum } from './job-enums.graphql.js';

const CODES = Object.keys(JOB_FAULT_KINDS);
const MOMENT = { message: 'must be a moment' };

/** The filter of `failedJobs` and `retryFailedJobs`. */
@InputType('FailedJobFilter', { description: 'Which failed jobs are meant. What is left out does not narrow.' })
export class FailedJobFilterInput {
  @Field(() => Uuid, { nullable: true, description: 'Of this user.' })
  @IsOptional()
  @IsUUID('all')
  userId?: string | null;

  @Field(() => [JobErrorCodeEnum], { nullable: true, description: 'Failed with one of these codes.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(CODES.length)
  @ArrayUnique()
  @IsIn(CODES, { each: true })
  errorCodes?: JobFaultCode[] | null;

  @Field(() => JobStageEnum, { nullable: true, description: 'Failed in this stage.' })
  @IsOptional()
  @IsIn(STAGE_STATUSES)
  stage?: StageStatus | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether time alone can mend the failure.' })
  @IsOptional()
  @IsBoolean()
  retryable?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the failure was acknowledged. For admins and keys.' })
  @IsOptional()
  @IsBoolean()
  acknowledged?: boolean | null;

  @Field(() => DateTime, { nullable: true, description: 'Taken in at this moment or later.' })
  @IsOptional()
  @IsDate(MOMENT)
  createdFrom?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Taken in before this moment.' })
  @IsOptional()
  @IsDate(MOMENT)
  createdTo?: Date | null;
}

/** The input in the terms of the jobs area. */
export function failedJobFilterOf(input: FailedJobFilterInput | null | undefined): JobFilter {
  return {
    statuses: ['FAILED'],
    userId: input?.userId ?? undefined,
    errorCodes: input?.errorCodes ?? undefined,
    stage: input?.stage ?? undefined,
    retryable: input?.retryable ?? undefined,
    acknowledged: input?.acknowledged ?? undefined,
    createdFrom: input?.createdFrom ?? undefined,
    createdTo: input?.createdTo ?? undefined,
  };
}
