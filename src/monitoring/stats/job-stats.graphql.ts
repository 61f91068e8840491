import { ArgsType, Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsDate, IsInt, IsOptional, ValidateNested } from 'class-validator';
import { FailedJobFilterInput } from '../../jobs/graphql/job-filters.graphql.js';
import { DateTime } from '../../platform/graphql/scalars.graphql.js';
import type { JobStatsFigures, JobStatsPointFigures } from './figures.js';
import { JobFiguresType } from './job-figures.graphql.js';
import type { TimeRange } from './time-range.js';

/** GraphQL's `JobStats`. */
@ObjectType('JobStats', {
  description:
    'Figures over jobs: everybody’s for admins and keys, the caller’s own for a user. They agree with SQL over the same jobs.',
})
export class JobStatsType extends JobFiguresType {
  @Field(() => DateTime, {
    nullable: true,
    description: 'What was counted begins here: `from` rounded to what is kept.',
  })
  from: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'And ends here: `to` rounded up likewise.' })
  to: Date | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Age of the oldest NEW job since it was submitted or retried, regardless of the range; null when none waits.',
  })
  oldestWaitingSeconds: number | null;

  @Field(() => Boolean, {
    description:
      'True when a user has more jobs than are counted for one: in a range the newest 20,000, without a range 20,000 unfinished ones.',
  })
  sampled: boolean;
}

/** The figures as GraphQL shows them. */
export function jobStatsView({ range, processing, ...figures }: JobStatsFigures): JobStatsType {
  return { ...figures, ...processingView(processing), ...range } as JobStatsType;
}

/** Processing times under their names in the API. */
export function processingView(processing: JobStatsFigures['processing']) {
  return {
    averageProcessingTimeMs: processing.averageMs,
    p50ProcessingTimeMs: processing.p50Ms,
    p95ProcessingTimeMs: processing.p95Ms,
    p99ProcessingTimeMs: processing.p99Ms,
  };
}

/** GraphQL's `JobStatsPoint`. */
@ObjectType('JobStatsPoint', { description: 'Figures of one bucket of time.' })
export class JobStatsPointType extends JobFiguresType {
  @Field(() => DateTime, { description: 'The beginning of the bucket.' })
  at: Date;

  @Field(() => Int, { description: 'Its width.' })
  bucketSeconds: number;
}

/** A point as GraphQL shows it. */
export function jobStatsPointView({ processing, ...figures }: JobStatsPointFigures): JobStatsPointType {
  return { ...figures, ...processingView(processing) } as JobStatsPointType;
}

/** The arguments of `jobStats` and `failureBreakdown`. */
@ArgsType()
export class TimeRangeArgs {
  @Field(() => DateTime, { nullable: true, description: 'The beginning, included; without it from the first job on.' })
  @IsOptional()
  @IsDate()
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'The end, not included; without it up to now.' })
  @IsOptional()
  @IsDate()
  to?: Date | null;
}

/** The filter in the form of the service. */
export function rangeOf({ from, to }: TimeRangeArgs): TimeRange {
  return { from: from ?? null, to: to ?? null };
}

/** The arguments of `jobStatsSeries`. */
@ArgsType()
export class JobStatsSeriesArgs extends TimeRangeArgs {
  @Field(() => Int, {
    nullable: true,
    description:
      'Width of a bucket: a multiple of 60, of 3600 for what is older than 3 days, of 86400 for what is older than 400. An hour by default.',
  })
  @IsOptional()
  @IsInt()
  bucketSeconds?: number | null;
}

/** The arguments of `failureBreakdown`. */
@ArgsType()
export class FailureBreakdownArgs extends TimeRangeArgs {
  @Field(() => FailedJobFilterInput, {
    nullable: true,
    description: 'Which failures, as failedJobs and retryFailedJobs take it; `from` and `to` are times of failure.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => FailedJobFilterInput)
  filter?: FailedJobFilterInput | null;
}
