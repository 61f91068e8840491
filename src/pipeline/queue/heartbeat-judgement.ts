/** How a check of the database went. */
export interface Observation {
  /** When the check ended, in milliseconds of a monotonic clock. */
  readonly at: number;
  /** How long the database took to answer, in milliseconds; null when it did not. */
  readonly tookMs: number | null;
  /** Seconds since the server started, by its own clock. */
  readonly serverUpSeconds: number;
  /** Whether it answers but may refuse a heartbeat: it takes no writes, or no new connection of a worker that lost its own. */
  readonly shutsOut: boolean;
}

/** If an answer takes longer, a worker's heartbeat may have waited as long. */
const SLOW_ANSWER_MS = 2_000;
/** Checks run every second; a longer gap means that this process was suspended, or its clock stopped. */
const LONGEST_GAP_MS = 4_000;

/** A server that is full for longer is permanently full: a worker that lost its connection then counts as dead, and its jobs are requeued. */
const LONGEST_SHUT_OUT_MS = 60_000;

/**
 * Judges whether missing heartbeats mean dead workers. After the database was unreachable, frozen or slow, or this process was
 * suspended, every worker's heartbeat is stale although all workers live. Requeuing their jobs then would run paid work twice.
 */
export class HeartbeatJudgement {
  private since: number | null = null;
  private last: number | null = null;
  private shutOutSince: number | null = null;

  /** @param neededMs how long all checks must have succeeded: longer than a live worker takes to send its next heartbeat */
  constructor(private readonly neededMs: number) {}

  /** Records an observation. Returns true if heartbeats can be judged now. */
  observe({ at, tookMs, serverUpSeconds, shutsOut }: Observation): boolean {
    this.shutOutSince = shutsOut ? (this.shutOutSince ?? at) : null;
    const troubled =
      tookMs === null ||
      (this.shutOutSince !== null && at - this.shutOutSince < LONGEST_SHUT_OUT_MS) ||
      tookMs > SLOW_ANSWER_MS ||
      serverUpSeconds * 1000 < this.neededMs ||
      (this.last !== null && at - this.last > LONGEST_GAP_MS + (tookMs ?? 0));
    if (troubled) this.since = at;
    else this.since ??= at;
    this.last = at;
    return !troubled && at - (this.since ?? at) >= this.neededMs;
  }
}
