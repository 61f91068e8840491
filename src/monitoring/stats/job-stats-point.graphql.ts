import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.graphql.js';
import type { JobStatsPointFigures } from './figures.js';
import { JobFiguresType } from './job-figures.graphql.js';
import { processingView } from './job-stats.graphql.js';

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
