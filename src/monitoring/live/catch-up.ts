import { Fault } from '../../platform/fault.js';
import { type FailedAttempt, retry } from '../../platform/retry.js';
import type { EventPosition } from './event-position.js';
import type { EventPage } from './event-reader.js';
import type { JobChange } from './job-change.js';
import type { Snapshot } from './snapshot.js';

/** What catching up needs of the feed. */
export interface CatchUpSource {
  /** The changes after a position that pass the subscriber's filter. */
  page(position: EventPosition, until: Snapshot | null): Promise<EventPage>;
  /** Starts queueing live changes; answers with the point from which on they are queued. */
  join(): Promise<Snapshot>;
}

const BACKOFF = { firstMs: 50, longestMs: 1_000 };
/** How long a database may be away before a subscriber who is catching up must resume later, in milliseconds. */
const OUTAGE_LIMIT_MS = 30_000;

/**
 * Reads from where a subscriber stopped to where the live changes begin, page by page as they are asked for. First up to the present,
 * however long that takes the subscriber; only then are live changes queued, and the little that came in between is read up to the very
 * point where the queue begins: no gap, nothing twice.
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
