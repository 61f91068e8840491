import type { IncomingHttpHeaders } from 'node:http';

/** The caller's credentials. */
export interface Arrival {
  /** Names in lower case; on a websocket those of the upgrade, with the token of `connectionParams` put in. */
  readonly headers: IncomingHttpHeaders;
  /** The socket's peer address. */
  readonly address: string | undefined;
}

/** An authenticated caller. */
export interface Admission {
  /** Joins the context of every resolver; the access area puts the caller there. */
  readonly context: Readonly<Record<string, unknown>>;
  /** The key under which the caller's open connections are counted, for example `user <uuid>`. */
  readonly callerName: string;
  /** When the credentials end; null for a key. */
  readonly expiresAt: Date | null;
  /** Counts further requests of this caller, all or none. @throws Fault RATE_LIMITED */
  spend(requests: number): void;
  /** Whether the caller still has the rights that are in the context. @throws Fault UNAVAILABLE */
  stillHolds(): Promise<boolean>;
}

/** Port of the GraphQL platform: authentication. The access area implements it. */
export interface GraphQlDoor {
  /** @throws Fault UNAUTHENTICATED, RATE_LIMITED or UNAVAILABLE. */
  admit(arrival: Arrival): Promise<Admission>;
}

/** Nest injection token of the GraphQlDoor. */
export const GRAPHQL_DOOR = Symbol('GraphQlDoor');
