import { type Client, createClient } from 'graphql-ws';
import { connection } from './connection.js';
import { waitMs } from './reconnect-wait.js';

const KEEP_ALIVE_MS = 10_000;
/** The engine answers a ping so soon; otherwise the way to it is cut, though the socket looks open. */
const PONG_LIMIT_MS = 5_000;
/** From the first packet to the engine's welcome. On a line that swallows packets a browser would wait for minutes. */
const CONNECT_LIMIT_MS = 10_000;
const NORMAL = 1000;
/** The engine refused the token: it has expired although the browser's clock says otherwise. */
const REFUSED = 4401;

interface SocketOptions {
  /** The caller's token, renewed where it has ended; null for nobody. */
  readonly token: () => Promise<string | null>;
  /** Another token in place of one that was refused although it has not ended. */
  readonly renew: (refused: string | null) => Promise<string | null>;
  /** Called when a broken socket is open again. */
  readonly onReconnected: () => void;
}

/** One socket for every subscription of the page. It connects with the first, and reconnects for ever, with a growing, jittered wait. */
export function openSocket({ token, renew, onReconnected }: SocketOptions): Client {
  let limit: ReturnType<typeof setTimeout> | undefined;
  const within = (ms: number) => {
    clearTimeout(limit);
    limit = setTimeout(() => client.terminate(), ms);
  };
  let broken = false;
  let sent: string | null = null;
  let refused = false;
  const client = createClient({
    url: new URL('/graphql', location.href.replace(/^http/, 'ws')).href,
    connectionParams: async () => {
      sent = await (refused ? renew(sent) : token());
      return sent === null ? {} : { authorization: `Bearer ${sent}` };
    },
    lazy: true,
    keepAlive: KEEP_ALIVE_MS,
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: (tries) => waitOrOnline(waitMs(tries)),
    shouldRetry: () => true,
    on: {
      connecting: () => within(CONNECT_LIMIT_MS),
      connected: () => {
        clearTimeout(limit);
        connection.set('connected');
        refused = false;
        if (broken) onReconnected();
        broken = false;
      },
      closed: (event) => {
        clearTimeout(limit);
        broken = codeOf(event) !== NORMAL;
        refused = codeOf(event) === REFUSED;
        connection.set(broken ? 'reconnecting' : 'idle');
      },
      ping: (received) => {
        if (!received) within(PONG_LIMIT_MS);
      },
      pong: () => clearTimeout(limit),
    },
  });
  addEventListener('offline', () => client.terminate());
  return client;
}

/** The network that comes back ends the wait. */
function waitOrOnline(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener('online', done);
  });
}

function codeOf(event: unknown): number | null {
  return typeof event === 'object' && event !== null && 'code' in event ? Number(event.code) : null;
}
