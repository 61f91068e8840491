import { Fault } from '../../platform/fault.js';

/** Aborts a running stage and carries the reason. */
export class StageAbort extends Error {
  override readonly name = 'StageAbort';

  constructor(readonly reason: 'cancelled' | 'timed out' | 'stopping' | 'claim lost') {
    super(`the stage was aborted: ${reason}`);
  }
}

/** One run of a stage in this process, with everything that may end it early. */
export class StageRun {
  private readonly controller = new AbortController();
  private readonly timer: NodeJS.Timeout;

  /**
   * @param claimSignal aborted by the queue when the claim expires
   * @param limitMs longest run of the stage in milliseconds
   */
  constructor(
    readonly jobId: string,
    claimSignal: AbortSignal,
    private readonly limitMs: number,
  ) {
    this.timer = setTimeout(() => this.abort('timed out'), limitMs);
    claimSignal.addEventListener('abort', () => this.abort('claim lost'), { signal: this.controller.signal });
    if (claimSignal.aborted) this.abort('claim lost');
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  abort(reason: StageAbort['reason']): void {
    if (!this.controller.signal.aborted) this.controller.abort(new StageAbort(reason));
  }

  /** Why it was aborted, or null. */
  get abortReason(): StageAbort['reason'] | null {
    const reason: unknown = this.controller.signal.reason;
    return reason instanceof StageAbort ? reason.reason : null;
  }

  /** Runs the work. Stops waiting for it if the run is aborted and the work does not react. */
  race<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const aborted = new Promise<never>((_, reject) => {
      this.signal.addEventListener('abort', () => reject(this.signal.reason), { once: true });
      if (this.signal.aborted) reject(this.signal.reason);
    });
    return Promise.race([work(this.signal), aborted]);
  }

  /** The run is over: its limit no longer matters. */
  end(): void {
    clearTimeout(this.timer);
  }

  /** The fault of an aborted run; otherwise the error that the stage threw. */
  faultOf(thrown: unknown): Fault {
    switch (this.abortReason) {
      case 'cancelled':
        return new Fault('CANCELLED', 'The job was cancelled while it was running.');
      case 'timed out':
        return new Fault('TIMED_OUT', `The stage did not end within ${Math.round(this.limitMs / 1000)} seconds.`, {
          cause: thrown,
        });
      default:
        return Fault.from(thrown);
    }
  }
}
