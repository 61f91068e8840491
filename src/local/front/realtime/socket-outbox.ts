import type { WebSocket } from 'ws';
import type { Logger } from '../../../platform/logging/logger.js';

/** From here on a client must take something every `LONGEST_STALL_MS`: a browser on a busy machine may stand still for seconds. */
const BEHIND_BYTES = 8 * 1024 * 1024;
const LONGEST_STALL_MS = 15_000;
/** What one client may hold in memory, however quickly it reads. */
const MOST_BUFFERED_BYTES = 64 * 1024 * 1024;

/**
 * The frames that wait for one client. A burst of large rows outruns every reader for a moment, so only a client that is behind and takes
 * nothing for a while is cut. It connects again and reads the rows. The other clients never wait for it.
 */
export class SocketOutbox {
  private stall: NodeJS.Timeout | undefined;

  constructor(
    private readonly socket: WebSocket,
    private readonly log: Logger,
  ) {
    socket.once('close', () => clearTimeout(this.stall));
  }

  send(frame: string | Buffer): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    if (this.socket.bufferedAmount > MOST_BUFFERED_BYTES) {
      this.cut();
      return;
    }
    this.socket.send(frame, () => this.progress());
    if (this.stall === undefined) this.watch();
  }

  /** The client took a frame. */
  private progress(): void {
    clearTimeout(this.stall);
    this.stall = undefined;
    this.watch();
  }

  private watch(): void {
    if (this.socket.readyState !== this.socket.OPEN || this.socket.bufferedAmount <= BEHIND_BYTES) return;
    const stall = setTimeout(() => {
      // This process itself may have been suspended: it checks once what the sockets accepted meanwhile.
      setImmediate(() => this.stall === stall && this.cut());
    }, LONGEST_STALL_MS);
    stall.unref();
    this.stall = stall;
  }

  private cut(): void {
    this.log.warn('A Realtime client that reads too slowly was disconnected.');
    this.socket.terminate();
  }
}
