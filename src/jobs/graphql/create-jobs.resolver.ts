import { Inject } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Caller } from '../../access/caller.js';
import { BudgetOfCaller, CallingAs } from '../../access/calling-as.graphql.js';
import type { SpendRequests } from '../../access/current-caller.js';
import { recordAction } from '../../access/operator-action-store.js';
import { Fault } from '../../platform/fault.js';
import { validated } from '../../platform/http/body-validation.js';
import { BatchIntake, MOST_JOBS } from '../intake/batch-intake.js';
import type { Submission } from '../intake/submission.js';
import { CreateJobResultType, inputsCost } from './create-jobs.graphql.js';
import { submissionOf } from './input-submission.js';
import { CreateJobInput } from './job-arguments.graphql.js';

/** Creates many jobs with one mutation. Each created job is recorded in operator_actions. */
@Resolver()
export class CreateJobsResolver {
  constructor(@Inject(BatchIntake) private readonly intake: BatchIntake) {}

  @Mutation(() => [CreateJobResultType], {
    description:
      'Accepts up to 100 recordings, with a result for each, in order. A refused recording does not affect the others. Each counts as one request against the rate limit.',
    complexity: inputsCost,
  })
  async createJobs(
    @CallingAs() caller: Caller,
    @BudgetOfCaller() spend: SpendRequests,
    @Args('inputs', { type: () => [CreateJobInput], description: `The recordings, 1 to ${MOST_JOBS}.` })
    inputs: CreateJobInput[],
  ): Promise<CreateJobResultType[]> {
    if (inputs.length < 1 || inputs.length > MOST_JOBS) throw wrongNumber(inputs.length);
    // The operation itself is counted already.
    spend(inputs.length - 1);
    const entries = await Promise.all(inputs.map((input) => readEntry(caller, input)));
    const answers = await this.intake.submit(caller, entries, (trx, { jobId }) =>
      recordAction(trx, caller, { action: 'CREATE_JOB', jobId, affected: 1 }),
    );
    return answers.map((answer) =>
      answer instanceof Fault
        ? { status: answer.httpStatus, job: null, error: errorOf(answer) }
        : { status: answer.created ? 201 : 200, job: answer.job, error: null },
    );
  }
}

async function readEntry(caller: Caller, input: CreateJobInput): Promise<Submission | Fault> {
  try {
    return submissionOf(caller, await validated(CreateJobInput, input));
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}

function errorOf({ code, message, retryAfterMs, fields }: Fault) {
  return { code, message, retryAfterMs: retryAfterMs ?? null, errors: fields };
}

function wrongNumber(length: number): Fault {
  const message = `must have 1 to ${MOST_JOBS} entries; this has ${length}`;
  return new Fault('BAD_REQUEST', `The field inputs ${message}.`, { fields: [{ field: 'inputs', message }] });
}
