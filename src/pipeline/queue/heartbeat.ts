import { Worker } from 'node:worker_threads';
import { compiledProgram } from '../../platform/compiled-program.js';
import type { Logger } from '../../platform/logging/logger.js';
import type { BeatingClaim, HeartbeatMessage, HeartbeatSettings } from './heartbeat-messages.js';

const ALIVE_EVERY_MS = 1_000;

/** Keeps the claims of this process alive from a thread that a busy event loop cannot starve. */
export class Heartbeat {
  private readonly claims = new Map<string, BeatingClaim>();
  private thread: Worker | null = null;
  private timer: NodeJS.Timeout | null = null;
  private changed = false;

  constructor(
    private readonly settings: HeartbeatSettings,
    private readonly log: Logger,
  ) {}

  start(): void {
    const thread = new Worker(compiledProgram('heartbeat-process', import.meta.url), { workerData: this.settings });
    thread.on('error', (error) =>
      this.log.error('the heartbeat thread ended; the main thread goes on beating', { error }),
    );
    thread.on('message', (trouble: string) =>
      this.log.debug('a heartbeat failed; the next one tries again', { trouble }),
    );
    thread.unref();
    this.thread = thread;
    this.timer = setInterval(() => this.tell({ kind: 'alive' }), ALIVE_EVERY_MS);
    this.timer.unref();
  }

  add(claim: BeatingClaim): void {
    this.claims.set(claim.deliveryId, claim);
    this.announce();
  }

  remove(claim: BeatingClaim): void {
    this.claims.delete(claim.deliveryId);
    this.announce();
  }

  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    const { thread } = this;
    this.thread = null;
    if (thread === null) return;
    thread.postMessage({ kind: 'close' } satisfies HeartbeatMessage);
    await thread.terminate();
  }

  /** One message for all changes of this turn of the event loop. */
  private announce(): void {
    if (this.changed) return;
    this.changed = true;
    setImmediate(() => {
      this.changed = false;
      this.tell({ kind: 'claims', claims: [...this.claims.values()] });
    });
  }

  private tell(message: HeartbeatMessage): void {
    this.thread?.postMessage(message);
  }
}
