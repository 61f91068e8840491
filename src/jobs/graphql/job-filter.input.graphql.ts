import { Field, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayUnique, IsArray, IsDate, IsIn, IsOptional, IsUUID, Length, Matches } from 'class-validator';
import { VERDICTS, type Verdict } from '../../language/compare/verdict.js';
import { JOB_FAULT_KINDS, type JobFaultCode } from '../../platform/fault-codes.js';
import { DateTime } from '../../platform/graphql/date-time.graphql.js';
import { Uuid } from '../../platform/graphql/uuid.graphql.js';
import type { JobFilter } from '../reading/job-filter.js';
import { JOB_STATUSES, type JobStatus } from '../record/job-status.js';
import { JobErrorCodeEnum, JobStatusEnum, RefinementVerdictEnum } from './job-enums.graphql.js';
import { STORABLE_LINE, STORABLE_MESSAGE } from './storable.js';

const CODES = Object.keys(JOB_FAULT_KINDS);
const MOMENT = { message: 'must be a moment' };

/** The filter of `jobs`. */
@InputType('JobFilter', {
  description: 'Which jobs are meant. What is left out does not narrow; an empty list matches nothing.',
})
export class JobFilterInput {
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
    userId: input?.userId ?? undefined,
    createdFrom: input?.createdFrom ?? undefined,
    createdTo: input?.createdTo ?? undefined,
    errorCodes: input?.errorCodes ?? undefined,
    text: input?.text ?? undefined,
  };
}
