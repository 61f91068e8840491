import { Inject } from '@nestjs/common';
import { Args, Field, ID, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Caller } from '../../access/caller.js';
import { CallingAs } from '../../access/calling-as.graphql.js';
import { recordAction } from '../../access/operator-action-store.js';
import { JobIntake } from '../intake/job-intake.js';
import { JobDeletion } from '../lifecycle/job-deletion.js';
import { JobRequests } from '../lifecycle/job-requests.js';
import { submissionOf } from './input-submission.js';
import { JobType } from './job.graphql.js';
import { CreateJobInput, JobIdArgs } from './job-arguments.graphql.js';

/** The answer of `deleteJob`. */
@ObjectType('DeletedJob', { description: 'A deleted job.' })
class DeletedJobType {
  @Field(() => ID, { description: 'The id it had.' })
  jobId: string;
}

/** Submits jobs and changes single jobs through the services that REST uses. Each action is recorded in operator_actions. */
@Resolver()
export class JobMutationsResolver {
  constructor(
    @Inject(JobIntake) private readonly intake: JobIntake,
    @Inject(JobRequests) private readonly requests: JobRequests,
    @Inject(JobDeletion) private readonly deletion: JobDeletion,
  ) {}

  @Mutation(() => JobType, { description: 'Submits a recording. The same submission again returns the same job.' })
  async createJob(
    @CallingAs() caller: Caller,
    @Args('input', { description: 'The recording.' }) input: CreateJobInput,
  ) {
    const { job } = await this.intake.submit(caller, submissionOf(caller, input), (trx, { jobId }) =>
      recordAction(trx, caller, { action: 'CREATE_JOB', jobId, affected: 1 }),
    );
    return job;
  }

  @Mutation(() => JobType, {
    description: 'Runs a FAILED job again from the stage whose input is stored, with a new budget.',
  })
  retryJob(@CallingAs() caller: Caller, @Args() { id }: JobIdArgs) {
    return this.requests.retry(caller, id);
  }

  @Mutation(() => JobType, {
    description: 'Ends a job in any stage as FAILED with CANCELLED; a running stage is aborted.',
  })
  cancelJob(@CallingAs() caller: Caller, @Args() { id }: JobIdArgs) {
    return this.requests.cancel(caller, id);
  }

  @Mutation(() => DeletedJobType, {
    description:
      'Deletes a job permanently with its texts, and within minutes its recording unless another job names it. An unfinished job is cancelled first.',
  })
  async deleteJob(@CallingAs() caller: Caller, @Args() { id }: JobIdArgs): Promise<DeletedJobType> {
    return { jobId: await this.deletion.delete(caller, id) };
  }
}
