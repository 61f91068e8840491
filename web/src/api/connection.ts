import { useSyncExternalStore } from 'react';

/** Of the socket that carries live changes. */
export type Connection = 'idle' | 'connected' | 'reconnecting';

/** The socket's state, for the whole page. */
export class ConnectionState {
  private state: Connection = 'idle';
  private readonly listeners = new Set<() => void>();

  get current(): Connection {
    return this.state;
  }

  set(next: Connection): void {
    if (next === this.state) return;
    this.state = next;
    for (const listener of this.listeners) listener();
  }

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };
}

export const connection = new ConnectionState();

/** Renders again when the socket connects or breaks. */
export function useConnection(): Connection {
  return useSyncExternalStore(connection.subscribe, () => connection.current);
}
