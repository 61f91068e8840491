import { Body, Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiSchema, ApiTags } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../access/caller.js';
import { CurrentBudget, CurrentCaller, type SpendRequests } from '../../access/current-caller.js';
import { ForCallers } from '../../access/for-callers.js';
import { Fault } from '../../platform/fault.js';
import { validated } from '../../platform/http/body-validation.js';
import { ApiFaults } from '../../platform/http/documentation/api-faults.js';
import { ProblemAnswer } from '../../platform/http/documentation/problem-answer.js';
import { problemOf } from '../../platform/http/problem.js';
import { BatchIntake, MOST_JOBS } from '../intake/batch-intake.js';
import type { Submission } from '../intake/submission.js';
import { JobReading } from '../reading/job-reading.js';
import { submissionOf } from './body-submission.js';
import { JobAnswer } from './job-answers.js';
import { NewJobBody } from './job-requests.js';
import { jobView } from './job-view.js';

/** The body of `POST /v1/jobs/batch`. Its entries are validated one by one, so that a bad one fails alone. */
class JobBatchBody {
  @ApiProperty({ type: [NewJobBody], minItems: 1, maxItems: MOST_JOBS, description: 'Bodies as of POST /v1/jobs/new' })
  @IsArray({ message: 'must be a list of jobs' })
  @ArrayMinSize(1, { message: 'must have 1 job or more' })
  @ArrayMaxSize(MOST_JOBS, { message: `must have ${MOST_JOBS} jobs or fewer` })
  jobs: unknown[];
}

/** The error of one job of a batch. */
@ApiSchema({ name: 'BatchProblem', description: 'An error, as POST /v1/jobs/new answers it.' })
class BatchProblemAnswer extends ProblemAnswer {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, description: 'When to send this job again, where waiting helps' })
  retry_after_seconds?: number;
}

/** One of `results`. */
@ApiSchema({ name: 'BatchResult', description: 'The outcome of one job of a batch: `job` or `error`.' })
class BatchResultAnswer {
  @ApiProperty({ type: 'integer', description: 'What POST /v1/jobs/new would have answered: 201, 200 or an error' })
  status: number;

  @ApiPropertyOptional({ type: JobAnswer, description: 'With 201 and 200: the job' })
  job?: JobAnswer;

  @ApiPropertyOptional({ type: BatchProblemAnswer, description: 'With any other status: the error' })
  error?: BatchProblemAnswer;
}

/** The answer to `POST /v1/jobs/batch`. */
@ApiSchema({ name: 'BatchAnswer', description: 'An answer for each job of the request, in its order.' })
class JobBatchAnswer {
  @ApiProperty({ type: [BatchResultAnswer] })
  results: BatchResultAnswer[];
}

/** A hundred jobs, each with the longest address, name and brand and fifty ordinary keywords. */
const LARGEST_BATCH_BYTES = 1024 * 1024;

/** Accepts many recordings with one request. */
@ApiTags('jobs')
@Controller('v1/jobs')
@ForCallers()
export class JobBatchController {
  constructor(
    @Inject(BatchIntake) private readonly intake: BatchIntake,
    @Inject(JobReading) private readonly reading: JobReading,
  ) {}

  @Post('batch')
  @HttpCode(200)
  @RouteConfig({ largestBodyBytes: LARGEST_BATCH_BYTES })
  @ApiOperation({
    operationId: 'createJobs',
    summary: 'Submit up to 100 recordings, with an answer for each',
    description: 'A refused job does not affect the others. Each job counts as one request against the rate limit.',
  })
  @ApiOkResponse({ description: 'An answer for each job, in order', type: JobBatchAnswer })
  @ApiFaults({
    BAD_REQUEST: 'jobs is not a list of 1 to 100; no job was accepted',
    PAYLOAD_TOO_LARGE: 'the body is larger than 1 MiB',
    RATE_LIMITED: 'too many requests in a minute, each job counted; no job was accepted',
  })
  async create(
    @CurrentCaller() caller: Caller,
    @CurrentBudget() spend: SpendRequests,
    @Body() { jobs }: JobBatchBody,
    @Req() { url }: FastifyRequest,
  ): Promise<JobBatchAnswer> {
    // The request itself is counted already.
    spend(jobs.length - 1);
    const answers = await this.intake.submit(caller, await Promise.all(jobs.map(readEntry)));
    const earlier = answers.flatMap((answer) => (answer instanceof Fault || answer.created ? [] : [answer.job.jobId]));
    const branding = await this.reading.brandings(caller, earlier);
    const brands = answers.map((_, index) => (jobs[index] as NewJobBody | null)?.brand ?? null);
    return {
      results: answers.map((answer, index) => {
        if (answer instanceof Fault) return refusalView(answer, url);
        const own = { brand: brands[index] ?? null, brandBible: null };
        const { job, created } = answer;
        return { status: created ? 201 : 200, job: jobView(job, branding.get(job.jobId) ?? own) };
      }),
    };
  }
}

async function readEntry(entry: unknown): Promise<Submission | Fault> {
  try {
    return submissionOf(await validated(NewJobBody, entry));
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}

/** The answer that the job would get on its own, with its Retry-After in the body. */
function refusalView(fault: Fault, url: string): BatchResultAnswer {
  const { httpStatus, retryAfterMs } = fault;
  const wait = retryAfterMs === undefined ? {} : { retry_after_seconds: Math.max(1, Math.ceil(retryAfterMs / 1000)) };
  return { status: httpStatus, error: { ...problemOf(fault, httpStatus, url), ...wait } };
}
