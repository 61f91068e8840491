import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../platform/postgres/database.js';
import type { EventPosition } from './event-position.js';
import type { ChangeFilter } from './job-change.js';
import { Snapshot } from './snapshot.js';

/** A row of job_events with the number its order in a page follows. */
export interface EventRow {
  readonly event_id: string;
  readonly job_id: string;
  readonly number: number;
  readonly user_id: string;
  readonly from_status: string | null;
  readonly to_status: string;
  readonly reason: string;
  readonly attempt: number;
  readonly at: Date;
}

/** The snapshot of one statement. */
export interface UnseenRows {
  readonly rows: readonly EventRow[];
  /** What the statement itself saw, said in terms of transactions that wrote events. */
  readonly now: Snapshot;
  /** No transaction from here on had ended. A position beyond it belongs to another history of the database. */
  readonly horizon: bigint;
}

interface SnapshotRow {
  readonly snapshot: string;
  readonly newest: string | null;
}

// One statement for both, so that the snapshot contains what `newest` finds.
const seenNow = sql`select pg_current_snapshot()::text as snapshot,
  (select n.tx::text from job_events n order by n.tx desc limit 1) as newest`;

/** Everything that is committed now. */
export async function currentSnapshot(db: Database): Promise<Snapshot> {
  const { rows } = await sql<SnapshotRow>`${seenNow}`.execute(db);
  return snapshotsOf(rows[0]).now;
}

/**
 * The events after a position, in the order of their numbers: of one job that is the order of its moves, since the next one waits for the
 * row's lock until the one before has committed.
 *
 * @param until nothing that this snapshot does not see; null: all that is visible now. Ignored within a batch, which has its own
 * @param limit most rows; as many rows as this mean that there may be more
 */
export async function readUnseen(
  db: Database,
  position: EventPosition,
  filter: ChangeFilter,
  { until, limit }: { readonly until: Snapshot | null; readonly limit: number },
): Promise<UnseenRows> {
  const events =
    position.within === null ? fromStart(position.seen, until, filter, limit) : onwards(position, filter, limit);
  const { rows } = await sql<SnapshotRow & { [Key in keyof EventRow]: EventRow[Key] | null }>`
    with seen_now as (${seenNow}), page as (${events})
    select s.snapshot, s.newest, e.event_id, e.job_id, e.number, e.user_id, e.from_status, e.to_status, e.reason, e.attempt, e.at
    from seen_now s left join (page p join job_events e on e.event_id = p.event_id) on true
    order by e.event_id`.execute(db);
  return {
    rows: rows.filter((row): row is typeof row & EventRow => row.event_id !== null),
    ...snapshotsOf(rows[0]),
  };
}

/**
 * Selects by the transactions that were not seen. It first fills a page from the index by transaction, whatever the planner assumes about the
 * table. Only if that fills the page (the subscriber was away for long) does it read all unseen events, once, for the lowest numbers.
 */
function fromStart(seen: Snapshot, until: Snapshot | null, filter: ChangeFilter, limit: number): RawBuilder<unknown> {
  const pending = sql`e.tx = any(${seen.pending.map(String)}::xid8[])`;
  const later = sql`e.tx >= ${String(seen.end)}::xid8`;
  const rest = sql`${until === null ? sql`` : sql`and pg_visible_in_snapshot(e.tx, ${String(until)}::pg_snapshot)`}
    ${conditions(filter)}`;
  const along = sql`${rest} order by e.tx, e.event_id limit ${limit}`;
  return sql`select u.event_id from (
      with few as materialized (
        (select e.event_id from job_events e where ${pending} ${along})
        union all (select e.event_id from job_events e where ${later} ${along})
      ), everything as materialized (
        select e.event_id from job_events e
        where (select count(*) from few) >= ${limit} and (${pending} or ${later}) ${rest}
      )
      select event_id from few where (select count(*) from few) < ${limit}
      union all select event_id from everything
      order by event_id limit ${limit}
    ) as u`;
}

/** Selects by number, from the end of the last page, so that each page costs the same. */
function onwards({ seen, within }: EventPosition, filter: ChangeFilter, limit: number): RawBuilder<unknown> {
  return sql`select e.event_id from job_events e
    where e.event_id > ${String(within?.upTo)}::bigint
      and not pg_visible_in_snapshot(e.tx, ${String(seen)}::pg_snapshot)
      and pg_visible_in_snapshot(e.tx, ${String(within?.until)}::pg_snapshot)
      ${conditions(filter)}
    order by e.event_id limit ${limit}`;
}

function conditions({ userId, jobId, statuses }: ChangeFilter): RawBuilder<unknown> {
  return sql`
    ${userId === null ? sql`` : sql`and e.user_id = ${userId}::uuid`}
    ${jobId === null ? sql`` : sql`and e.job_id = ${jobId}::uuid`}
    ${statuses === null ? sql`` : sql`and e.to_status = any(${[...statuses]}::text[])`}`;
}

function snapshotsOf(row: SnapshotRow | undefined): { readonly now: Snapshot; readonly horizon: bigint } {
  const snapshot = Snapshot.parse(row?.snapshot ?? '');
  return { now: snapshot.upTo(BigInt(row?.newest ?? 0)), horizon: snapshot.end };
}

/**
 * After a restore into another server, events have transaction numbers that this server has not yet assigned. This sets them to a number
 * that every snapshot sees. Returns how many there were. In a database that was not restored there are none, and the check reads one index entry.
 */
export async function settleForeignTransactions(db: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with settled as (
      update job_events set tx = '3'
      where tx >= pg_snapshot_xmax(pg_current_snapshot())
        and (select n.tx from job_events n order by n.tx desc limit 1) >= pg_snapshot_xmax(pg_current_snapshot())
      returning 1
    ) select count(*)::integer as count from settled`.execute(db);
  return rows[0]?.count ?? 0;
}
