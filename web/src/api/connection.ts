import { useSyncExternalStore } from 'react';

/** Of the socket that carries live changes. */
export type Connection = 'idle' | 'connected' | 'reconnecting';

/** The socket's state, for the whole page. */
export class ConnectionState {
  private state: Connection = 'idle';
  private repairs = 0;
  private readonly listeners = new Set<() => void>();

  get current(): Connection {
    return this.state;
  }

  /** How many times a broken socket was open again. */
  get reconnections(): number {
    return this.repairs;
  }

  set(next: Connection): void {
    if (next === this.state) return;
    if (next === 'connected' && this.state === 'reconnecting') this.repairs += 1;
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

/** Grows with each reconnection, so that an effect that names it loads again what a break may have lost. */
export function useReconnections(): number {
  return useSyncExternalStore(connection.subscribe, () => connection.reconnections);
}
