import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray } from 'class-validator';
import { ProblemAnswer } from '../../platform/http/documentation/problem-answer.js';
import { MOST_JOBS } from '../intake/batch-intake.js';
import { JobAnswer } from './job-answers.js';
import { NewJobBody } from './job-requests.js';

/** The body of `POST /v1/jobs/batch`. Its entries are validated one by one, so that a bad one fails alone. */
export class JobBatchBody {
  @ApiProperty({ type: [NewJobBody], minItems: 1, maxItems: MOST_JOBS, description: 'Bodies as of POST /v1/jobs/new' })
  @IsArray({ message: 'must be a list of jobs' })
  @ArrayMinSize(1, { message: 'must have 1 job or more' })
  @ArrayMaxSize(MOST_JOBS, { message: `must have ${MOST_JOBS} jobs or fewer` })
  jobs: unknown[];
}

/** The error of one job of a batch. */
@ApiSchema({ name: 'BatchProblem', description: 'An error, as POST /v1/jobs/new answers it.' })
export class BatchProblemAnswer extends ProblemAnswer {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, description: 'When to send this job again, where waiting helps' })
  retry_after_seconds?: number;
}

/** One of `results`. */
@ApiSchema({ name: 'BatchResult', description: 'What one job of a batch came to: `job` or `error`.' })
export class BatchResultAnswer {
  @ApiProperty({ type: 'integer', description: 'What POST /v1/jobs/new would have answered: 201, 200 or an error' })
  status: number;

  @ApiPropertyOptional({ type: JobAnswer, description: 'With 201 and 200: the job' })
  job?: JobAnswer;

  @ApiPropertyOptional({ type: BatchProblemAnswer, description: 'With any other status: the error' })
  error?: BatchProblemAnswer;
}

/** The answer to `POST /v1/jobs/batch`. */
@ApiSchema({ name: 'BatchAnswer', description: 'An answer for each job of the request, in its order.' })
export class JobBatchAnswer {
  @ApiProperty({ type: [BatchResultAnswer] })
  results: BatchResultAnswer[];
}
