import { EnvironmentError } from '../../platform/environment/environment-error.js';
import { Fault } from '../../platform/fault.js';
import type { FaultCode } from '../../platform/fault-codes.js';

/** What `studio` ends with; docs/cli.md has the same table. */
export const EXIT = {
  ok: 0,
  /** What was asked for failed, all of it or a part. */
  failed: 1,
  /** The command, an option or a value is wrong. */
  usage: 2,
  /** The engine, the database or the project does not answer. */
  unreachable: 3,
  /** Nobody is signed in, or the account or key may not do this. */
  refused: 4,
  /** There is no such job, brand or text. */
  notFound: 5,
  /** Ctrl-C. */
  interrupted: 130,
} as const;

const BY_CODE: Readonly<Partial<Record<FaultCode, number>>> = {
  BAD_REQUEST: EXIT.usage,
  UNKNOWN_BRAND: EXIT.usage,
  UNAVAILABLE: EXIT.unreachable,
  UNAUTHENTICATED: EXIT.refused,
  FORBIDDEN: EXIT.refused,
  NOT_FOUND: EXIT.notFound,
};

/** The exit code for what a command threw; null for a defect of the program, whose stack is wanted. */
export function exitCodeOf(error: unknown): number | null {
  if (error instanceof EnvironmentError) return EXIT.usage;
  if (error instanceof Fault) return BY_CODE[error.code] ?? EXIT.failed;
  return null;
}
