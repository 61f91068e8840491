/** What a call was refused with. `status` is the HTTP status that the engine answers for the same reason. */
export class StudioJobsError extends Error {
  override readonly name = 'StudioJobsError';

  constructor(
    /** BAD_REQUEST, UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT or UNAVAILABLE. */
    readonly code: StudioJobsErrorCode,
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
  }

  get status(): number {
    return STATUS[this.code];
  }
}

const STATUS = {
  BAD_REQUEST: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  UNAVAILABLE: 503,
} as const;

export type StudioJobsErrorCode = keyof typeof STATUS;

/** What supabase-js gives in `error`. */
export interface DataError {
  readonly message: string;
  readonly code?: string;
  readonly details?: string | null;
}

/** SQLSTATE: a row of another user, or a column that only the engine may write. */
const FORBIDDEN = new Set(['42501']);
/** SQLSTATE: a value of another type or length, or one that a check refuses. */
const MALFORMED = /^(22|23)/;
/** What the triggers of studio_jobs say of an illegal move, with any words in between. */
const ILLEGAL_MOVE = /a job cannot move from|who drives a job is chosen/;

/** An error of the database, as the engine would have said it. */
export function errorOf(error: DataError, doing: string): StudioJobsError {
  const say = (code: StudioJobsErrorCode, why: string) =>
    new StudioJobsError(code, `${doing}: ${why}`, { cause: error });
  if (ILLEGAL_MOVE.test(error.message)) return say('CONFLICT', error.message);
  if (FORBIDDEN.has(error.code ?? '') || /row-level security|permission denied/.test(error.message)) {
    return say('FORBIDDEN', error.message);
  }
  if (error.code === 'PGRST301' || /JWT/.test(error.message)) return say('UNAUTHENTICATED', error.message);
  if (MALFORMED.test(error.code ?? '') || /invalid input|violates/.test(error.message)) {
    return say('BAD_REQUEST', error.message);
  }
  return say('UNAVAILABLE', error.message);
}
