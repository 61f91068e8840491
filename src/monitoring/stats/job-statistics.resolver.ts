import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { type Caller, mayAdminister } from '../../access/caller.js';
import { CallingAs } from '../../access/calling-as.graphql.js';
import { failedJobFilterOf } from '../../jobs/graphql/job-filters.graphql.js';
import { adviceFor } from '../../jobs/record/failure-advice.js';
import { isJobFaultCode, JOB_FAULT_KINDS } from '../../platform/fault-codes.js';
import { FailureStatistics } from './failure-statistics.js';
import type { FailureClusterFigures } from './figures.js';
import { FailureClusterType, FailureSeriesPointType } from './job-figures.graphql.js';
import { JobStatistics } from './job-statistics.js';
import {
  FailureBreakdownArgs,
  JobStatsPointType,
  JobStatsSeriesArgs,
  JobStatsType,
  jobStatsPointView,
  jobStatsView,
  rangeOf,
  TimeRangeArgs,
} from './job-stats.graphql.js';

/** The default width of a series' buckets, in seconds. */
const AN_HOUR = 3600;

/** Statistics over GraphQL: of all jobs for admins and keys, of their own jobs for a user. */
@Resolver()
export class JobStatisticsResolver {
  constructor(
    @Inject(JobStatistics) private readonly statistics: JobStatistics,
    @Inject(FailureStatistics) private readonly failures: FailureStatistics,
  ) {}

  @Query(() => JobStatsType, { description: 'Figures over the jobs created in a range, and over what happened in it.' })
  async jobStats(@CallingAs() caller: Caller, @Args() range: TimeRangeArgs): Promise<JobStatsType> {
    return jobStatsView(await this.statistics.stats(caller, rangeOf(range)));
  }

  @Query(() => [JobStatsPointType], {
    description: 'The same figures bucket by bucket, oldest first; without `from` the last 60, 500 at most.',
  })
  async jobStatsSeries(@CallingAs() caller: Caller, @Args() args: JobStatsSeriesArgs): Promise<JobStatsPointType[]> {
    const points = await this.statistics.series(caller, rangeOf(args), args.bucketSeconds ?? AN_HOUR);
    return points.map(jobStatsPointView);
  }

  @Query(() => [FailureClusterType], {
    description:
      'Similar failures, those with most jobs first, 100 at most. A filter that names more than code, stage, provider, pattern and time counts only the latest 5,000.',
  })
  async failureBreakdown(
    @CallingAs() caller: Caller,
    @Args() { filter, ...range }: FailureBreakdownArgs,
  ): Promise<FailureClusterType[]> {
    const clusters = await this.failures.breakdown(caller, rangeOf(range), failedJobFilterOf(filter));
    return clusters.map((cluster) => clusterView(cluster, mayAdminister(caller)));
  }

  @Query(() => [FailureSeriesPointType], {
    description:
      'Failures by code and provider, bucket by bucket, the oldest first; without `from` the last 60 buckets. For admins and keys.',
  })
  async failureSeries(
    @CallingAs() caller: Caller,
    @Args() args: JobStatsSeriesArgs,
  ): Promise<FailureSeriesPointType[]> {
    return this.failures.series(caller, rangeOf(args), args.bucketSeconds ?? AN_HOUR);
  }
}

/** A cluster with its cause in words and what can be done about it. A code of a later release counts as INTERNAL. */
export function clusterView(cluster: FailureClusterFigures, operator: boolean): FailureClusterType {
  const code = isJobFaultCode(cluster.code) ? cluster.code : 'INTERNAL';
  const { title, family } = JOB_FAULT_KINDS[code];
  return { ...cluster, cause: title, actions: adviceFor({ code, retryable: family === 'transient' }, operator) };
}
