import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import type { ReadinessReport } from './readiness.js';

/** The answer of `GET /health/live`. */
@ApiSchema({ name: 'Liveness', description: 'The process runs.' })
export class LivenessAnswer {
  @ApiProperty({ enum: ['alive'] })
  status: 'alive';
}

/** `ready`'s findings, one sentence each. */
@ApiSchema({ name: 'ReadinessChecks', description: 'For each part `ok`, or what does not work.' })
export class ReadinessChecksAnswer {
  @ApiProperty()
  database: string;

  @ApiProperty()
  queue: string;

  @ApiProperty()
  notifications: string;

  @ApiProperty()
  schema: string;

  @ApiPropertyOptional({ description: 'In a process that runs stages' })
  bucket?: string;

  @ApiPropertyOptional({ description: 'In a process that runs stages' })
  transcriber?: string;

  @ApiPropertyOptional({ description: 'In a process that runs stages' })
  refiner?: string;

  @ApiPropertyOptional({ description: 'In a process that runs stages, with settings of its own for the verifier' })
  verifier?: string;

  @ApiPropertyOptional({ description: 'In a process that runs stages, and in local mode: whether the disk has space' })
  disk?: string;

  @ApiPropertyOptional({ description: 'In a hosted process with the API: whether Supabase takes the key' })
  publishableKey?: string;

  @ApiPropertyOptional({
    description:
      "In a hosted process with the API: whether the settings verify the access tokens of the project's users",
  })
  signIn?: string;

  @ApiPropertyOptional({
    description:
      'In a process with the API: whether row level security, policies and privileges of the tables are as this release made them',
  })
  access?: string;
}

@ApiSchema({ name: 'ReadinessRemarks', description: 'What works, and not as well as it could.' })
export class ReadinessRemarksAnswer {
  @ApiProperty({ description: 'A rough recogniser, or a speech model that is still being fetched' })
  transcriber: string;
}

/** The answer of `GET /health/ready`. */
@ApiSchema({ name: 'Readiness', description: 'Whether the process can do its work now.' })
export class ReadinessAnswer implements Partial<ReadinessReport> {
  @ApiProperty({
    enum: ['ready', 'degraded', 'unavailable'],
    description: 'degraded: the engine works, but some work is delayed; strangers are shown ready',
  })
  status: ReadinessReport['status'];

  @ApiPropertyOptional({ type: ReadinessChecksAnswer, description: 'For admins and keys; in local mode for everybody' })
  checks?: ReadinessChecksAnswer;

  @ApiPropertyOptional({ type: ReadinessRemarksAnswer, description: 'As the checks' })
  remarks?: ReadinessRemarksAnswer;
}
