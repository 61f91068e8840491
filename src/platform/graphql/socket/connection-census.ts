import type { SocketConnection } from './socket-connection.js';

/** The most sockets without an authenticated caller. A further one closes the oldest, so that anonymous sockets cannot block others. */
const MOST_STRANGERS = 1_000;

/** The sockets of this replica, each with its caller. */
export class ConnectionCensus {
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
