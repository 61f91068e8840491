import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import { Fault } from '../../platform/fault.js';
import { DATABASE, type Database, databaseLoad } from '../../platform/postgres/database.js';
import { countUnfinished } from '../record/job-store.js';

/** Once a request has waited this long for a free connection, new requests are refused, since they would wait longer. Milliseconds. */
const STALLED_MS = 2_000;
const SATURATED_RETRY_MS = 2_000;
/** Retry-After for a full backlog. Jobs take minutes, so an earlier retry finds the same state. Milliseconds. */
const BACKLOG_RETRY_MS = 30_000;

/** How long a count is reused for the next submissions, in milliseconds. */
const COUNT_VALID_MS = 5_000;
/** Share of the free room that a replica fills before it counts again. Several replicas together can exceed the limit by about as much. */
const SHARE_OF_ROOM = 0.1;
/** The most users whose counts are kept; the oldest count is dropped first. */
const MOST_USERS = 10_000;

interface Room {
  /** Submissions that are accepted before the next count. */
  left: number;
  readonly until: number;
}

/** Refuses submissions early: before requests pile up at the database, and before one user's jobs do. */
@Injectable()
export class BackPressure {
  private readonly rooms = new Map<string, Room>();

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** @throws Fault UNAVAILABLE while too many requests wait for a connection, or none gets one */
  requireCapacity(): void {
    const { waiting, stalledMs } = databaseLoad(this.database);
    if (waiting < this.environment.upkeep.databaseWaitersLimit && stalledMs < STALLED_MS) return;
    throw new Fault('UNAVAILABLE', 'The database is busy; nothing was changed. Try again shortly.', {
      retryAfterMs: SATURATED_RETRY_MS,
    });
  }

  /** RATE_LIMITED when the user has as many unfinished jobs as may wait, else null. */
  async backlogFault(userId: string): Promise<Fault | null> {
    return (await this.roomFor(userId, 1)) === 1 ? null : this.fullBacklog();
  }

  /**
   * The number of a user's submissions that the backlog has room for. Counting a large backlog takes milliseconds, so a count is reused
   * briefly: the limit can be exceeded by a part of the free room, and is exact when little room is left.
   */
  async roomFor(userId: string, wanted: number): Promise<number> {
    const limit = this.environment.upkeep.userBacklogLimit;
    if (limit === 0) return wanted;
    const room = this.rooms.get(userId);
    if (room !== undefined && room.until > performance.now()) {
      room.left -= wanted;
      if (room.left >= 0) return wanted;
    }
    const free = Math.max(0, limit - (await countUnfinished(this.database, userId, limit)));
    const granted = Math.min(wanted, free);
    this.remember(userId, Math.floor((free - granted) * SHARE_OF_ROOM));
    return granted;
  }

  /** The fault for a job that exceeds the backlog. */
  fullBacklog(): Fault {
    const limit = this.environment.upkeep.userBacklogLimit;
    const message = `This user has ${limit} unfinished jobs, which is the limit. Submit again when some have ended.`;
    return new Fault('RATE_LIMITED', message, { retryAfterMs: BACKLOG_RETRY_MS });
  }

  private remember(userId: string, left: number): void {
    // Delete it first, so that the map stays in the order of counting.
    this.rooms.delete(userId);
    if (left > 0) this.rooms.set(userId, { left, until: performance.now() + COUNT_VALID_MS });
    const oldest = this.rooms.keys().next();
    if (this.rooms.size > MOST_USERS && !oldest.done) this.rooms.delete(oldest.value);
  }
}
