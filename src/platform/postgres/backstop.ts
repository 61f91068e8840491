import type { PostgresListener } from './listener.js';

/** Between two looks while notifications are heard: one can be lost all the same. Milliseconds. */
const HEARING_MS = 15_000;
/** The same while none can be heard. */
const DEAF_MS = 1_000;

/** How long to wait before looking for what a notification should have announced, in milliseconds; spread, so that replicas do not look together. */
export function backstopMs(listener: Pick<PostgresListener, 'connected'>): number {
  return (listener.connected ? HEARING_MS : DEAF_MS) * (0.75 + Math.random() / 2);
}

/** Looks now and then for what no notification announced. */
export class Backstop {
  private timer: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(
    private readonly listener: Pick<PostgresListener, 'connected'>,
    private readonly look: () => void,
  ) {}

  start(): void {
    if (this.closed) return;
    // A listener that lost its connection reads what it missed when it has another (onResume).
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
