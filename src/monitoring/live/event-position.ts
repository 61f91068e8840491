import { Fault } from '../../platform/fault.js';
import { Snapshot } from './snapshot.js';

/**
 * How far a reader has read `job_events`: everything that `seen` sees and, if `within` is set, the events numbered up to
 * `within.upTo` among those that became visible from there to `within.until`.
 * Exact, in whatever order transactions committed, and the same for every replica.
 */
export interface EventPosition {
  readonly seen: Snapshot;
  readonly within: { readonly until: Snapshot; readonly upTo: bigint } | null;
}

/** Everything that a snapshot sees, and nothing else. */
export function settledAt(seen: Snapshot): EventPosition {
  return { seen, within: null };
}

/** How long a cursor can be resumed from, in milliseconds: as long as pg-boss keeps ended deliveries. */
export const CURSOR_KEPT_MS = 7 * 24 * 60 * 60 * 1000;
/** Room for two snapshots with 1,000 open transactions each. */
export const LONGEST_CURSOR = 16_384;
const NUMBER = /^[0-9a-z]{1,13}$/;

/**
 * A position as opaque text for clients: version, time, snapshot and, within a batch, the second snapshot and the event, in base 36.
 * A cursor contains only numbers of transactions and of the event; it grants no rights.
 */
export function encodeCursor(position: EventPosition, at: Date): string {
  const parts = ['1', Math.floor(at.getTime() / 1000).toString(36), encodeSnapshot(position.seen)];
  if (position.within !== null) {
    parts.push(encodeSnapshot(position.within.until), position.within.upTo.toString(36));
  }
  return parts.join('.');
}

/**
 * @throws Fault BAD_REQUEST for a text that is not a cursor, CURSOR_EXPIRED for a cursor that is too old to resume from
 */
export function decodeCursor(text: string, now: Date): EventPosition {
  const parts = text.length <= LONGEST_CURSOR ? text.split('.') : [];
  const [version, time = '', seen = '', until, upTo] = parts;
  if (version !== '1' || (parts.length !== 3 && parts.length !== 5)) throw malformed();
  const position = {
    seen: decodeSnapshot(seen),
    within: until === undefined ? null : { until: decodeSnapshot(until), upTo: decodeEventId(upTo ?? '') },
  };
  if (Number(decodeNumber(time)) * 1000 < now.getTime() - CURSOR_KEPT_MS) throw cursorExpired();
  return position;
}

/** The answer to a cursor that can no longer be resumed from. */
export function cursorExpired(): Fault {
  return new Fault(
    'CURSOR_EXPIRED',
    'The event in "after" is too old to resume from. Load the present state, then subscribe without "after".',
  );
}

function malformed(): Fault {
  const message = '"after" must be the eventId of an event that was received, unchanged.';
  return new Fault('BAD_REQUEST', message, { fields: [{ field: 'after', message }] });
}

/** The end, and how far below it each pending transaction is: short, since they are near. */
function encodeSnapshot({ end, pending }: Snapshot): string {
  return [end, ...pending.map((transaction) => end - transaction)].map((number) => number.toString(36)).join('-');
}

function decodeSnapshot(text: string): Snapshot {
  const [end = 0n, ...below] = text.split('-').map(decodeNumber);
  const pending = below.map((distance) => end - distance);
  const ascending = pending.every(
    (transaction, index) => transaction > (pending[index - 1] ?? 0n) && transaction < end,
  );
  if (!ascending) throw malformed();
  return new Snapshot(end, pending);
}

/** Within PostgreSQL's bigint: a larger one would make the query fail, and it would be retried as if the database were unreachable. */
function decodeEventId(text: string): bigint {
  const id = decodeNumber(text);
  if (id > 0x7fff_ffff_ffff_ffffn) throw malformed();
  return id;
}

function decodeNumber(text: string): bigint {
  if (!NUMBER.test(text)) throw malformed();
  let value = 0n;
  for (const digit of text) value = value * 36n + BigInt(Number.parseInt(digit, 36));
  if (value > 0xffff_ffff_ffff_ffffn) throw malformed();
  return value;
}
