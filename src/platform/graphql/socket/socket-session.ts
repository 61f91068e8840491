import { Inject, Injectable } from '@nestjs/common';
import { CloseCode, MessageType, type Server } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { LOGGER, type Logger } from '../../logging/logger.js';
import { credentialsIn } from './connection-headers.js';
import { SocketCallers } from './socket-callers.js';
import type { SocketConnection } from './socket-connection.js';
import { type SocketExtra, SocketProtocol } from './socket-protocol.js';

const NORMAL = 1000;
/** The protocol library's own code for an error of the server. */
const BROKEN = 4500;

/** Ties one socket to the protocol. */
@Injectable()
export class SocketSession {
  private readonly protocol: Server<SocketExtra>;

  constructor(
    @Inject(SocketProtocol) protocol: SocketProtocol,
    @Inject(SocketCallers) private readonly callers: SocketCallers,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    this.protocol = protocol.server();
  }

  run(socket: WebSocket, connection: SocketConnection): void {
    const closed = this.protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) => connection.send(text),
        close: (code = NORMAL, reason = '') => connection.close({ code, reason }),
        onPing: (payload) => this.pong(connection, payload),
        onMessage: (take) => {
          socket.on('message', (data) => {
            // Messages of a closing socket are ignored.
            if (!connection.open) return;
            const text = String(data);
            take(text).catch((error: unknown) => this.broken(connection, text, error));
          });
        },
      },
      { connection, enter: (params) => this.callers.enter(connection, params) },
    );
    socket.on('error', (error) => this.log.debug('A GraphQL websocket failed.', { error }));
    socket.once('close', (code, reason) => {
      closed(code, String(reason)).catch((error: unknown) =>
        this.log.error('A closed GraphQL websocket could not be cleaned up.', { error }),
      );
    });
  }

  /** A ping can contain new credentials; any other payload is sent back. */
  private async pong(connection: SocketConnection, payload: unknown): Promise<void> {
    const renewing = connection.admission !== null && credentialsIn(payload) !== null;
    const answer = renewing ? await this.callers.renew(connection, payload) : payload;
    await connection.send(JSON.stringify(answer === undefined ? { type: 'pong' } : { type: 'pong', payload: answer }));
  }

  private broken(connection: SocketConnection, text: string, error: unknown): void {
    if (isServerMessage(text)) {
      connection.close({ code: CloseCode.BadRequest, reason: 'Clients do not send messages of this type.' });
      return;
    }
    this.log.error('A message on a GraphQL websocket got no answer because of an error.', { error });
    connection.close({ code: BROKEN, reason: 'Something went wrong inside the engine.' });
  }
}

/** The protocol library throws on messages that only a server sends, as if it were broken itself. */
function isServerMessage(text: string): boolean {
  const { type } = JSON.parse(text) as { readonly type?: unknown };
  return type === MessageType.ConnectionAck || type === MessageType.Next || type === MessageType.Error;
}
