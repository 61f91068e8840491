import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import type { Caller } from '../../../access/caller.js';
import { CallingAs } from '../../../access/calling-as.graphql.js';
import { JobType } from '../../../jobs/graphql/job.graphql.js';
import { failedJobFilterOf } from '../../../jobs/graphql/job-filters.graphql.js';
import { JobLists } from '../../../jobs/reading/job-lists.js';
import { FailedJobRetries } from '../failed-job-retries.js';
import { FailureAcknowledgements } from '../failure-acknowledgements.js';
import { RequestedSweeps } from '../requested-sweeps.js';
import { SweepRun, sweepRunView } from './engine-state.graphql.js';
import { AcknowledgeFailureArgs, AcknowledgeFailuresArgs } from './operator-action.graphql.js';
import { RetryBatch, RetryFailedJobsAnswer, RetryFailedJobsArgs, retryBatchView } from './retry-failed-jobs.graphql.js';

/** Operators' actions on many jobs and on failures. For admins and keys; each action is recorded in operator_actions. */
@Resolver()
export class OperatorMutationsResolver {
  constructor(
    @Inject(FailedJobRetries) private readonly retries: FailedJobRetries,
    @Inject(FailureAcknowledgements) private readonly acknowledgements: FailureAcknowledgements,
    @Inject(RequestedSweeps) private readonly sweeps: RequestedSweeps,
    @Inject(JobLists) private readonly lists: JobLists,
  ) {}

  @Mutation(() => RetryFailedJobsAnswer, {
    description:
      'Requeues failed jobs at a limited rate, in the background. retryBatch shows the progress. For admins and keys.',
  })
  async retryFailedJobs(
    @CallingAs() caller: Caller,
    @Args() args: RetryFailedJobsArgs,
  ): Promise<RetryFailedJobsAnswer> {
    const { limit, dryRun, perSecond } = args;
    const filter = failedJobFilterOf(args.filter);
    const answer = await this.retries.order(caller, { filter, asked: args.filter ?? {}, limit, dryRun, perSecond });
    return {
      dryRun,
      matched: answer.matched,
      count: answer.count,
      jobs: await this.lists.byId(caller, answer.jobIds),
      batch: answer.batch === null ? null : retryBatchView(answer.batch),
    };
  }

  @Mutation(() => RetryBatch, {
    description: 'Stops a paced retry: requeued jobs continue, the rest stays FAILED. For admins and keys.',
  })
  async stopRetryBatch(
    @CallingAs() caller: Caller,
    @Args('id', { type: () => ID, description: 'As retryFailedJobs gave it.' }) id: string,
  ) {
    return retryBatchView(await this.retries.stop(caller, id));
  }

  @Mutation(() => JobType, {
    description:
      'Marks a job’s failure as seen, with a note. A later failure of the job is not marked. For admins and keys.',
  })
  acknowledgeFailure(@CallingAs() caller: Caller, @Args() { id, note }: AcknowledgeFailureArgs) {
    return this.acknowledgements.acknowledge(caller, id, note);
  }

  @Mutation(() => Int, {
    description:
      'Acknowledges the failures of a filter that are not acknowledged yet, 10,000 at most, and returns their number. For admins and keys.',
  })
  acknowledgeFailures(@CallingAs() caller: Caller, @Args() { filter, note }: AcknowledgeFailuresArgs): Promise<number> {
    return this.acknowledgements.acknowledgeMany(caller, failedJobFilterOf(filter), note, filter ?? {});
  }

  @Mutation(() => SweepRun, {
    description: 'Runs the failed-job sweep now. CONFLICT while another replica runs it. For admins and keys.',
  })
  async runFailedJobSweep(@CallingAs() caller: Caller) {
    return sweepRunView(await this.sweeps.run(caller));
  }
}
