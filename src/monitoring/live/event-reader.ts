import { Inject, Injectable } from '@nestjs/common';
import type { JobStatus } from '../../jobs/record/job-status.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { boundedRead } from './bounded-read.js';
import { cursorExpired, type EventPosition, encodeCursor, settledAt } from './event-position.js';
import type { ChangeFilter, JobChange } from './job-change.js';
import { currentSnapshot, type EventRow, readUnseen, settleForeignTransactions } from './job-event-store.js';
import type { Snapshot } from './snapshot.js';

/** The changes after a position, and where that leaves the reader. */
export interface EventPage {
  readonly changes: readonly JobChange[];
  readonly position: EventPosition;
  /** Whether to read on from its position: the page was full, or it ended a batch that is older than the requested range. */
  readonly more: boolean;
}

/** Changes of one page: some 100 KB. */
const PAGE_SIZE = 500;

/** Reads job_events page by page from any position. */
@Injectable()
export class EventReader {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** The position after everything that is committed now. */
  async now(): Promise<EventPosition> {
    return settledAt(await boundedRead(currentSnapshot(this.database)));
  }

  /** Call it before the first page: see `settleForeignTransactions`. */
  async prepare(): Promise<void> {
    await boundedRead(settleForeignTransactions(this.database));
  }

  /**
   * @param until read no further than this snapshot sees; null: all that is committed now
   * @param size most changes
   * @throws Fault CURSOR_EXPIRED for a position that this database never had, UNAVAILABLE when it does not answer; what the driver throws
   */
  async page(
    position: EventPosition,
    filter: ChangeFilter,
    until: Snapshot | null = null,
    size = PAGE_SIZE,
  ): Promise<EventPage> {
    const at = new Date();
    const { rows, now, horizon } = await boundedRead(
      readUnseen(this.database, position, filter, { until, limit: size }),
    );
    if (position.seen.end > horizon || (position.within?.until.end ?? 0n) > horizon) throw cursorExpired();
    const end = position.within?.until ?? until ?? now;
    const full = rows.length === size;
    const after = (index: number): EventPosition =>
      index === rows.length - 1 && !full
        ? settledAt(end)
        : { seen: position.seen, within: { until: end, upTo: BigInt((rows[index] as EventRow).event_id) } };
    return {
      changes: rows.map((row, index) => toChange(row, encodeCursor(after(index), at))),
      position: full ? after(rows.length - 1) : settledAt(end),
      more: full || (position.within !== null && end !== until),
    };
  }
}

function toChange(row: EventRow, eventId: string): JobChange {
  return {
    eventId,
    jobId: row.job_id,
    number: row.number,
    userId: row.user_id,
    fromStatus: row.from_status as JobStatus | null,
    toStatus: row.to_status as JobStatus,
    at: row.at,
    attempt: row.attempt,
    reason: row.reason,
  };
}
