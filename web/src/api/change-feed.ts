import { print } from 'graphql';
import type { Client } from 'graphql-ws';
import { ChangesDocument, type ChangesSubscription } from './operations.js';
import { waitMs } from './socket.js';

export type Change = ChangesSubscription['jobStatusChanged'];

type ErrorLike = { extensions?: { code?: unknown } };
type Answer = { data?: ChangesSubscription | null; errors?: readonly ErrorLike[] };

/** From the open socket to the subscription that the engine has taken in. */
const SETTLING_MS = 1_000;

interface FeedOptions {
  /** Only this user's jobs; null for all that the caller may see. */
  readonly userId: string | null;
  readonly onChange: (change: Change) => void;
  /** Events can no longer be sent (the position is too old): whatever is shown must be loaded again. */
  readonly onGap: () => void;
}

/**
 * Every change of a status from now on, none missed. The position of the last one goes with each new subscription, so that the engine
 * sends first what happened while the socket was broken.
 * @returns ends it
 */
export function followChanges(socket: Client, { userId, onChange, onGap }: FeedOptions): () => void {
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
  const expired = (errors: unknown) => {
    if (!isExpired(errors)) return;
    last = null;
    onGap();
  };
  const again = (reason?: unknown) => {
    expired(reason);
    if (!ended) setTimeout(open, waitMs(tries++));
  };
  const receive = ({ data, errors }: Answer) => {
    expired(errors);
    if (!data) return;
    tries = 0;
    last = data.jobStatusChanged.eventId;
    onChange(data.jobStatusChanged);
  };
  const open = () => {
    if (ended) return;
    const payload = { query: print(ChangesDocument), variables };
    stop = socket.subscribe<ChangesSubscription>(payload, { next: receive, error: again, complete: again });
  };
  // Before the first change there is no position to resume from, so what is shown is loaded again once the subscription stands.
  const unlisten = socket.on('connected', () => {
    if (last === null) setTimeout(() => ended || onGap(), SETTLING_MS);
  });
  open();
  return () => {
    ended = true;
    unlisten();
    stop();
  };
}

function isExpired(errors: unknown): boolean {
  return Array.isArray(errors) && errors.some((error: ErrorLike) => error.extensions?.code === 'CURSOR_EXPIRED');
}
