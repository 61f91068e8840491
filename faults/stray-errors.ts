import type { EventEmitter } from 'node:events';

/**
 * Turns an error that nothing awaits, such as that of a submission in the background, into the failure of the run. Without it, such an error ends the program immediately, and
 * the replicas, the database and the provider keep running.
 */
export class StrayErrors {
  /** Rejects with the first such error; never resolves. */
  readonly failed: Promise<never>;
  private readonly fail: (error: unknown) => void;

  constructor(private readonly program: EventEmitter) {
    const { promise, reject } = Promise.withResolvers<never>();
    promise.catch(() => undefined);
    this.failed = promise;
    this.fail = reject;
    program.on('unhandledRejection', this.fail).on('uncaughtException', this.fail);
  }

  /** Call it when nothing of the run is left. */
  close(): void {
    this.program.off('unhandledRejection', this.fail).off('uncaughtException', this.fail);
  }
}
