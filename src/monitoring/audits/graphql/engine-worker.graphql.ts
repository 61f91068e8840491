import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { JobStageEnum } from '../../../jobs/graphql/job-enums.graphql.js';
import type { StageStatus } from '../../../jobs/record/job-status.js';
import { DateTime } from '../../../platform/graphql/date-time.graphql.js';

@ObjectType({ description: 'What a replica does for one stage.' })
class WorkerStage {
  @Field(() => JobStageEnum, { description: 'The stage.' })
  stage: StageStatus;

  @Field(() => Int, { description: 'Most jobs at once.' })
  concurrency: number;

  @Field(() => Int, { description: 'Jobs in hand at the last heartbeat.' })
  active: number;
}

/** GraphQL's `EngineWorker`. */
@ObjectType({ description: 'A replica of the engine, as it told of itself with its last heartbeat.' })
export class EngineWorker {
  @Field(() => ID, { description: 'Identifies this start of the process.' })
  id: string;

  @Field(() => [String], { description: 'What it plays: api, worker, scheduler.' })
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

  @Field(() => DateTime, { description: 'When it was last heard of.' })
  heartbeatAt: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it stopped in good order; null while it runs or where it died.',
  })
  stoppedAt: Date | null;

  @Field(() => [WorkerStage], { description: 'The stages it takes jobs of; empty in one that plays no worker.' })
  stages: readonly WorkerStage[];

  @Field(() => Float, { nullable: true, description: 'Processor cores in use.' })
  cpuCores: number | null;

  @Field(() => Float, { nullable: true, description: 'Resident memory in bytes.' })
  memoryBytes: number | null;
}
