import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsNumber, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { JobType } from '../../../jobs/graphql/job.graphql.js';
import { FailedJobFilterInput } from '../../../jobs/graphql/job-filters.graphql.js';
import type { JobSummary } from '../../../jobs/record/job-record.js';
import { Connection } from '../../../platform/graphql/connection.graphql.js';
import { DateTime, Json } from '../../../platform/graphql/scalars.graphql.js';
import type { RetryBatch as Batch } from '../retry-batch.js';

/** GraphQL's name `RetryBatch`. The connection is named after the class. */
@ObjectType({
  description: 'Failed jobs that are requeued at a limited rate. Batches run one after another.',
})
export class RetryBatch {
  @Field(() => ID, { description: 'Read it again to see its progress.' })
  id: string;

  @Field(() => DateTime, { description: 'When it was requested.' })
  startedAt: Date;

  @Field(() => String, { description: 'Who requested it: `user` and an id, or `service`.' })
  startedBy: string;

  @Field(() => Json, { description: 'The filter of its request.' })
  filter: object;

  @Field(() => Float, { description: 'Jobs requeued a second.' })
  perSecond: number;

  @Field(() => Int, { description: 'Jobs it began with.' })
  total: number;

  @Field(() => Int, { description: 'Requeued so far.' })
  released: number;

  @Field(() => Int, {
    description:
      'Not requeued: they no longer had the same failure when their turn came, or they still waited when the batch was stopped.',
  })
  passedOver: number;

  @Field(() => Int, { description: 'Not requeued yet.' })
  remaining: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the last job was requeued or the batch was stopped; null before.',
  })
  endedAt: Date | null;
}

@ObjectType({ description: 'A page of retry batches.' })
export class RetryBatchConnection extends Connection(RetryBatch) {}

export function retryBatchView(batch: Batch): RetryBatch {
  return { ...batch, remaining: batch.endedAt === null ? batch.total - batch.released - batch.passedOver : 0 };
}

const MOST_JOBS = 10_000;
/** Slow enough for the strictest provider, and quick enough for a server of your own. A second. */
const SLOWEST = 0.1;
const QUICKEST = 50;

/** The arguments of `retryFailedJobs`. */
@ArgsType()
export class RetryFailedJobsArgs {
  @Field(() => FailedJobFilterInput, {
    nullable: true,
    description: 'Which failed jobs; all by default. Cancelled jobs only if errorCodes names CANCELLED.',
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

  @Field(() => Boolean, { defaultValue: false, description: 'True: only say what would be requeued.' })
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

/** GraphQL's `RetryFailedJobsAnswer`. */
@ObjectType('RetryFailedJobsAnswer', { description: 'What was requeued, or would be.' })
export class RetryFailedJobsAnswer {
  @Field(() => Boolean, { description: 'Whether nothing was changed.' })
  dryRun: boolean;

  @Field(() => Int, { description: 'How many jobs match and wait in no other batch, counted up to 100,000.' })
  matched: number;

  @Field(() => Int, { description: 'How many of them are requeued, or would be.' })
  count: number;

  @Field(() => [JobType], { description: 'The first of these, the oldest first, 100 at most.' })
  jobs: readonly JobSummary[];

  @Field(() => RetryBatch, { nullable: true, description: 'Its progress; null in a dry run.' })
  batch: RetryBatch | null;
}
