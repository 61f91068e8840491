import type { IncomingHttpHeaders } from 'node:http';

/** What is known of whoever asks before anything is answered. */
export interface Arrival {
  /** Names in lower case; on a websocket those of the upgrade, with the token of `connectionParams` put in. */
  readonly headers: IncomingHttpHeaders;
  /** The socket's peer address. */
  readonly address: string | undefined;
}

/** Somebody who was let in. */
export interface Admission {
  /** Joins the context of every resolver; the access area puts the caller there. */
  readonly context: Readonly<Record<string, unknown>>;
  /** Under one name everything the same caller holds open, e.g. `user <uuid>`. */
  readonly callerName: string;
  /** When the credentials end; null for a key. */
  readonly expiresAt: Date | null;
  /** Counts further requests of this caller, all or none. @throws Fault RATE_LIMITED */
  spend(requests: number): void;
  /** Whether the caller still has the rights that are in the context. @throws Fault UNAVAILABLE */
  stillHolds(): Promise<boolean>;
}

/** Port of the GraphQL platform: who is let in. The access area implements it. */
export interface GraphQlDoor {
  /** @throws Fault UNAUTHENTICATED, RATE_LIMITED or UNAVAILABLE. */
  admit(arrival: Arrival): Promise<Admission>;
}

/** Nest injection token of the GraphQlDoor. */
export const GRAPHQL_DOOR = Symbol('GraphQlDoor');
