import type { PostgresListener } from './listener.js';

/** Interval between two checks while notifications arrive, because one can be lost. Milliseconds. */
const LISTENING_MS = 15_000;
/** The same while the listener has no connection. Milliseconds. */
const DISCONNECTED_MS = 1_000;

/** How long to wait before the next check for unannounced work, in milliseconds; with jitter, so that replicas do not check together. */
export function backstopMs(listener: Pick<PostgresListener, 'connected'>): number {
  return (listener.connected ? LISTENING_MS : DISCONNECTED_MS) * (0.75 + Math.random() / 2);
}

/** Checks periodically for work that no notification announced. */
export class Backstop {
  private timer: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(
    private readonly listener: Pick<PostgresListener, 'connected'>,
    private readonly look: () => void,
  ) {}

  start(): void {
    if (this.closed) return;
    // After a reconnect, onResume reads what the listener missed.
    this.timer = setTimeout(() => {
      this.look();
      this.start();
    }, backstopMs(this.listener));
    this.timer.unref();
  }

  stop(): void {
    this.closed = true;
    if (this.timer !== null) clearTimeout(this.timer);
  }
}
