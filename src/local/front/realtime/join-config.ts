import { Fault } from '../../../platform/fault.js';
import type { ChangeBinding } from './change-delivery.js';
import { parseRowFilter } from './row-filter.js';

/** What a channel asks for when it joins. */
export interface JoinConfig {
  readonly accessToken: string | null;
  readonly private: boolean;
  readonly presenceKey: string;
  readonly broadcastSelf: boolean;
  readonly broadcastAck: boolean;
  readonly bindings: readonly ChangeBinding[];
  /** The entries as the client wrote them, each with its id: the answer to the join. */
  readonly echo: readonly Readonly<Record<string, unknown>>[];
}

const EVENTS = ['INSERT', 'UPDATE', 'DELETE', '*'] as const;
const MOST_BINDINGS = 100;

/**
 * @param firstId the first of the ids that distinguish the channel's entries
 * @throws Fault BAD_REQUEST that names what cannot be read
 */
export function readJoin(payload: unknown, firstId: number): JoinConfig {
  const { config, access_token: token } = record(payload);
  const { broadcast, presence, private: isPrivate, postgres_changes: changes } = record(config);
  const entries = Array.isArray(changes) ? changes.map(record) : [];
  if (entries.length > MOST_BINDINGS)
    throw new Fault('BAD_REQUEST', 'A channel can have at most 100 postgres_changes.');
  return {
    accessToken: typeof token === 'string' && token !== '' ? token : null,
    private: isPrivate === true,
    presenceKey: text(record(presence).key),
    broadcastSelf: record(broadcast).self === true,
    broadcastAck: record(broadcast).ack === true,
    bindings: entries.map((entry, at) => bindingOf(entry, firstId + at)),
    echo: entries.map((entry, at) => ({ ...entry, id: firstId + at })),
  };
}

function bindingOf(entry: Readonly<Record<string, unknown>>, id: number): ChangeBinding {
  const event = EVENTS.find((name) => name === (entry.event ?? '*'));
  if (event === undefined) throw new Fault('BAD_REQUEST', `The event must be one of ${EVENTS.join(', ')}.`);
  return {
    id,
    event,
    schema: text(entry.schema) || 'public',
    table: text(entry.table) || '*',
    filter: parseRowFilter(text(entry.filter)),
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
