import { Inject } from '@nestjs/common';
import { Args, Parent, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import type { Caller } from '../../access/caller.js';
import { CallingAs } from '../../access/calling-as.graphql.js';
import { JobStatusEnum } from '../../jobs/graphql/job-enums.graphql.js';
import type { JobStatus } from '../../jobs/record/job-status.js';
import { isTerminal } from '../../jobs/record/job-status.js';
import { ProgressFeed } from './progress-feed.js';
import { JobProgressUpdateType } from './progress-update.graphql.js';
import type { ProgressUpdate } from './progress-watch-store.js';
import { WatchedJobArgs } from './watched-job.args.graphql.js';

/** How far a job is, while it runs. */
@Resolver(() => JobProgressUpdateType)
export class ProgressResolver {
  constructor(@Inject(ProgressFeed) private readonly progress: ProgressFeed) {}

  @Subscription(() => JobProgressUpdateType, {
    description:
      'How far one job is: at once, then with each change seen twice a second, until it is COMPLETE or FAILED, which completes the subscription. NOT_FOUND for another’s job too.',
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
