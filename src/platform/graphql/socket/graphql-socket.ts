import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type WebSocket, WebSocketServer } from 'ws';
import { ENVIRONMENT, type Environment } from '../../environment/environment.js';
import { Fault } from '../../fault.js';
import { closing } from './closing.js';
import { SocketCallers } from './socket-callers.js';
import { SocketConnection } from './socket-connection.js';
import { SocketSession } from './socket-session.js';
import { PROTOCOL, refuseUpgrade, upgradeRefusal } from './upgrade-refusal.js';

/** Operations name things; the largest document has 2,000 tokens. */
const LARGEST_MESSAGE_BYTES = 64 * 1024;
/** How often sockets are pinged and checked. */
const BEAT_MS = 5_000;
/** An admin's standing is cached for 30 s, so a revoked admin is disconnected within a minute. */
const RECHECK_MS = 20_000;
/** How long a stop waits for clients to close their sockets. */
const STOP_GRACE_MS = 2_000;
const STOP_LOOK_MS = 20;

/** GraphQL subscriptions over websockets at /graphql. */
@Injectable()
export class GraphQlSocket implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly sockets = new WebSocketServer({
    noServer: true,
    clientTracking: true,
    maxPayload: LARGEST_MESSAGE_BYTES,
    perMessageDeflate: false,
    // A client learns of a close code only where the upgrade succeeds, which takes a subprotocol that it offered.
    handleProtocols: (offered) => (offered.has(PROTOCOL) ? PROTOCOL : ([...offered][0] ?? false)),
  });
  private timers: NodeJS.Timeout[] = [];
  private stopping = false;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    @Inject(SocketCallers) private readonly callers: SocketCallers,
    @Inject(SocketSession) private readonly session: SocketSession,
  ) {}

  onApplicationBootstrap(): void {
    const server: Server = this.host.httpAdapter.getHttpServer();
    server.on('upgrade', (request, stream, head) => this.upgrade(request, stream, head));
    this.timers = [
      setInterval(() => this.beat(), BEAT_MS).unref(),
      setInterval(() => void this.callers.recheck(), RECHECK_MS).unref(),
    ];
  }

  /** Runs before the parts below subscriptions stop, so that clients reconnect instead of seeing their subscription complete. */
  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    for (const timer of this.timers) clearInterval(timer);
    for (const connection of this.callers.census) {
      connection.close(closing('STOPPING', 'The engine is stopping: connect again, resume with "after".'));
    }
    const deadline = Date.now() + STOP_GRACE_MS;
    while (this.sockets.clients.size > 0 && Date.now() < deadline) await pause(STOP_LOOK_MS);
    for (const socket of this.sockets.clients) socket.terminate();
  }

  private upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    // The client can disconnect at any time, and this error is not worth a log line.
    stream.on('error', () => stream.destroy());
    const refusal = this.stopping
      ? new Fault('UNAVAILABLE', 'The engine is stopping; connect again shortly.')
      : upgradeRefusal(request, this.environment);
    if (refusal !== null) {
      refuseUpgrade(stream, request, refusal);
      return;
    }
    this.sockets.handleUpgrade(request, stream, head, (socket) => {
      if (socket.protocol !== PROTOCOL) return refuseProtocol(socket);
      const connection = new SocketConnection(socket, request.headers, request.socket.remoteAddress);
      this.callers.census.arrive(connection);
      socket.once('close', () => this.callers.census.leave(connection));
      this.session.run(socket, connection);
    });
  }

  private beat(): void {
    const now = Date.now();
    for (const connection of this.callers.census) connection.beat(now);
  }
}

/** As the protocol asks: with a close code, which browsers show to their page. */
function refuseProtocol(socket: WebSocket): void {
  socket.on('error', () => socket.terminate());
  const { code, reason } = closing('OTHER_PROTOCOL', `The websocket uses ${PROTOCOL}; offer it as the subprotocol.`);
  socket.close(code, reason);
  setTimeout(() => socket.terminate(), STOP_GRACE_MS).unref();
}
