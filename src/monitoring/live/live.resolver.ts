import { Inject } from '@nestjs/common';
import { Args, Parent, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import type { Caller } from '../../access/caller.js';
import { CallingAs } from '../../access/calling-as.graphql.js';
import { JobType } from '../../jobs/graphql/job.graphql.js';
import type { JobSummary } from '../../jobs/record/job-summary.js';
import { ChangedJobs } from './changed-jobs.js';
import type { JobChange } from './job-change.js';
import { ResumeArgs, StatusChangedArgs } from './live.args.graphql.js';
import { JobStatusChangeType } from './live.graphql.js';
import { LiveChanges } from './live-changes.js';

/** What comes from the feed is the value of the field itself. */
const asItIs = (value: unknown) => value;

/** Jobs as they move. A user follows their own, admins and keys everybody's. */
@Resolver(() => JobStatusChangeType)
export class LiveResolver {
  constructor(
    @Inject(LiveChanges) private readonly changes: LiveChanges,
    @Inject(ChangedJobs) private readonly jobs: ChangedJobs,
  ) {}

  @Subscription(() => JobStatusChangeType, {
    description:
      'Each change of a status: in order for each job, none missed, none told twice, also when it is resumed with after. SUBSCRIBER_TOO_SLOW and UNAVAILABLE: subscribe again with the last eventId; CURSOR_EXPIRED: load the jobs first.',
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

  @ResolveField(() => JobType, {
    nullable: true,
    description: 'The job as it is now, which may be further than this change; null when it was deleted.',
  })
  job(@CallingAs() caller: Caller, @Parent() { jobId }: JobChange): Promise<JobSummary | null> {
    return this.jobs.load(caller, jobId);
  }
}
