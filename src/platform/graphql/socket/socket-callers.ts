import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../../environment/environment.js';
import { Fault } from '../../fault.js';
import { LOGGER, type Logger } from '../../logging/logger.js';
import { GRAPHQL_DOOR, type GraphQlDoor } from '../graphql-door.js';
import { closing, closingFor } from './closing.js';
import { connectionHeaders } from './connection-headers.js';
import type { SocketConnection } from './socket-connection.js';

/** The most sockets without an authenticated caller. A further one closes the oldest, so that anonymous sockets cannot block others. */
const MOST_STRANGERS = 1_000;

/** The sockets of this replica, each with its caller. */
class ConnectionCensus {
  private readonly strangers = new Set<SocketConnection>();
  private readonly callers = new Map<string, Set<SocketConnection>>();

  /** @param perCaller the most sockets of one caller */
  constructor(private readonly perCaller: number) {}

  *[Symbol.iterator](): Generator<SocketConnection> {
    yield* this.strangers;
    for (const connections of this.callers.values()) yield* connections;
  }

  arrive(connection: SocketConnection): void {
    this.strangers.add(connection);
    const oldest = this.strangers.values().next();
    if (this.strangers.size > MOST_STRANGERS && !oldest.done) {
      this.strangers.delete(oldest.value);
      oldest.value.terminate();
    }
  }

  /** False if the caller has reached the limit. */
  settle(connection: SocketConnection, callerName: string): boolean {
    const held = this.callers.get(callerName) ?? new Set();
    if (held.size >= this.perCaller) return false;
    this.strangers.delete(connection);
    this.callers.set(callerName, held.add(connection));
    return true;
  }

  leave(connection: SocketConnection): void {
    this.strangers.delete(connection);
    const name = connection.admission?.callerName;
    const held = name === undefined ? undefined : this.callers.get(name);
    held?.delete(connection);
    if (name !== undefined && held?.size === 0) this.callers.delete(name);
  }
}

/** Authenticates the callers of sockets, renews them within a connection, and closes sockets whose caller has lost the rights. */
@Injectable()
export class SocketCallers {
  readonly census: ConnectionCensus;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(GRAPHQL_DOOR) private readonly door: GraphQlDoor,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    this.census = new ConnectionCensus(environment.graphqlConnectionsPerCaller);
  }

  /** Lets the caller in whom `connection_init` names; closes the socket, and answers false, where that is not possible. */
  async enter(connection: SocketConnection, params: unknown): Promise<boolean> {
    try {
      const { headers, address } = connection;
      const admission = await this.door.admit({ headers: connectionHeaders(headers, params), address });
      if (!connection.open) return false;
      if (this.census.settle(connection, admission.callerName)) {
        connection.admit(admission);
        return true;
      }
      const most = this.environment.graphqlConnectionsPerCaller;
      connection.close(closing('LATER', `LIMIT_CONNECTIONS: at most ${most} connections for one caller.`));
    } catch (error) {
      this.report(error);
      connection.close(closingFor(error));
    }
    return false;
  }

  /**
   * A ping that brings credentials of the same caller renews the connection in place: its subscriptions continue. Answers with what the pong
   * says; credentials that are refused leave everything as it was.
   */
  async renew(connection: SocketConnection, params: unknown): Promise<Record<string, unknown>> {
    try {
      const { headers, address } = connection;
      const admission = await this.door.admit({ headers: connectionHeaders(headers, params), address });
      if (admission.callerName !== connection.admission?.callerName) {
        throw new Fault('FORBIDDEN', 'A connection keeps its caller. Open a new connection for another caller.');
      }
      connection.admit(admission);
      return { renewed: true, expiresAt: admission.expiresAt?.toISOString() ?? null };
    } catch (error) {
      this.report(error);
      const { code, message } = Fault.from(error);
      return { renewed: false, code, message };
    }
  }

  /** Closes the sockets of callers who have lost the rights that they connected with. */
  async recheck(): Promise<void> {
    await Promise.all([...this.census].map((connection) => this.recheckOne(connection)));
  }

  private async recheckOne(connection: SocketConnection): Promise<void> {
    const { admission } = connection;
    if (admission === null) return;
    try {
      if (await admission.stillHolds()) return;
      if (connection.admission !== admission) return;
      connection.close(closing('ENDED', 'Your rights have changed: connect again, resume with "after".'));
    } catch (error) {
      this.log.warn("The rights of a websocket's caller cannot be verified.", { error });
    }
  }

  private report(error: unknown): void {
    const { code } = Fault.from(error);
    if (code === 'INTERNAL' || code === 'UNAVAILABLE') {
      this.log.warn('The caller of a websocket cannot be identified.', { error, code });
    }
  }
}
