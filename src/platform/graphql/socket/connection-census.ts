import type { SocketConnection } from './socket-connection.js';

/** Sockets that may wait for their caller to be known; the oldest makes room for one more, so that strangers cannot keep others out. */
const MOST_STRANGERS = 1_000;

/** The sockets of this replica, and whose they are. */
export class ConnectionCensus {
  private readonly strangers = new Set<SocketConnection>();
  private readonly callers = new Map<string, Set<SocketConnection>>();

  /** @param perCaller sockets one caller may hold */
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

  /** False where the caller holds as many as they may. */
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
