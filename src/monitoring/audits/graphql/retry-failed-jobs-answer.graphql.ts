import { Field, Int, ObjectType } from '@nestjs/graphql';
import { JobType } from '../../../jobs/graphql/job.graphql.js';
import type { JobSummary } from '../../../jobs/record/job-summary.js';
import { RetryBatch } from './retry-batch.graphql.js';

/** GraphQL's `RetryFailedJobsAnswer`. */
@ObjectType('RetryFailedJobsAnswer', { description: 'What was put back, or would be.' })
export class RetryFailedJobsAnswer {
  @Field(() => Boolean, { description: 'Whether nothing was changed.' })
  dryRun: boolean;

  @Field(() => Int, { description: 'How many jobs match and wait in no other batch, counted up to 100,000.' })
  matched: number;

  @Field(() => Int, { description: 'How many of them are put back, or would be.' })
  count: number;

  @Field(() => [JobType], { description: 'The first of these, the oldest first, 100 at most.' })
  jobs: readonly JobSummary[];

  @Field(() => RetryBatch, { nullable: true, description: 'How far it is; null in a dry run.' })
  batch: RetryBatch | null;
}
