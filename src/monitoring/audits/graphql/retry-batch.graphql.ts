import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../../platform/graphql/date-time.graphql.js';
import { Json } from '../../../platform/graphql/json.graphql.js';
import type { RetryBatch as Batch } from '../retry-batch.js';

/** GraphQL's `RetryBatch`; its own name is what the connection is named by. */
@ObjectType({
  description:
    'Failed jobs on their way back into the queue, so many a second. Batches are worked off one after the other.',
})
export class RetryBatch {
  @Field(() => ID, { description: 'Ask for it again to see how far it is.' })
  id: string;

  @Field(() => DateTime, { description: 'When it was ordered.' })
  startedAt: Date;

  @Field(() => String, { description: 'Who ordered it: `user` and an id, or `service`.' })
  startedBy: string;

  @Field(() => Json, { description: 'The filter it was ordered with.' })
  filter: object;

  @Field(() => Float, { description: 'Jobs put back a second.' })
  perSecond: number;

  @Field(() => Int, { description: 'Jobs it began with.' })
  total: number;

  @Field(() => Int, { description: 'Put back so far.' })
  released: number;

  @Field(() => Int, {
    description:
      'Left alone: no longer in the same failure when their turn came, or still waiting when the batch was stopped.',
  })
  passedOver: number;

  @Field(() => Int, { description: 'Still to come.' })
  remaining: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the last one had its turn, or it was stopped; null before.',
  })
  endedAt: Date | null;
}

export function retryBatchView(batch: Batch): RetryBatch {
  return { ...batch, remaining: batch.endedAt === null ? batch.total - batch.released - batch.passedOver : 0 };
}
