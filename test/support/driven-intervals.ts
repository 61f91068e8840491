import { setTimeout as pause } from 'node:timers/promises';
import { jest } from '@jest/globals';

/** Intervals that are shorter run by themselves: they ask the other end, which has no clock to be moved. Milliseconds. */
const LEAST_MS = 10_000;
const STEP_MS = 5_000;

/** The time of everything that starts after it, as far as intervals and `Date.now` tell it. */
export class DrivenIntervals {
  private readonly intervals = new Map<NodeJS.Timeout, { readonly run: () => void; readonly everyMs: number }>();
  private readonly spies: { mockRestore(): void }[] = [];
  private aheadMs = 0;

  constructor() {
    const [set, clear, now] = [globalThis.setInterval, globalThis.clearInterval, Date.now];
    const added = (run: (...values: unknown[]) => void, everyMs = 0, ...values: unknown[]) => {
      const timer = set(run, everyMs, ...values);
      if (everyMs >= LEAST_MS) this.intervals.set(timer, { run: () => run(...values), everyMs });
      return timer;
    };
    const removed = (timer: NodeJS.Timeout) => {
      this.intervals.delete(timer);
      clear(timer);
    };
    this.spies.push(
      jest.spyOn(globalThis, 'setInterval').mockImplementation(added as never),
      jest.spyOn(globalThis, 'clearInterval').mockImplementation(removed as never),
      jest.spyOn(Date, 'now').mockImplementation(() => now() + this.aheadMs),
    );
  }

  /** Moves on by whole steps of 5 s, each interval as often as it falls due. */
  async advance(ms: number): Promise<void> {
    for (let moved = 0; moved < ms; moved += STEP_MS) {
      const before = this.aheadMs;
      this.aheadMs += STEP_MS;
      for (const { run, everyMs } of [...this.intervals.values()])
        if (Math.floor(this.aheadMs / everyMs) > Math.floor(before / everyMs)) run();
      await pause(50);
    }
  }

  restore(): void {
    for (const spy of this.spies) spy.mockRestore();
  }
}
