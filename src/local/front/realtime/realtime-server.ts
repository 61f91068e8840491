import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { WebSocketServer } from 'ws';
import { Fault } from '../../../platform/fault.js';
import type { Logger } from '../../../platform/logging/logger.js';
import type { CallerSessions } from '../caller-sessions.js';
import type { FrontCallers } from '../front-callers.js';
import { urlOf } from '../upstream.js';
import { ChangeFeed } from './change-feed.js';
import type { RealtimeServices } from './realtime-services.js';
import { RealtimeSocket } from './realtime-socket.js';
import { Topics } from './topics.js';

const PATH = '/realtime/v1/websocket';
const LARGEST_MESSAGE_BYTES = 3 * 1024 * 1024;
const MOST_SOCKETS = 500;

export interface RealtimeOptions {
  /** Of a superuser. */
  readonly databaseUrl: string;
  readonly sessions: CallerSessions;
  readonly callers: FrontCallers;
  readonly log: Logger;
}

/** Realtime for local mode: the websocket that supabase-js opens, on the front's HTTP server. */
export class RealtimeServer {
  readonly topics = new Topics();
  private readonly services: RealtimeServices;
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_MESSAGE_BYTES,
    perMessageDeflate: false,
  });

  constructor({ databaseUrl, sessions, callers, log }: RealtimeOptions) {
    const feed = new ChangeFeed(sessions, databaseUrl, log);
    this.services = { sessions, callers, feed, topics: this.topics, log };
  }

  /** Takes the server's upgrades. */
  listenOn(server: Server): void {
    server.on('upgrade', (request, stream, head) => this.upgrade(request, stream, head));
  }

  async close(): Promise<void> {
    for (const socket of this.sockets.clients) socket.terminate();
    this.sockets.close();
    await this.services.feed.close();
  }

  private upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    stream.on('error', () => stream.destroy());
    const { pathname, searchParams } = urlOf(request);
    const key = searchParams.get('apikey') ?? String(request.headers.apikey ?? '');
    const refusal = this.refusal(pathname, key);
    if (refusal !== null) {
      stream.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const version = searchParams.get('vsn') === '2.0.0' ? '2.0.0' : '1.0.0';
    this.sockets.handleUpgrade(request, stream, head, (socket) => {
      new RealtimeSocket(socket, version, key, this.services);
    });
  }

  private refusal(pathname: string, key: string): string | null {
    if (pathname !== PATH) return '404 Not Found';
    if (!this.services.callers.isKey(key)) return '401 Unauthorized';
    return this.sockets.clients.size >= MOST_SOCKETS ? '503 Service Unavailable' : null;
  }
}

type Message = Readonly<Record<'topic' | 'event' | 'payload', unknown>>;

/** Deeper payloads could not be written into a frame. */
const DEEPEST_PAYLOAD = 100;

/** @throws Fault BAD_REQUEST */
function messagesOf(body: unknown): readonly Message[] {
  const messages = (body as { messages?: unknown } | null)?.messages ?? [];
  if (!Array.isArray(messages) || messages.some((message) => typeof message !== 'object' || message === null))
    throw new Fault('BAD_REQUEST', '"messages" must be a list of objects.');
  return messages;
}

function isTooDeep(value: unknown, levels = DEEPEST_PAYLOAD): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isTooDeep(inner, levels - 1));
}

/** Broadcasts over HTTP: what supabase-js does before its channel is joined, and `httpSend`. */
export function broadcastRoutes(server: FastifyInstance, topics: Topics, callers: FrontCallers): void {
  const send = (messages: readonly Message[]) => {
    if (isTooDeep(messages)) throw new Fault('BAD_REQUEST', 'A message is nested too deeply.');
    for (const { topic, event, payload } of messages)
      topics.broadcast(`realtime:${String(topic)}`, null, { type: 'broadcast', event, payload });
  };
  server.post('/realtime/v1/api/broadcast', async ({ body, headers }, reply) => {
    await callers.ofRequest(headers);
    send(messagesOf(body));
    return reply.status(202).send();
  });
  server.post<{ Params: { topic: string; event: string } }>(
    '/realtime/v1/api/broadcast/:topic/events/:event',
    async ({ params, body, headers }, reply) => {
      await callers.ofRequest(headers);
      send([{ ...params, payload: body }]);
      return reply.status(202).send();
    },
  );
}
