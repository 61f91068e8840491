import { Fault } from '../../platform/fault.js';
import { type FailedAttempt, retry } from '../../platform/retry.js';
import type { EventPosition } from './event-position.js';
import type { EventPage } from './event-reader.js';
import type { JobChange } from './job-change.js';
import type { Snapshot } from './snapshot.js';

/** The part of the feed that catching up needs. */
export interface CatchUpSource {
  /** The changes after a position that pass the subscriber's filter. */
  page(position: EventPosition, until: Snapshot | null): Promise<EventPage>;
  /** Starts queueing live changes; answers with the point from which on they are queued. */
  join(): Promise<Snapshot>;
}

const BACKOFF = { firstMs: 50, longestMs: 1_000 };
/** How long the database may be unreachable before a subscriber who is catching up must resume later, in milliseconds. */
const OUTAGE_LIMIT_MS = 30_000;

/**
 * Reads the changes between a subscriber's last position and the first live change, one page at a time. It first reads up to the present,
 * at the subscriber's pace. Then it starts to queue live changes, and reads the few changes before the point where the queue begins. No
 * change is missing or repeated.
 */
export class CatchUp {
  private joined: Snapshot | null = null;
  private done = false;

  constructor(
    private position: EventPosition,
    private readonly source: CatchUpSource,
  ) {}

  /** Whether the rest comes from the queue. */
  get finished(): boolean {
    return this.done;
  }

  /** The next changes; may be none. @throws Fault CURSOR_EXPIRED, or UNAVAILABLE when the database stays away */
  async next(): Promise<readonly JobChange[]> {
    const page = await this.read();
    this.position = page.position;
    if (!page.more) {
      if (this.joined === null) this.joined = await this.source.join();
      else this.done = true;
    }
    return page.changes;
  }

  private read(): Promise<EventPage> {
    const deadline = Date.now() + OUTAGE_LIMIT_MS;
    const next = ({ error, waitMs }: FailedAttempt) => {
      if (error instanceof Fault && !error.retryable) return null;
      if (Date.now() <= deadline) return waitMs;
      throw new Fault('UNAVAILABLE', 'Past changes cannot be read right now. Resume later with the same "after".', {
        cause: error,
      });
    };
    return retry(() => this.source.page(this.position, this.joined), { ...BACKOFF, next });
  }
}
