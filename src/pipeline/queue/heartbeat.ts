import { Worker } from 'node:worker_threads';
import { compiledProgram } from '../../platform/compiled-program.js';
import type { Logger } from '../../platform/logging/logger.js';
import type { BeatingClaim, HeartbeatMessage, HeartbeatReport, HeartbeatSettings } from './heartbeat-messages.js';

const ALIVE_EVERY_MS = 1_000;

/** Keeps the claims of this process alive from a thread that a busy event loop cannot starve. */
export class Heartbeat {
  /** By delivery: the handler for a claim that another worker turns out to hold. */
  private readonly onLost = new Map<string, () => void>();
  private added: BeatingClaim[] = [];
  private removed: string[] = [];
  private thread: Worker | null = null;
  private timer: NodeJS.Timeout | null = null;
  private announced = false;

  constructor(
    private readonly settings: HeartbeatSettings,
    private readonly log: Logger,
  ) {}

  start(): void {
    const thread = new Worker(compiledProgram('heartbeat-process', import.meta.url), { workerData: this.settings });
    thread.on('error', (error) =>
      this.log.error('The heartbeat thread ended. The main thread writes the heartbeats now.', { error }),
    );
    thread.on('message', (report: HeartbeatReport) => this.receive(report));
    thread.unref();
    this.thread = thread;
    this.timer = setInterval(() => this.send({ kind: 'alive' }), ALIVE_EVERY_MS);
    this.timer.unref();
  }

  add(claim: BeatingClaim, onLost: () => void): void {
    this.onLost.set(claim.deliveryId, onLost);
    this.added.push(claim);
    this.announce();
  }

  remove({ deliveryId }: BeatingClaim): void {
    this.onLost.delete(deliveryId);
    this.removed.push(deliveryId);
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

  private receive(report: HeartbeatReport): void {
    if (report.kind === 'trouble') {
      this.log.debug('A heartbeat failed. The next one tries again.', { trouble: report.trouble });
      return;
    }
    for (const id of report.deliveryIds) this.onLost.get(id)?.();
  }

  /** Sends one message for all changes of this turn of the event loop. A claim that starts and ends within the turn is not sent. */
  private announce(): void {
    if (this.announced) return;
    this.announced = true;
    setImmediate(() => {
      this.announced = false;
      const gone = new Set(this.removed);
      const added = this.added.filter(({ deliveryId }) => !gone.has(deliveryId));
      this.send({ kind: 'claims', added, removed: this.removed });
      this.added = [];
      this.removed = [];
    });
  }

  private send(message: HeartbeatMessage): void {
    this.thread?.postMessage(message);
  }
}
