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

/** What supabase-js answers when a call fails. */
export interface FailedAnswer {
  readonly error: DataError;
  /** The HTTP status; 0 if nothing answered. */
  readonly status: number;
}

/** SQLSTATE: a row of another user, or a column that only the engine may write. */
const FORBIDDEN = '42501';
/** SQLSTATE: a value of another type or length, one that a check refuses, or one that a trigger refuses. */
const MALFORMED = /^(22|23|P0001)/;
/** What the triggers of studio_jobs say of an illegal move, with any words in between. */
const ILLEGAL_MOVE = /a job cannot move from|who drives a job is chosen/;
/** Local mode's API puts this before a message of the database and answers 500. */
const OF_THE_DATABASE = /^PostgresError: /;

/** The failed call as an error with the code that the engine uses for the same reason. */
export function errorOf({ error, status }: FailedAnswer, doing: string): StudioJobsError {
  const message = error.message.replace(OF_THE_DATABASE, '');
  return new StudioJobsError(codeOf({ error, status }), `${doing}: ${message}`, { cause: error });
}

function codeOf({ error: { code = '', message }, status }: FailedAnswer): StudioJobsErrorCode {
  if (ILLEGAL_MOVE.test(message)) return 'CONFLICT';
  if (code === FORBIDDEN || /row-level security|permission denied/.test(message)) return 'FORBIDDEN';
  if (status === 401 || code === 'PGRST301' || /JWT/.test(message)) return 'UNAUTHENTICATED';
  if (status === 403) return 'FORBIDDEN';
  const refused = MALFORMED.test(code) || OF_THE_DATABASE.test(message) || /invalid input|violates/.test(message);
  return refused || status === 400 ? 'BAD_REQUEST' : 'UNAVAILABLE';
}
