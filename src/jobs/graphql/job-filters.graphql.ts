import { Field, InputType } from '@nestjs/graphql';
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
} from 'class-validator';
import { VERDICTS, type Verdict } from '../../language/compare/verdict.js';
import { JOB_FAULT_KINDS, type JobFaultCode } from '../../platform/fault-codes.js';
import { DateTime, Uuid } from '../../platform/graphql/scalars.graphql.js';
import type { JobFilter } from '../reading/job-filter.js';
import { JOB_STATUSES, type JobStatus, STAGE_STATUSES, type StageStatus } from '../record/job-status.js';
import { STORABLE_LINE, STORABLE_MESSAGE } from '../record/storable-text.js';
import { QUALITY_FLAGS, ROUGH_FLAGS } from '../results/quality-flags.js';
import {
  JobErrorCodeEnum,
  JobStageEnum,
  JobStatusEnum,
  QualityFlagKindEnum,
  RefinementVerdictEnum,
} from './job-enums.graphql.js';

const CODES = Object.keys(JOB_FAULT_KINDS);
const MOMENT = { message: 'must be a time such as 2026-05-31T12:00:00Z' };

/** What both filters narrow by. */
@InputType({ isAbstract: true })
abstract class SharedFilterInput {
  @Field(() => Uuid, { nullable: true, description: 'Of this user.' })
  @IsOptional()
  @IsUUID('all')
  userId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of the user with this e-mail address, in any case. For admins and keys.',
  })
  @IsOptional()
  @Length(3, 320, { message: 'must have 3 to 320 characters' })
  @Matches(STORABLE_LINE, { message: STORABLE_MESSAGE })
  email?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Submitted with this brand, or refined by its rules. For the default brand: jobs of no other brand.',
  })
  @IsOptional()
  @Length(1, 120, { message: 'must have 1 to 120 characters' })
  @Matches(STORABLE_LINE, { message: STORABLE_MESSAGE })
  brand?: string | null;

  @Field(() => [QualityFlagKindEnum], { nullable: true, description: 'The transcript has one of these quality flags.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(QUALITY_FLAGS.length)
  @ArrayUnique()
  @IsIn(QUALITY_FLAGS, { each: true })
  flag?: string[] | null;

  @Field(() => DateTime, { nullable: true, description: 'Submitted at this time or later.' })
  @IsOptional()
  @IsDate(MOMENT)
  createdFrom?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Submitted before this time.' })
  @IsOptional()
  @IsDate(MOMENT)
  createdTo?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'FAILED at this time or later. With this field, failedTo, provider or messagePattern, the list is in the order of failure.',
  })
  @IsOptional()
  @IsDate(MOMENT)
  failedFrom?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'FAILED before this time.' })
  @IsOptional()
  @IsDate(MOMENT)
  failedTo?: Date | null;

  @Field(() => [JobErrorCodeEnum], { nullable: true, description: 'FAILED with one of these codes.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(CODES.length)
  @ArrayUnique()
  @IsIn(CODES, { each: true })
  errorCodes?: JobFaultCode[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'FAILED while this provider was asked, by its name in failures.',
  })
  @IsOptional()
  @Length(1, 80, { message: 'must have 1 to 80 characters' })
  @Matches(STORABLE_LINE, { message: STORABLE_MESSAGE })
  provider?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'FAILED with a message of this pattern, as failureBreakdown gives it.',
  })
  @IsOptional()
  @Length(1, 200, { message: 'must have 1 to 200 characters' })
  @Matches(STORABLE_LINE, { message: STORABLE_MESSAGE })
  messagePattern?: string | null;
}

/** The filter of `jobs`. */
@InputType('JobFilter', {
  description: 'Selects jobs. A field that is left out does not restrict the selection; an empty list matches nothing.',
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

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether a person has approved or rejected the current refined text.',
  })
  @IsOptional()
  @IsBoolean()
  reviewed?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: `True: jobs that a person should review. COMPLETE, not reviewed, and with a verdict other than PASS or one of the flags ${ROUGH_FLAGS.join(', ')}.`,
  })
  @IsOptional()
  @IsIn([true], { message: 'must be true or left out' })
  toReview?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Words of the transcript or the refined text, 2 to 200 characters: all of them, in any form of the word. "…" finds a phrase, or finds ' +
      'either, - leaves out. A text is found a second or two after its job has ended.',
  })
  @IsOptional()
  @Length(2, 200, { message: 'must have 2 to 200 characters' })
  @Matches(STORABLE_LINE, { message: STORABLE_MESSAGE })
  search?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The beginning, of 2 characters or more and in any case, of the submitter’s name for the job or of the audio’s file name.',
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
    reviewed: input?.reviewed ?? undefined,
    toReview: input?.toReview === true ? true : undefined,
    ...sharedFilterOf(input),
    search: input?.search ?? undefined,
    text: input?.text ?? undefined,
  };
}

function sharedFilterOf(input: SharedFilterInput | null | undefined): JobFilter {
  return {
    userId: input?.userId ?? undefined,
    email: input?.email ?? undefined,
    brand: input?.brand ?? undefined,
    flags: input?.flag ?? undefined,
    createdFrom: input?.createdFrom ?? undefined,
    createdTo: input?.createdTo ?? undefined,
    failedFrom: input?.failedFrom ?? undefined,
    failedTo: input?.failedTo ?? undefined,
    errorCodes: input?.errorCodes ?? undefined,
    provider: input?.provider ?? undefined,
    pattern: input?.messagePattern ?? undefined,
  };
}

/** The filter of `failedJobs`, `failureBreakdown` and `retryFailedJobs`. */
@InputType('FailedJobFilter', {
  description: 'Selects failed jobs. A field that is left out does not restrict the selection.',
})
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
