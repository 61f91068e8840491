import { Fault } from '../../fault.js';

/** Why the engine closes a socket, with the code of its close frame. docs/graphql.md says what clients do after each. */
export const CLOSING = {
  /** The engine is stopping or restarting: connect again. */
  STOPPING: 1001,
  /** Something the engine needs is away, or the caller has too many connections or requests: connect again later. */
  LATER: 1013,
  /** The token or key was refused. The graphql-ws client does not reconnect then. */
  UNAUTHENTICATED: 4401,
  /** The token expired, or its rights were removed: connect again with a new token. */
  ENDED: 4403,
  /** The client offers no subprotocol that is spoken here. */
  OTHER_PROTOCOL: 4406,
  /** The client does not read its messages: connect again, and resume with `after`. */
  TOO_SLOW: 4490,
} as const;

/** How a socket is ended. */
export interface Closing {
  /** One of CLOSING, or a code of the protocol library. */
  readonly code: number;
  readonly reason: string;
}

/** A close frame can have 123 bytes of text. */
const LONGEST_REASON = 123;

/** @param reason is cut to the size of a close frame */
export function closing(kind: keyof typeof CLOSING, reason: string): Closing {
  let kept = reason;
  while (Buffer.byteLength(kept) > LONGEST_REASON) kept = kept.slice(0, -1);
  return { code: CLOSING[kind], reason: kept };
}

/** The close frame for a caller who was refused. */
export function closingFor(thrown: unknown): Closing {
  const fault = Fault.from(thrown);
  if (fault.code === 'UNAUTHENTICATED') return closing('UNAUTHENTICATED', fault.message);
  if (fault.code === 'RATE_LIMITED') return closing('LATER', fault.message);
  return closing('LATER', 'The caller cannot be identified right now; connect again shortly.');
}
