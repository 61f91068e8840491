import { Fault } from '../../platform/fault.js';
import type { Snapshot } from './snapshot.js';

interface Request {
  readonly admit: (position: Snapshot) => void;
  readonly refuse: (fault: Fault) => void;
}

/** How long a subscriber waits for the feed to reach the present, in milliseconds. */
const LIMIT_MS = 30_000;

/** Subscribers who wait to be let in at the feed's next settled position. */
export class JoinRequests {
  private waiting: Request[] = [];

  get size(): number {
    return this.waiting.length;
  }

  /**
   * Waits to be let in.
   * @param enter called in the turn in which the feed stands at the position; no change comes between
   * @throws Fault UNAVAILABLE when that takes too long
   */
  ask(enter: (position: Snapshot) => Snapshot): Promise<Snapshot> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting = this.waiting.filter((other) => other !== request);
        request.refuse(new Fault('UNAVAILABLE', 'Live changes cannot be read right now; subscribe again in a moment.'));
      }, LIMIT_MS);
      let open = true;
      const settle = (answer: () => void) => {
        if (!open) return;
        open = false;
        clearTimeout(timer);
        answer();
      };
      const request: Request = {
        admit: (position) => settle(() => resolve(enter(position))),
        refuse: (fault) => settle(() => reject(fault)),
      };
      this.waiting.push(request);
    });
  }

  /** Those who asked before a read began; what the read finds lies behind them. */
  take(): { admit(position: Snapshot): void; requeueFailed(): void } {
    const taken = this.waiting;
    this.waiting = [];
    return {
      admit: (position) => {
        for (const request of taken) request.admit(position);
      },
      requeueFailed: () => {
        this.waiting = [...taken, ...this.waiting];
      },
    };
  }

  refuse(fault: Fault): void {
    const refused = this.waiting;
    this.waiting = [];
    for (const request of refused) request.refuse(fault);
  }
}
