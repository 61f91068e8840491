import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { FailureCountType, StatusCountType } from './counts.graphql.js';
import { DurationsType } from './durations.graphql.js';
import { StageTimesType } from './stage-times.graphql.js';

/** What `JobStats` and `JobStatsPoint` have in common: the state of the jobs created in some time, and what happened in it. */
@ObjectType({ isAbstract: true })
export class JobFiguresType {
  @Field(() => Int, { description: 'Jobs created in this time.' })
  total: number;

  @Field(() => [StatusCountType], { description: 'Those jobs by the status they have now; each status once.' })
  byStatus: StatusCountType[];

  @Field(() => Int, { description: 'Those of them that were cancelled: FAILED with CANCELLED, which is no failure.' })
  cancelled: number;

  @Field(() => [FailureCountType], {
    description: 'Those of them that are FAILED, by code, without the cancelled; most frequent first.',
  })
  failuresByCode: FailureCountType[];

  @Field(() => Float, {
    nullable: true,
    description: 'Failed ÷ (failed + COMPLETE) of them, from 0 to 1, without the cancelled; null when none has ended.',
  })
  failureRate: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Exact average of processingTimeMs of the COMPLETE ones, as AVG() gives it.',
  })
  averageProcessingTimeMs: number | null;

  @Field(() => Float, { nullable: true, description: 'Median of the same, at most 2.5 % off.' })
  p50ProcessingTimeMs: number | null;

  @Field(() => Float, { nullable: true, description: '95th percentile of the same, at most 2.5 % off.' })
  p95ProcessingTimeMs: number | null;

  @Field(() => Float, { nullable: true, description: '99th percentile of the same, at most 2.5 % off.' })
  p99ProcessingTimeMs: number | null;

  @Field(() => Int, { description: 'Jobs that became COMPLETE in this time, whenever they were created.' })
  completions: number;

  @Field(() => Int, {
    description: 'Jobs that became FAILED in this time, whatever became of them; without cancellations.',
  })
  failures: number;

  @Field(() => Int, { description: 'Jobs that were cancelled in this time.' })
  cancellations: number;

  @Field(() => Float, { description: 'Completions a minute.' })
  throughputPerMinute: number;

  @Field(() => DurationsType, { description: 'From submission or retry until a worker took the job.' })
  wait: DurationsType;

  @Field(() => DurationsType, { description: 'From then on until it was COMPLETE.' })
  run: DurationsType;

  @Field(() => [StageTimesType], { description: 'The same for each stage.' })
  stages: StageTimesType[];
}
