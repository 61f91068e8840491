import { print } from 'graphql';
import type { Client } from 'graphql-ws';
import { ChangesDocument, type ChangesSubscription } from './operations.js';
import { waitMs } from './reconnect-wait.js';

export type Change = ChangesSubscription['jobStatusChanged'];

type ErrorLike = { extensions?: { code?: unknown } };
type Answer = { data?: ChangesSubscription | null; errors?: readonly ErrorLike[] };

interface FeedOptions {
  /** Only this user's jobs; null for all that the caller may see. */
  readonly userId: string | null;
  /** Asks for the present position; null where the engine cannot say. */
  readonly position: () => Promise<string | null>;
  readonly onChange: (change: Change) => void;
  /** Changes are followed from a new position: whatever was asked for before must be loaded again. */
  readonly onPosition: () => void;
}

/**
 * Every change of a status, none missed. The subscription begins at a position that is read before the jobs are loaded, and each new one
 * at the last change that was received, so that the engine sends first what happened before it stood, however long that took.
 * @returns ends it
 */
export function followChanges(socket: Client, { userId, position, onChange, onPosition }: FeedOptions): () => void {
  let last: string | null = null;
  let tries = 0;
  let ended = false;
  let stop = () => {};
  // The socket sends this object again whenever it reconnects: `after` is read at that moment.
  const variables = {
    userId,
    get after() {
      return last;
    },
  };
  const again = (reason?: unknown) => {
    if (isExpired(reason)) last = null;
    if (!ended) setTimeout(() => void open(), waitMs(tries++));
  };
  const receive = ({ data, errors }: Answer) => {
    if (isExpired(errors)) last = null;
    if (!data) return;
    tries = 0;
    last = data.jobStatusChanged.eventId;
    onChange(data.jobStatusChanged);
  };
  const begin = async () => {
    if (last !== null) return;
    last = await position();
    if (!ended) onPosition();
  };
  const subscribe = () => {
    if (ended) return;
    const payload = { query: print(ChangesDocument), variables };
    stop = socket.subscribe<ChangesSubscription>(payload, { next: receive, error: again, complete: again });
  };
  const open = () => begin().then(subscribe, again);
  void open();
  return () => {
    ended = true;
    stop();
  };
}

function isExpired(errors: unknown): boolean {
  return Array.isArray(errors) && errors.some((error: ErrorLike) => error.extensions?.code === 'CURSOR_EXPIRED');
}
