import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray } from 'class-validator';
import { MOST_JOBS } from '../intake/batch-intake.js';
import { NewJobBody } from './job-requests.js';

/** The body of `POST /v1/jobs/batch`. Its entries are validated one by one, so that a bad one fails alone. */
export class JobBatchBody {
  @ApiProperty({ type: [NewJobBody], minItems: 1, maxItems: MOST_JOBS, description: 'Bodies as of POST /v1/jobs/new' })
  @IsArray({ message: 'must be a list of jobs' })
  @ArrayMinSize(1, { message: 'must have 1 job or more' })
  @ArrayMaxSize(MOST_JOBS, { message: `must have ${MOST_JOBS} jobs or fewer` })
  jobs: unknown[];
}
