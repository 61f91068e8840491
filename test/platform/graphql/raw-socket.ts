import { WebSocket } from 'ws';
import { Moments } from '../../support/moments.js';

/** A message of graphql-transport-ws. */
export interface Message {
  readonly type: string;
  readonly id?: string;
  // biome-ignore lint/suspicious/noExplicitAny: each test looks at its own fields.
  readonly payload?: any;
}

/** A client that speaks the protocol word by word. */
export class RawSocket {
  readonly messages: Message[] = [];
  closed: { readonly code: number; readonly reason: string } | null = null;
  /** HTTP status of a refused upgrade. */
  refused: number | null = null;
  readonly socket: WebSocket;
  private readonly came = new Moments();

  constructor(
    url: string,
    options: { headers?: Record<string, string>; protocol?: string | string[]; path?: string } = {},
  ) {
    const { headers = {}, protocol = 'graphql-transport-ws', path = '/graphql' } = options;
    this.socket = new WebSocket(`${url.replace('http', 'ws')}${path}`, protocol, { headers });
    this.socket.on('open', this.came.happened);
    this.socket.on('message', (data) => {
      this.messages.push(JSON.parse(String(data)));
      this.came.happened();
    });
    this.socket.on('close', (code, reason) => {
      this.closed = { code, reason: String(reason) };
      this.came.happened();
    });
    this.socket.on('unexpected-response', (_request, response) => {
      this.refused = response.statusCode ?? 0;
      this.came.happened();
      this.socket.terminate();
    });
    this.socket.on('error', () => undefined); // A refused upgrade and a cut connection are what the tests look for.
  }

  send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  async opened(): Promise<this> {
    await this.until(() => this.socket.readyState === WebSocket.OPEN || this.closed || this.refused);
    return this;
  }

  /** Opens and says who is there. */
  async init(payload?: object): Promise<this> {
    await this.opened();
    this.send({ type: 'connection_init', ...(payload ? { payload } : {}) });
    await this.until(() => this.messages.some(({ type }) => type === 'connection_ack') || this.closed);
    return this;
  }

  subscribe(id: string, query: string, variables: object = {}): void {
    this.send({ id, type: 'subscribe', payload: { query, variables } });
  }

  /** Asks after each message, and when the socket opens or ends, until there is an answer. */
  until<T>(ask: () => T | null | undefined | false, limitMs?: number): Promise<T> {
    return this.came.until(ask, limitMs);
  }

  /** Waits for a message. */
  async message(type: string, id?: string): Promise<Message> {
    return this.until(() =>
      this.messages.find((message) => message.type === type && (id === undefined || message.id === id)),
    );
  }

  /** Waits for the end. */
  async end(limitMs?: number): Promise<{ readonly code: number; readonly reason: string }> {
    return this.until(() => this.closed, limitMs);
  }
}

/** Ann, with a token that lives for so many milliseconds. */
export const ann = (lifetimeMs?: number) => ({
  authorization: `Bearer ann${lifetimeMs === undefined ? '' : `:${lifetimeMs}`}`,
});
