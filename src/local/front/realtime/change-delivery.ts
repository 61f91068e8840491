import { LRUCache } from 'lru-cache';
import { retry } from '../../../platform/retry.js';
import type { CallerSessions } from '../caller-sessions.js';
import type { FrontCaller } from '../front-callers.js';
import {
  type ChangedTable,
  changedTables,
  isVisible,
  keysOf,
  keyText,
  type ReadChange,
  readChange,
  readChangeForAll,
  type Visibility,
  visibilityOf,
  visibleKeys,
} from './changed-table.js';
import type { Relation, RowChange, RowText } from './pgoutput.js';
import type { FilterCondition } from './row-filter.js';

/** One `postgres_changes` entry of a channel. */
export interface ChangeBinding {
  readonly id: number;
  readonly event: 'INSERT' | 'UPDATE' | 'DELETE' | '*';
  readonly schema: string;
  /** `*` for every table of the schema. */
  readonly table: string;
  readonly filter: readonly FilterCondition[];
}

/** What hosted Realtime sends of a change. */
export interface ChangePayload {
  readonly schema: string;
  readonly table: string;
  readonly commit_timestamp: string;
  readonly type: RowChange['type'];
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly record: Readonly<Record<string, unknown>>;
  readonly old_record: Readonly<Record<string, unknown>>;
  readonly errors: readonly string[] | null;
}

/** A channel that listens to changes. */
export interface ChangeSubscriber {
  /** Changes when the access token is renewed. */
  readonly caller: FrontCaller;
  readonly bindings: readonly ChangeBinding[];
  /** Keys of rows that the caller could see. The caller gets a DELETE only for these rows. */
  readonly seen: LRUCache<string, true>;
  deliver(ids: readonly number[], data: ChangePayload): void;
  /** The stream of changes ended: what happens from now on is not delivered. */
  lost(): void;
}

/** Rows remembered for each subscriber; an entry is about 150 bytes. */
const MOST_SEEN = 10_000;
/** Hosted Realtime's limit; past it only the short values are sent. */
const LARGEST_RECORD_BYTES = 1_048_576;
const SHORT_VALUE_BYTES = 64;
/** It takes microseconds; a starved machine takes longer. */
const VISIBLE_LIMIT_MS = 10_000;
const LOOK = { firstMs: 2, longestMs: 20 };

export function newSeenRows(): LRUCache<string, true> {
  return new LRUCache<string, true>({ max: MOST_SEEN });
}

/** Decides for one change after the other who is sent it: by event, filter, and what the caller may see. */
export class ChangeDelivery {
  private visible: number | null = null;
  private readonly tables = new WeakMap<Relation, ChangedTable | null>();

  constructor(private readonly sessions: CallerSessions) {}

  /** Remembers which rows the subscriber can see, so that it is sent their DELETE. */
  async prepare(subscriber: ChangeSubscriber): Promise<void> {
    for (const binding of subscriber.bindings.filter(({ event }) => event === '*' || event === 'DELETE')) {
      for (const table of await changedTables(this.sessions, binding.schema, binding.table)) {
        const keys = await visibleKeys(this.sessions, table, subscriber.caller, MOST_SEEN);
        for (const key of keys) subscriber.seen.set(keyText(table, key), true);
      }
    }
  }

  async deliver(change: RowChange, subscribers: Iterable<ChangeSubscriber>): Promise<void> {
    const table = await this.tableOf(change.relation);
    if (table === null) return;
    const listening = [...subscribers].filter(({ bindings }) => bindings.some((binding) => concerns(binding, table)));
    if (listening.length === 0) return;
    await this.untilVisible(change.transactionId);
    const row = change.row ?? change.old;
    const filters = filtersOf(listening, table, row);
    const read = await readChangeForAll(this.sessions, table, row, filters);
    const old = await readChange(this.sessions, table, change.old, []);
    const known = new Map<string, Promise<Visibility>>();
    for (const subscriber of listening) {
      const who = JSON.stringify([subscriber.caller.role, subscriber.caller.claims]);
      const visibility = known.get(who) ?? visibilityOf(this.sessions, table, row, subscriber.caller);
      known.set(who, visibility);
      send({ change, table, read, filters, old: old.record }, subscriber, await visibility);
    }
  }

  /** The stream sends a commit shortly before other sessions see it, and the caller cannot read the row until then. */
  private async untilVisible(transactionId: number): Promise<void> {
    if (this.visible === transactionId) return;
    const look = async () => {
      if (!(await isVisible(this.sessions, transactionId))) throw new Error('The commit is not visible yet.');
    };
    const deadline = Date.now() + VISIBLE_LIMIT_MS;
    await retry(look, { ...LOOK, next: ({ waitMs }) => (Date.now() > deadline ? null : waitMs) });
    this.visible = transactionId;
  }

  private async tableOf(relation: Relation): Promise<ChangedTable | null> {
    const known = this.tables.get(relation);
    if (known !== undefined) return known;
    const [table = null] = await changedTables(this.sessions, relation.schema, relation.table);
    this.tables.set(relation, table);
    return table;
  }
}

interface KnownChange {
  readonly change: RowChange;
  readonly table: ChangedTable;
  readonly read: ReadChange;
  readonly filters: readonly (readonly FilterCondition[])[];
  readonly old: Readonly<Record<string, unknown>>;
}

function send(known: KnownChange, subscriber: ChangeSubscriber, visibility: Visibility): void {
  const { change, table } = known;
  if (!maySee(known, subscriber, visibility)) return;
  const row = change.row ?? change.old;
  const ids = subscriber.bindings
    .filter((binding) => concerns(binding, table) && (binding.event === '*' || binding.event === change.type))
    .filter((binding) => passes(known, applicable(binding.filter, row)))
    .map(({ id }) => id);
  if (ids.length > 0) subscriber.deliver(ids, payloadOf(known, visibility));
}

/** A deleted row cannot be read again, so hosted Realtime sends its key to everybody. Local mode sends it only to callers who could see the row. */
function maySee({ change, table }: KnownChange, { seen }: ChangeSubscriber, { visible, secured }: Visibility): boolean {
  const key = keyText(table, change.old);
  if (change.type === 'DELETE') return !secured || seen.delete(key);
  // An UPDATE may have changed the key itself.
  if (change.type === 'UPDATE') seen.delete(key);
  if (visible && secured && change.row !== null) seen.set(keyText(table, change.row), true);
  return visible;
}

function passes({ filters, read }: KnownChange, filter: readonly FilterCondition[]): boolean {
  const text = JSON.stringify(filter);
  return read.passes[filters.findIndex((one) => JSON.stringify(one) === text)] === true;
}

/** Of a deleted row only the key is known, so the conditions on other columns are left out, as in hosted Realtime. */
function applicable(filter: readonly FilterCondition[], row: RowText): readonly FilterCondition[] {
  return filter.filter(({ column }) => row[column] !== undefined);
}

function filtersOf(
  subscribers: readonly ChangeSubscriber[],
  table: ChangedTable,
  row: RowText,
): readonly (readonly FilterCondition[])[] {
  const bindings = subscribers.flatMap(({ bindings }) => bindings).filter((binding) => concerns(binding, table));
  const texts = new Set(bindings.map(({ filter }) => JSON.stringify(applicable(filter, row))));
  return [...texts].map((text) => JSON.parse(text) as FilterCondition[]);
}

function concerns(binding: ChangeBinding, { schema, table }: ChangedTable): boolean {
  return (binding.schema === '*' || binding.schema === schema) && (binding.table === '*' || binding.table === table);
}

function payloadOf({ change, table, read, old }: KnownChange, visibility: Visibility): ChangePayload {
  const allowed = (name: string) => visibility.columns.includes(name);
  const keys = keysOf(table).map(({ name }) => name);
  const record = change.row === null ? {} : pick(read.record, allowed);
  // With row level security hosted Realtime sends of the old row nothing but the key, whatever the replica identity.
  const oldRecord =
    change.type === 'INSERT' ? {} : pick(old, (name) => allowed(name) && (!visibility.secured || keys.includes(name)));
  const tooLarge = Buffer.byteLength(JSON.stringify(record)) > LARGEST_RECORD_BYTES;
  return {
    schema: table.schema,
    table: table.table,
    commit_timestamp: change.committedAt.toISOString(),
    type: change.type,
    columns: table.columns.filter(({ name }) => allowed(name)).map(({ name, type }) => ({ name, type })),
    record: tooLarge ? pick(record, (name) => isShort(record[name])) : record,
    old_record: oldRecord,
    errors: tooLarge ? ['Error 413: Payload Too Large'] : null,
  };
}

function isShort(value: unknown): boolean {
  return Buffer.byteLength(JSON.stringify(value ?? null)) <= SHORT_VALUE_BYTES;
}

function pick(row: Readonly<Record<string, unknown>>, wanted: (name: string) => boolean): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([name]) => wanted(name)));
}
