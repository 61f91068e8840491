/** How a check of the database went. */
export interface Observation {
  /** Milliseconds of a clock that never goes back, when the check ended. */
  readonly at: number;
  /** How long the database took to answer, in milliseconds; null when it did not. */
  readonly tookMs: number | null;
  /** Seconds since the server started, by its own clock. */
  readonly serverUpSeconds: number;
  /** Whether it answers us and may refuse a heartbeat: it takes no writes, or no further connection of a worker that lost its own. */
  readonly shutsOut: boolean;
}

/** An answer that takes longer says that somebody's heartbeat may have waited as long. */
const SLOW_ANSWER_MS = 2_000;
/** Checks come every second; a longer gap means that this process stood still, or its clock did. */
const LONGEST_GAP_MS = 4_000;

/** A server that is full for longer is always so: then a worker that lost its connection is as good as dead, and its jobs wait no more. */
const LONGEST_SHUT_OUT_MS = 60_000;

/**
 * Judges whether missing heartbeats mean dead workers. After the database was away, frozen or slow, or this process stood still, every
 * worker's heartbeat is stale though all of them live: whoever took their jobs away then would have paid work done twice.
 */
export class HeartbeatJudgement {
  private since: number | null = null;
  private last: number | null = null;
  private shutOutSince: number | null = null;

  /** @param neededMs how long everything must have gone well: longer than a live worker takes to send its next heartbeat */
  constructor(private readonly neededMs: number) {}

  /** Takes an observation in; true when heartbeats can be judged now. */
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
