import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import type { FieldProblem } from '../../fault.js';
import { FAULT_KINDS, type FaultCode } from '../../fault-codes.js';
import type { Problem } from '../problem.js';

const CODES = Object.keys(FAULT_KINDS) as FaultCode[];

/** One of `Problem.errors`. */
@ApiSchema({ name: 'FieldProblem', description: 'One bad field of a request.' })
export class FieldProblemAnswer implements FieldProblem {
  @ApiProperty({ description: 'The name of the field; the path of a nested one, such as speakers[2].name' })
  field: string;

  @ApiProperty({ description: 'What is wrong with it' })
  message: string;
}

/** The body of every error. */
@ApiSchema({ name: 'Problem', description: 'An error, as RFC 9457 describes it.' })
export class ProblemAnswer implements Problem {
  @ApiProperty({
    description: 'The stable name of this kind of problem',
    example: 'urn:evolution-studios:problem:not-found',
  })
  type: string;

  @ApiProperty({ description: 'The kind of problem in a few words' })
  title: string;

  @ApiProperty({ type: 'integer', minimum: 400, maximum: 599, description: 'The HTTP status' })
  status: number;

  @ApiProperty({ description: 'What happened and what to do' })
  detail: string;

  @ApiProperty({
    enum: CODES,
    enumName: 'FaultCode',
    description: 'The same code that GraphQL gives in extensions.code',
  })
  code: FaultCode;

  @ApiProperty({ description: 'The path of the request, without its query' })
  instance: string;

  @ApiPropertyOptional({ type: [FieldProblemAnswer], description: 'Of a malformed request: each bad field' })
  errors?: readonly FieldProblemAnswer[];

  @ApiPropertyOptional({ description: "Of an error of the engine: what to look for in the engine's log" })
  correlation_id?: string;
}
