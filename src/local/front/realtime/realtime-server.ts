import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { WebSocketServer } from 'ws';
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

interface Message {
  readonly topic?: unknown;
  readonly event?: unknown;
  readonly payload?: unknown;
}

/** Broadcasts over HTTP: what supabase-js does before its channel is joined, and `httpSend`. */
export function broadcastRoutes(server: FastifyInstance, topics: Topics, callers: FrontCallers): void {
  const send = ({ topic, event, payload }: Message) =>
    topics.broadcast(`realtime:${String(topic)}`, null, { type: 'broadcast', event, payload });
  server.post<{ Body: { messages?: readonly Message[] } | null }>(
    '/realtime/v1/api/broadcast',
    async (request, reply) => {
      await callers.ofRequest(request.headers);
      for (const message of request.body?.messages ?? []) send(message);
      return reply.status(202).send();
    },
  );
  server.post<{ Params: { topic: string; event: string } }>(
    '/realtime/v1/api/broadcast/:topic/events/:event',
    async ({ params, body, headers }, reply) => {
      await callers.ofRequest(headers);
      send({ ...params, payload: body });
      return reply.status(202).send();
    },
  );
}
