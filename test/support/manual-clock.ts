import type { Clock } from '../../src/platform/clock.js';

interface Timer {
  readonly at: number;
  readonly work: () => void;
}

/** A clock that moves only when a test moves it. */
export class ManualClock implements Clock {
  private time = 1_700_000_000_000;
  private readonly timers = new Set<Timer>();

  /** Timers that are set and have not fired. */
  get pending(): number {
    return this.timers.size;
  }

  now(): number {
    return this.time;
  }

  after(delayMs: number, work: () => void): () => void {
    const timer = { at: this.time + delayMs, work };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }

  /** Moves on and fires what falls due, in order. */
  advance(ms: number): void {
    const end = this.time + ms;
    for (;;) {
      const due = [...this.timers].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.timers.delete(due);
      this.time = due.at;
      due.work();
    }
    this.time = end;
  }
}
