/** The clock and its timers, for parts whose timing is part of their contract. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs the work once after this many milliseconds, 0 or more. @returns a function that cancels it */
  after(delayMs: number, work: () => void): () => void;
}

/** Nest injection token of the Clock. */
export const CLOCK = Symbol('Clock');

export const SYSTEM_CLOCK: Clock = {
  now: () => Date.now(),
  after: (delayMs, work) => {
    const timer = setTimeout(work, delayMs);
    return () => clearTimeout(timer);
  },
};
