import { Field, Float, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.graphql.js';
import type { JobStatsFigures } from './figures.js';
import { JobFiguresType } from './job-figures.graphql.js';

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
      'Age of the oldest NEW job since it was submitted or retried, whatever the range; null when none waits.',
  })
  oldestWaitingSeconds: number | null;

  @Field(() => Boolean, {
    description: 'True when a user has more jobs than are counted for one: these are the newest 20,000.',
  })
  sampled: boolean;
}

/** The figures as GraphQL shows them. */
export function jobStatsView({ range, processing, ...figures }: JobStatsFigures): JobStatsType {
  return { ...figures, ...processingView(processing), ...range } as JobStatsType;
}

/** Processing times under their names of the contract. */
export function processingView(processing: JobStatsFigures['processing']) {
  return {
    averageProcessingTimeMs: processing.averageMs,
    p50ProcessingTimeMs: processing.p50Ms,
    p95ProcessingTimeMs: processing.p95Ms,
    p99ProcessingTimeMs: processing.p99Ms,
  };
}
