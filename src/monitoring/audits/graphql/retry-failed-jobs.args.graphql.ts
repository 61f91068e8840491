import { ArgsType, Field, Float, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsNumber, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { FailedJobFilterInput } from '../../../jobs/graphql/failed-job-filter.input.graphql.js';

const MOST_JOBS = 10_000;
/** Slow enough for the strictest provider, and quick enough for one's own. A second. */
const SLOWEST = 0.1;
const QUICKEST = 50;

/** The arguments of `retryFailedJobs`. */
@ArgsType()
export class RetryFailedJobsArgs {
  @Field(() => FailedJobFilterInput, {
    nullable: true,
    description: 'Which failed jobs; all when nothing is said. Cancelled ones only where errorCodes names CANCELLED.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => FailedJobFilterInput)
  filter?: FailedJobFilterInput | null;

  @Field(() => Int, { defaultValue: 100, description: `Most jobs, the oldest first: 1 to ${MOST_JOBS}.` })
  @IsInt()
  @Min(1)
  @Max(MOST_JOBS, { message: `must be ${MOST_JOBS} or less` })
  limit: number;

  @Field(() => Boolean, { defaultValue: false, description: 'True: only say what would be put back.' })
  @IsBoolean()
  dryRun: boolean;

  @Field(() => Float, {
    defaultValue: 5,
    description: `Jobs a second, ${SLOWEST} to ${QUICKEST}: what the provider can take.`,
  })
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(SLOWEST)
  @Max(QUICKEST)
  perSecond: number;
}
