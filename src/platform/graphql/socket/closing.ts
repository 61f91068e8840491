import { Fault } from '../../fault.js';

/** Why the engine ends a socket, with the code of its close frame. docs/graphql.md tells clients what to do about each. */
export const CLOSING = {
  /** The engine stops, or is starting anew: connect again. */
  STOPPING: 1001,
  /** Something the engine needs is away, or the caller has too many connections or requests: connect again later. */
  LATER: 1013,
  /** The token or key was refused. The graphql-ws client does not try again by itself. */
  UNAUTHENTICATED: 4401,
  /** The token ran out, or the rights it stood for were taken away: connect again with a fresh one. */
  ENDED: 4403,
  /** The client offers no subprotocol that is spoken here. */
  OTHER_PROTOCOL: 4406,
  /** The client does not read what it is sent: connect again, and resume with `after`. */
  TOO_SLOW: 4490,
} as const;

/** How a socket is ended. */
export interface Closing {
  /** One of CLOSING, or a code of the protocol library. */
  readonly code: number;
  readonly reason: string;
}

/** A close frame takes 123 bytes of text. */
const LONGEST_REASON = 123;

/** @param reason cut to what a close frame takes */
export function closing(kind: keyof typeof CLOSING, reason: string): Closing {
  let kept = reason;
  while (Buffer.byteLength(kept) > LONGEST_REASON) kept = kept.slice(0, -1);
  return { code: CLOSING[kind], reason: kept };
}

/** How a socket ends whose caller could not be let in. */
export function closingFor(thrown: unknown): Closing {
  const fault = Fault.from(thrown);
  if (fault.code === 'UNAUTHENTICATED') return closing('UNAUTHENTICATED', fault.message);
  if (fault.code === 'RATE_LIMITED') return closing('LATER', fault.message);
  return closing('LATER', 'It cannot be found out right now who is calling; connect again shortly.');
}
