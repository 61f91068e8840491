import { type Client, createClient } from 'graphql-ws';
import { connection } from './connection.js';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
const KEEP_ALIVE_MS = 10_000;
/** The engine answers a ping so soon; otherwise the way to it is cut, though the socket looks open. */
const PONG_LIMIT_MS = 5_000;
const NORMAL = 1000;

interface SocketOptions {
  /** The caller's token, renewed where it has ended; null for nobody. */
  readonly token: () => Promise<string | null>;
  /** Called when a broken socket is open again. */
  readonly onReconnected: () => void;
}

/** One socket for every subscription of the page. It connects with the first, and reconnects for ever, with a growing, jittered wait. */
export function openSocket({ token, onReconnected }: SocketOptions): Client {
  let pongLimit: ReturnType<typeof setTimeout> | undefined;
  let broken = false;
  const client = createClient({
    url: new URL('/graphql', location.href.replace(/^http/, 'ws')).href,
    connectionParams: async () => {
      const bearer = await token();
      return bearer === null ? {} : { authorization: `Bearer ${bearer}` };
    },
    lazy: true,
    keepAlive: KEEP_ALIVE_MS,
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: (tries) => new Promise((resolve) => setTimeout(resolve, waitMs(tries))),
    shouldRetry: () => true,
    on: {
      connected: () => {
        connection.set('connected');
        if (broken) onReconnected();
        broken = false;
      },
      closed: (event) => {
        clearTimeout(pongLimit);
        broken = codeOf(event) !== NORMAL;
        connection.set(broken ? 'reconnecting' : 'idle');
      },
      ping: (received) => {
        if (!received) pongLimit = setTimeout(() => client.terminate(), PONG_LIMIT_MS);
      },
      pong: () => clearTimeout(pongLimit),
    },
  });
  addEventListener('offline', () => client.terminate());
  return client;
}

/** Half of it is random, so that many pages do not come back in step after a restart of the engine. */
export function waitMs(tries: number, random = Math.random()): number {
  const most = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(tries, 16));
  return most / 2 + (random * most) / 2;
}

function codeOf(event: unknown): number | null {
  return typeof event === 'object' && event !== null && 'code' in event ? Number(event.code) : null;
}
