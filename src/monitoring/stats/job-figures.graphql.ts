import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { JobStageEnum, JobStatusEnum } from '../../jobs/graphql/job-enums.graphql.js';
import { FailureActionType } from '../../jobs/graphql/job-failure.graphql.js';
import type { FailureAdvice } from '../../jobs/record/failure-advice.js';
import type { JobStatus, StageStatus } from '../../jobs/record/job-status.js';
import { DateTime } from '../../platform/graphql/scalars.graphql.js';

/** GraphQL's `StatusCount`. */
@ObjectType('StatusCount', { description: 'How many jobs have a status.' })
export class StatusCountType {
  @Field(() => JobStatusEnum, { description: 'The status.' })
  status: JobStatus;

  @Field(() => Int, { description: 'Jobs that have it now.' })
  count: number;
}

/** GraphQL's `FailureCount`. */
@ObjectType('FailureCount', { description: 'How many jobs are FAILED with a code.' })
export class FailureCountType {
  @Field(() => String, { description: 'The code, as in errorDetails; UNKNOWN if there is none.' })
  code: string;

  @Field(() => Int, { description: 'Jobs that are FAILED with it now.' })
  count: number;
}

/** GraphQL's `Durations`. */
@ObjectType('Durations', { description: 'How long something took, in milliseconds; null if it never happened.' })
export class DurationsType {
  @Field(() => Int, { description: 'How often it happened.' })
  count: number;

  @Field(() => Float, { nullable: true, description: 'The exact average.' })
  averageMs: number | null;

  @Field(() => Float, { nullable: true, description: 'The median, at most 2.5 % off.' })
  p50Ms: number | null;

  @Field(() => Float, { nullable: true, description: '95 of 100 took no longer; at most 2.5 % off.' })
  p95Ms: number | null;

  @Field(() => Float, { nullable: true, description: '99 of 100 took no longer; at most 2.5 % off.' })
  p99Ms: number | null;
}

/** GraphQL's `StageTimes`. */
@ObjectType('StageTimes', {
  description: 'How long a stage waited and ran. Counted over all users only: empty for one user’s own jobs.',
})
export class StageTimesType {
  @Field(() => JobStageEnum, { description: 'Which stage.' })
  stage: StageStatus;

  @Field(() => DurationsType, { description: 'From the time it was due to the time a worker took it.' })
  wait: DurationsType;

  @Field(() => DurationsType, { description: 'From the successful claim to the time its result was stored.' })
  run: DurationsType;
}

/** The fields that `JobStats` and `JobStatsPoint` share: the state of the jobs created in a range, and what happened in it. */
@ObjectType({ isAbstract: true })
export class JobFiguresType {
  @Field(() => Int, { description: 'Jobs created in this time.' })
  total: number;

  @Field(() => [StatusCountType], { description: 'Those jobs by the status they have now; each status once.' })
  byStatus: StatusCountType[];

  @Field(() => Int, {
    description: 'Those of them that were cancelled: FAILED with CANCELLED, which is not a failure.',
  })
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
    description: 'Jobs that became FAILED in this time, regardless of their present status; without cancellations.',
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

/** GraphQL's `FailureCluster`. */
@ObjectType('FailureCluster', {
  description:
    'Similar failures: same code, stage and provider, and the same message except for numbers, names and addresses.',
})
export class FailureClusterType {
  @Field(() => String, { description: 'The code, as in errorDetails.' })
  code: string;

  @Field(() => String, { description: 'The cause in words.' })
  cause: string;

  @Field(() => [FailureActionType], { description: 'What can be done about these jobs, most useful first.' })
  actions: readonly FailureAdvice[];

  @Field(() => String, { nullable: true, description: 'The stage that failed.' })
  stage: string | null;

  @Field(() => String, { nullable: true, description: 'The provider that was asked.' })
  provider: string | null;

  @Field(() => String, {
    description:
      'What their messages have in common; <other> means messages beyond the 500 patterns that are counted separately.',
  })
  pattern: string;

  @Field(() => Int, { description: 'Jobs that failed like this in the range and are FAILED now.' })
  jobs: number;

  @Field(() => Int, {
    description: 'How often jobs failed like this in the range, regardless of their present status.',
  })
  failures: number;

  @Field(() => Int, {
    description: 'Users with such a failure in the range: an estimate, at most about 2 % off for up to 10,000 users.',
  })
  users: number;

  @Field(() => DateTime, { description: 'When it was first seen, over all time.' })
  firstSeenAt: Date;

  @Field(() => DateTime, { description: 'When it was last seen, over all time.' })
  lastSeenAt: Date;
}

/** One of `failureSeries`. */
@ObjectType('FailureSeriesPoint', {
  description: 'Moves to FAILED in one bucket of time, regardless of the jobs’ present status.',
})
export class FailureSeriesPointType {
  @Field(() => DateTime, { description: 'The beginning of the bucket.' })
  at: Date;

  @Field(() => String, { description: 'The code, as in errorDetails.' })
  code: string;

  @Field(() => String, { nullable: true, description: 'The provider that was asked; null if none was.' })
  provider: string | null;

  @Field(() => Int, { description: 'How often.' })
  failures: number;
}
