/**
 * The one taxonomy of errors. Each code has the HTTP status that REST and GraphQL answer with, and says whether a retry can succeed without a
 * change.
 */
export interface FaultKind {
  /** HTTP status an edge renders for it. */
  readonly httpStatus: number;
  /** Short human title, used as the title of a problem+json body. */
  readonly title: string;
  /** `transient`: trying again later can succeed. `permanent`: the same input gives the same failure. */
  readonly family: 'transient' | 'permanent';
}

/** The codes with which a job can end FAILED. */
export const JOB_FAULT_KINDS = {
  AUDIO_NOT_FOUND: { httpStatus: 404, title: 'The audio was not found', family: 'permanent' },
  AUDIO_FORBIDDEN: { httpStatus: 403, title: 'The audio may not be used', family: 'permanent' },
  AUDIO_UNREADABLE: { httpStatus: 422, title: 'The audio could not be read', family: 'permanent' },
  AUDIO_TOO_LARGE: { httpStatus: 413, title: 'The audio is too large', family: 'permanent' },
  NO_SPEECH: { httpStatus: 422, title: 'No speech was found', family: 'permanent' },
  TRANSCRIBER_UNAVAILABLE: { httpStatus: 502, title: 'The transcriber is unavailable', family: 'transient' },
  TRANSCRIBER_RATE_LIMITED: { httpStatus: 503, title: 'The transcriber is limiting requests', family: 'transient' },
  TRANSCRIBER_REJECTED: { httpStatus: 502, title: 'The transcriber refused the request', family: 'permanent' },
  REFINER_UNAVAILABLE: { httpStatus: 502, title: 'The refiner is unavailable', family: 'transient' },
  REFINER_RATE_LIMITED: { httpStatus: 503, title: 'The refiner is limiting requests', family: 'transient' },
  REFINER_REJECTED: { httpStatus: 502, title: 'The refiner refused the request', family: 'permanent' },
  REFINER_UNFAITHFUL: { httpStatus: 422, title: 'The refined text does not say what was said', family: 'permanent' },
  CANCELLED: { httpStatus: 409, title: 'The job was cancelled', family: 'permanent' },
  TIMED_OUT: { httpStatus: 504, title: 'The time limit was reached', family: 'transient' },
  INTERNAL: { httpStatus: 500, title: 'Something went wrong inside the engine', family: 'transient' },
} as const satisfies Record<string, FaultKind>;

/** Codes that only a request can be answered with. */
export const REQUEST_FAULT_KINDS = {
  BAD_REQUEST: { httpStatus: 400, title: 'The request is malformed', family: 'permanent' },
  UNAUTHENTICATED: { httpStatus: 401, title: 'Sign in first', family: 'permanent' },
  FORBIDDEN: { httpStatus: 403, title: 'Not allowed', family: 'permanent' },
  NOT_FOUND: { httpStatus: 404, title: 'Not found', family: 'permanent' },
  RANGE_NOT_SATISFIABLE: { httpStatus: 416, title: 'Range not satisfiable', family: 'permanent' },
  METHOD_NOT_ALLOWED: { httpStatus: 405, title: 'Method not allowed', family: 'permanent' },
  CONFLICT: { httpStatus: 409, title: 'Conflict with what is stored', family: 'permanent' },
  CURSOR_EXPIRED: { httpStatus: 410, title: 'Too old to resume from', family: 'permanent' },
  TEXTS_DELETED: { httpStatus: 410, title: 'The texts were deleted', family: 'permanent' },
  PAYLOAD_TOO_LARGE: { httpStatus: 413, title: 'The request is too large', family: 'permanent' },
  UNSUPPORTED_MEDIA_TYPE: { httpStatus: 415, title: 'Unsupported content type', family: 'permanent' },
  UNKNOWN_USER: { httpStatus: 422, title: 'Unknown user', family: 'permanent' },
  UNKNOWN_BRAND: { httpStatus: 422, title: 'Unknown brand', family: 'permanent' },
  RATE_LIMITED: { httpStatus: 429, title: 'Too many requests', family: 'transient' },
  SUBSCRIBER_TOO_SLOW: { httpStatus: 503, title: 'The subscriber reads too slowly', family: 'transient' },
  UNAVAILABLE: { httpStatus: 503, title: 'Temporarily unavailable', family: 'transient' },
} as const satisfies Record<string, FaultKind>;

export const FAULT_KINDS = { ...JOB_FAULT_KINDS, ...REQUEST_FAULT_KINDS };

export type JobFaultCode = keyof typeof JOB_FAULT_KINDS;
export type FaultCode = keyof typeof FAULT_KINDS;

/** Whether a job can have this code in `error_details.code`. */
export function isJobFaultCode(code: string): code is JobFaultCode {
  return Object.hasOwn(JOB_FAULT_KINDS, code);
}
