import { ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { JOB_FAULT_KINDS, type JobFaultCode } from '../../platform/fault-codes.js';

const CODES = Object.keys(JOB_FAULT_KINDS) as JobFaultCode[];
const CODE = { enum: CODES, enumName: 'JobFaultCode', description: 'The kind of failure' };
const MOMENT = { type: 'string', format: 'date-time', description: 'When it failed' } as const;

/** One of `error_details.attempts`. */
@ApiSchema({ name: 'FailedAttempt', description: 'One failed run of a stage.' })
export class FailedAttemptAnswer {
  @ApiPropertyOptional({ type: 'integer', description: 'The number of the run' })
  attempt?: number;

  @ApiPropertyOptional({ description: 'The stage that failed' })
  stage?: string;

  @ApiPropertyOptional(CODE)
  code?: JobFaultCode;

  @ApiPropertyOptional({ description: 'What happened and what to do' })
  message?: string;

  @ApiPropertyOptional(MOMENT)
  at?: string;
}

/**
 * `error_details`. The engine fills every field but `provider` and `httpStatus`. None is required, because the column belongs to the studio
 * too: what a script writes there with the service key is shown as it is.
 */
@ApiSchema({ name: 'ErrorDetails', description: 'Why a job failed. The engine fills all fields that apply.' })
export class ErrorDetailsAnswer {
  @ApiPropertyOptional(CODE)
  code?: JobFaultCode;

  @ApiPropertyOptional({ description: 'What happened and what to do' })
  message?: string;

  @ApiPropertyOptional({ description: 'The stage that failed' })
  stage?: string;

  @ApiPropertyOptional({ type: 'integer', description: 'The number of the run that failed' })
  attempt?: number;

  @ApiPropertyOptional({ description: 'Whether a retry can succeed without a change' })
  retryable?: boolean;

  @ApiPropertyOptional(MOMENT)
  at?: string;

  @ApiPropertyOptional({ description: 'The provider that was asked' })
  provider?: string;

  @ApiPropertyOptional({ type: 'integer', description: 'The HTTP status that the provider answered with' })
  httpStatus?: number;

  @ApiPropertyOptional({ type: [FailedAttemptAnswer], description: 'Every failed run, the oldest first' })
  attempts?: readonly FailedAttemptAnswer[];
}
