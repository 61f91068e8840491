import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Selectable } from 'kysely';
import { DateTime } from '../../../platform/graphql/date-time.graphql.js';
import { Json } from '../../../platform/graphql/json.graphql.js';
import type { SweepRunsTable } from '../../../platform/postgres/operation-tables.js';

/** GraphQL's `SweepRun`; its own name is what the connection is named by. */
@ObjectType({ description: 'One run of the scheduled repair.' })
export class SweepRun {
  @Field(() => ID, { description: 'Number of the run.' })
  id: string;

  @Field(() => String, { description: 'Which sweep.' })
  sweep: string;

  @Field(() => String, { description: 'The process that ran it.' })
  worker: string;

  @Field(() => DateTime, { description: 'When it began.' })
  startedAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it ended.' })
  endedAt: Date | null;

  @Field(() => Int, { description: 'Unfinished jobs it looked at.' })
  examined: number;

  @Field(() => Int, { description: 'Jobs that waited or stood still without a queue entry, and got one.' })
  redelivered: number;

  @Field(() => Int, { description: 'Failed jobs that it put back.' })
  retried: number;

  @Field(() => Json, { description: 'Everything it counted.' })
  counts: Readonly<Record<string, number>>;

  @Field(() => String, { nullable: true, description: 'What stopped it; null where nothing did.' })
  error: string | null;
}

export function sweepRunView(row: Selectable<SweepRunsTable>): SweepRun {
  const count = (name: string) => row.counts[name] ?? 0;
  return {
    id: row.sweep_run_id,
    sweep: row.sweep,
    worker: row.worker,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    examined: count('examined'),
    redelivered: count('redelivered'),
    retried: count('retried'),
    counts: row.counts,
    error: row.error,
  };
}
