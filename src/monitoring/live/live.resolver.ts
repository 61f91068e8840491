import { Inject } from '@nestjs/common';
import { Args, ID, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import type { Caller } from '../../access/caller.js';
import { CallingAs } from '../../access/calling-as.graphql.js';
import { JobType } from '../../jobs/graphql/job.graphql.js';
import { JobStatusEnum } from '../../jobs/graphql/job-enums.graphql.js';
import type { JobSummary } from '../../jobs/record/job-record.js';
import { isTerminal, type JobStatus } from '../../jobs/record/job-status.js';
import type { JobStatsFigures } from '../stats/figures.js';
import { JobStatsType, jobStatsView } from '../stats/job-stats.graphql.js';
import { ChangedJobs } from './changed-jobs.js';
import type { JobChange } from './job-change.js';
import {
  JobProgressUpdateType,
  JobStatusChangeType,
  LiveStatisticsArgs,
  ResumeArgs,
  StatusChangedArgs,
  WatchedJobArgs,
} from './live.graphql.js';
import { LiveChanges } from './live-changes.js';
import { LiveStatistics } from './live-statistics.js';
import { ProgressFeed } from './progress-feed.js';
import type { ProgressUpdate } from './progress-watch-store.js';

/** The value from the feed is the value of the field. */
const asItIs = (value: unknown) => value;

/** Jobs and statistics as they change. A user follows their own jobs, admins and keys all of them. */
@Resolver(() => JobStatusChangeType)
export class LiveResolver {
  constructor(
    @Inject(LiveChanges) private readonly changes: LiveChanges,
    @Inject(ChangedJobs) private readonly jobs: ChangedJobs,
    @Inject(LiveStatistics) private readonly statistics: LiveStatistics,
  ) {}

  @Query(() => ID, {
    description:
      'The present position of jobStatusChanged and jobFailed. Read it, then load the jobs, then subscribe with it as after: no change is missed, however long each step takes.',
  })
  changePosition(): Promise<string> {
    return this.changes.present();
  }

  @Subscription(() => JobStatusChangeType, {
    description:
      'Each change of a status: in order for each job, none missed, none repeated, also when it is resumed with after. SUBSCRIBER_TOO_SLOW and UNAVAILABLE: subscribe again with the last eventId; CURSOR_EXPIRED: load the jobs first.',
    resolve: asItIs,
  })
  jobStatusChanged(@CallingAs() caller: Caller, @Args() { jobId, userId, statuses, after }: StatusChangedArgs) {
    return this.changes.watch(caller, {
      jobId: jobId ?? null,
      userId: userId ?? null,
      statuses: statuses ?? null,
      after: after ?? null,
    });
  }

  @Subscription(() => JobStatusChangeType, {
    description: 'Each failure of a job, cancelled ones among them; otherwise as jobStatusChanged.',
    resolve: asItIs,
  })
  jobFailed(@CallingAs() caller: Caller, @Args() { after }: ResumeArgs) {
    return this.changes.watch(caller, { jobId: null, userId: null, statuses: ['FAILED'], after: after ?? null });
  }

  @Subscription(() => JobStatsType, {
    description:
      'The figures of the query jobStats over all time, immediately and then at each interval: those of all users for admins and keys, the caller’s own for a user. A slow reader gets only the newest figures.',
    resolve: (figures: JobStatsFigures) => jobStatsView(figures),
  })
  jobStats(@CallingAs() caller: Caller, @Args() { intervalMs }: LiveStatisticsArgs) {
    return this.statistics.watch(caller, intervalMs);
  }

  @ResolveField(() => JobType, {
    nullable: true,
    description: 'The job as it is now, which may be further than this change; null when it was deleted.',
  })
  job(@CallingAs() caller: Caller, @Parent() { jobId }: JobChange): Promise<JobSummary | null> {
    return this.jobs.load(caller, jobId);
  }
}

/** The progress of a running job. */
@Resolver(() => JobProgressUpdateType)
export class ProgressResolver {
  constructor(@Inject(ProgressFeed) private readonly progress: ProgressFeed) {}

  @Subscription(() => JobProgressUpdateType, {
    description:
      'The progress of one job: immediately, then each change, checked twice a second, until it is COMPLETE or FAILED, which completes the subscription. NOT_FOUND also for a job of another user.',
    resolve: (value: unknown) => value,
  })
  jobProgress(@CallingAs() caller: Caller, @Args() { jobId }: WatchedJobArgs) {
    return this.progress.watch(caller, jobId);
  }

  @ResolveField(() => JobStatusEnum, { nullable: true, description: 'The stage that runs; null while none does.' })
  stage(@Parent() { status }: ProgressUpdate): JobStatus | null {
    return status === 'NEW' || isTerminal(status) ? null : status;
  }
}
