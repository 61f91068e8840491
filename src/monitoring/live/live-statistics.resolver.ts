import { Inject } from '@nestjs/common';
import { Args, Resolver, Subscription } from '@nestjs/graphql';
import type { Caller } from '../../access/caller.js';
import { CallingAs } from '../../access/calling-as.graphql.js';
import type { JobStatsFigures } from '../stats/figures.js';
import { JobStatsType, jobStatsView } from '../stats/job-stats.graphql.js';
import { LiveStatisticsArgs } from './live-statistics.args.graphql.js';
import { LiveStatistics } from './live-statistics.js';

/** Statistics as they change. */
@Resolver()
export class LiveStatisticsResolver {
  constructor(@Inject(LiveStatistics) private readonly statistics: LiveStatistics) {}

  @Subscription(() => JobStatsType, {
    description:
      'The figures of the query jobStats over all time, at once and then at each interval: everybody’s for admins and keys, the caller’s own for a user. A reader who is slow gets the newest.',
    resolve: (figures: JobStatsFigures) => jobStatsView(figures),
  })
  jobStats(@CallingAs() caller: Caller, @Args() { intervalMs }: LiveStatisticsArgs) {
    return this.statistics.watch(caller, intervalMs);
  }
}
