import { type ComplexityEstimatorArgs, Field, Int, ObjectType } from '@nestjs/graphql';
import type { JobRecord } from '../record/job-record.js';
import { JobType } from './job.graphql.js';

/** One of `CreateJobError.errors`. */
@ObjectType('FieldProblem', { description: 'A field of an input that is not valid.' })
export class FieldProblemType {
  @Field(() => String, { description: 'The field.' })
  field: string;

  @Field(() => String, { description: 'Why it is not valid.' })
  message: string;
}

/** `CreateJobResult.error`. */
@ObjectType('CreateJobError', { description: 'Why a job was refused.' })
export class CreateJobErrorType {
  @Field(() => String, { description: 'The code that createJob gives in extensions.code.' })
  code: string;

  @Field(() => String, { description: 'What happened and what to do, for a person.' })
  message: string;

  @Field(() => Int, { nullable: true, description: 'Milliseconds after which to try again, where waiting helps.' })
  retryAfterMs: number | null;

  @Field(() => [FieldProblemType], { description: 'The fields that are not valid, if any.' })
  errors: readonly FieldProblemType[];
}

/** The answer to one input of `createJobs`. */
@ObjectType('CreateJobResult', { description: 'The outcome of one input of createJobs.' })
export class CreateJobResultType {
  @Field(() => Int, { description: '201: accepted. 200: accepted earlier. Otherwise the HTTP status of the error.' })
  status: number;

  @Field(() => JobType, { nullable: true, description: 'The job, where there is no error.' })
  job: JobRecord | null;

  @Field(() => CreateJobErrorType, { nullable: true, description: 'Why it was refused.' })
  error: CreateJobErrorType | null;
}

/** Each input is an answer. */
export function inputsCost({ args, childComplexity }: ComplexityEstimatorArgs): number {
  const inputs: unknown = args.inputs;
  return 1 + (Array.isArray(inputs) ? inputs.length : 1) * childComplexity;
}
