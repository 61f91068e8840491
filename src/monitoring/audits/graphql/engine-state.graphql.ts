import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Selectable } from 'kysely';
import { JobStageEnum } from '../../../jobs/graphql/job-enums.graphql.js';
import type { StageStatus } from '../../../jobs/record/job-status.js';
import { Connection } from '../../../platform/graphql/connection.graphql.js';
import { DateTime, Json } from '../../../platform/graphql/scalars.graphql.js';
import type { SweepRunsTable } from '../../../platform/postgres/operation-tables.js';

@ObjectType({ description: 'What a replica does for one stage.' })
class WorkerStage {
  @Field(() => JobStageEnum, { description: 'The stage.' })
  stage: StageStatus;

  @Field(() => Int, { description: 'The largest number of jobs at the same time.' })
  concurrency: number;

  @Field(() => Int, { description: 'Jobs that it ran at the last heartbeat.' })
  active: number;
}

/** GraphQL's `EngineWorker`. */
@ObjectType({ description: 'A replica of the engine, as its last heartbeat describes it.' })
export class EngineWorker {
  @Field(() => ID, { description: 'Identifies this run of the process.' })
  id: string;

  @Field(() => [String], { description: 'Its roles: api, worker, scheduler.' })
  roles: readonly string[];

  @Field(() => String, { description: 'The host it runs on.' })
  host: string;

  @Field(() => Int, { description: 'Its process id there.' })
  pid: number;

  @Field(() => Boolean, {
    description: 'Whether it runs: it has not stopped, and has missed fewer than three heartbeats.',
  })
  alive: boolean;

  @Field(() => DateTime, { description: 'When it started.' })
  startedAt: Date;

  @Field(() => DateTime, { description: 'When its last heartbeat came.' })
  heartbeatAt: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it stopped regularly; null while it runs, and where it died.',
  })
  stoppedAt: Date | null;

  @Field(() => [WorkerStage], { description: 'The stages that it runs; empty without the role worker.' })
  stages: readonly WorkerStage[];

  @Field(() => Float, { nullable: true, description: 'Processor cores in use.' })
  cpuCores: number | null;

  @Field(() => Float, { nullable: true, description: 'Resident memory in bytes.' })
  memoryBytes: number | null;
}

/** GraphQL's name `SweepRun`. The connection is named after the class. */
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

  @Field(() => Int, { description: 'Unfinished jobs that it checked.' })
  examined: number;

  @Field(() => Int, { description: 'Unfinished jobs without a delivery, which got one.' })
  redelivered: number;

  @Field(() => Int, { description: 'Failed jobs that it requeued.' })
  retried: number;

  @Field(() => Json, { description: 'Everything it counted.' })
  counts: Readonly<Record<string, number>>;

  @Field(() => String, { nullable: true, description: 'The error that stopped it; null without one.' })
  error: string | null;
}

@ObjectType({ description: 'A page of sweep runs.' })
export class SweepRunConnection extends Connection(SweepRun) {}

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
