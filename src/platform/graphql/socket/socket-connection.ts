import type { IncomingHttpHeaders } from 'node:http';
import type { WebSocket } from 'ws';
import type { Admission } from '../graphql-door.js';
import { type Closing, closing } from './closing.js';

/** Bytes that can wait to be sent on one socket; above it the socket is closed. A single message can be larger. */
const MOST_WAITING = 4 * 1024 * 1024;
/** A client that reads nothing for this long while messages wait is disconnected. */
const STALLED_MS = 10_000;
/** Pings that may go unanswered; one is sent at each beat. */
const MOST_UNANSWERED = 2;
/** How long a client can take to answer a close frame before the socket is destroyed. */
const CLOSE_GRACE_MS = 3_000;
/** The longest delay of Node's timers. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

const TOO_SLOW = closing(
  'TOO_SLOW',
  'The subscriber reads too slowly: connect again and resume with "after" set to the last eventId received.',
);
const RAN_OUT = closing('ENDED', 'The access token has expired: connect again with a fresh one, resume with "after".');

/** One GraphQL socket: its send buffer, the liveness of its client, and the expiry of its caller. */
export class SocketConnection {
  admission: Admission | null = null;
  private waiting = 0;
  private messages = 0;
  private movedAt = Date.now();
  private unanswered = 0;
  private expiry: NodeJS.Timeout | null = null;

  /**
   * @param headers of the upgrade
   * @param address of the peer
   */
  constructor(
    private readonly socket: WebSocket,
    readonly headers: IncomingHttpHeaders,
    readonly address: string | undefined,
  ) {
    socket.on('pong', () => {
      this.unanswered = 0;
    });
    socket.once('close', () => this.forgetExpiry());
  }

  get open(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  /** Resolves when the operating system accepts the message, so that a sender waits for a slow client; immediately on a closing socket. */
  send(text: string): Promise<void> {
    if (!this.open) return Promise.resolve();
    const size = Buffer.byteLength(text);
    if (this.messages > 0 && this.waiting + size > MOST_WAITING) {
      this.close(TOO_SLOW);
      return Promise.resolve();
    }
    if (this.messages === 0) this.movedAt = Date.now();
    this.waiting += size;
    this.messages += 1;
    return new Promise((resolve) => {
      // An error is the socket's end, which its close event reports.
      this.socket.send(text, () => {
        this.waiting -= size;
        this.messages -= 1;
        this.movedAt = Date.now();
        resolve();
      });
    });
  }

  /** Sends a close frame; destroys the socket if the client does not answer. */
  close({ code, reason }: Closing): void {
    if (!this.open) return;
    this.socket.close(code, reason);
    setTimeout(() => this.socket.terminate(), CLOSE_GRACE_MS).unref();
  }

  /** From now on this caller's, until the credentials end. */
  admit(admission: Admission): void {
    this.admission = admission;
    this.forgetExpiry();
    const { expiresAt } = admission;
    if (expiresAt === null) return;
    const left = Math.max(0, expiresAt.getTime() - Date.now());
    this.expiry = setTimeout(() => this.close(RAN_OUT), Math.min(left, LONGEST_TIMER_MS)).unref();
  }

  /** Pings, and cuts an end that does not answer or does not read. Called every few seconds. */
  beat(now: number): void {
    if (!this.open) return;
    if (this.messages > 0 && now - this.movedAt > STALLED_MS) {
      this.close(TOO_SLOW);
    } else if (this.unanswered >= MOST_UNANSWERED) {
      this.socket.terminate();
    } else {
      this.unanswered += 1;
      this.socket.ping();
    }
  }

  terminate(): void {
    this.socket.terminate();
  }

  private forgetExpiry(): void {
    if (this.expiry !== null) clearTimeout(this.expiry);
    this.expiry = null;
  }
}
