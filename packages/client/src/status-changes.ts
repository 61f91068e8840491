import { graphqlChanges } from './graphql-changes.js';
import { polledChanges } from './polled-changes.js';
import { realtimeChanges } from './realtime-changes.js';
import type { JobStatus, StudioJob } from './row-types.js';
import type { StudioJobsClient } from './studio-jobs-client.js';
import { StudioJobsError } from './studio-jobs-error.js';
import { wait } from './wait.js';

/** How changes are noticed. */
export type Transport = 'realtime' | 'graphql' | 'polling';

/** A status that a job came to. */
export interface StatusChange {
  readonly jobId: string;
  readonly status: JobStatus;
  /** The row when the change was noticed, which may be further on. */
  readonly job: StudioJob;
  readonly transport: Transport;
}

export type StatusListener = (change: StatusChange) => void;

export interface ChangesOf {
  /** One way alone; left out: the first that works of Realtime, GraphQL and polling. */
  readonly transport?: Transport;
  /** Between two looks, where nothing announces changes. Milliseconds, 2,000 where left out. */
  readonly pollMs?: number;
  /** Called when the job can no longer be read, or the one transport that was asked for does not work. */
  readonly onError?: (error: StudioJobsError) => void;
}

export interface StatusSubscription {
  stop(): void;
  /** How changes are noticed; null until a way has been found. */
  readonly transport: Transport | null;
}

export interface Watch {
  readonly client: StudioJobsClient;
  readonly jobId: string;
  readonly listener: StatusListener;
  readonly how: ChangesOf;
}

/** One way to notice changes. Resolves once it works; false: it does not work here. */
export type Source = (watch: Watch, sink: Sink) => Promise<boolean>;

/** What a source hands its findings to. */
export interface Sink {
  readonly signal: AbortSignal;
  /** The job came to a status; the row where the source has it. */
  moved(status: JobStatus, job?: StudioJob): void;
  /** Something may have been missed: the row is read. Resolves to the row; null: it could not be read. */
  look(): Promise<StudioJob | null>;
  /** The source worked and does not any more: the next one takes over. */
  lost(): void;
}

const SOURCES: readonly (readonly [Transport, Source])[] = [
  ['realtime', realtimeChanges],
  ['graphql', graphqlChanges],
  ['polling', polledChanges],
];

/** Before a way that broke off is tried again. Milliseconds. */
const AGAIN_MS = 1_000;
/** A change that falls between the first look and the moment in which a subscription takes effect is found by these looks. Milliseconds. */
const FIRST_BACKSTOP_MS = 1_000;
const BACKSTOP_MS = 15_000;

async function backstop(sink: Sink): Promise<void> {
  for (let pause = FIRST_BACKSTOP_MS; ; pause = BACKSTOP_MS) {
    await wait(pause, sink.signal);
    if (sink.signal.aborted) return;
    await sink.look();
  }
}

/** Follows one job until `stop`. */
export function watchStatus(watch: Watch): StatusSubscription {
  const follower = new Follower(watch);
  void follower.start();
  return follower;
}

class Follower implements StatusSubscription {
  transport: Transport | null = null;
  private readonly stopped = new AbortController();
  private last: JobStatus | null = null;
  /** Changes that sources announced. */
  private moves = 0;
  /** Findings are handed on one after the other, in the order in which they came. */
  private queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly watch: Watch) {}

  stop(): void {
    this.stopped.abort();
  }

  /** Shows the present status, whatever works later, and looks for a source. */
  async start(): Promise<void> {
    void this.sink(this.stopped.signal, () => undefined).look();
    await this.run(0);
  }

  /** Tries the sources from one on, until one works. */
  private async run(first: number): Promise<void> {
    const { transport: only } = this.watch.how;
    for (let index = first; index < SOURCES.length && !this.stopped.signal.aborted; index += 1) {
      const [transport, source] = SOURCES[index] as (typeof SOURCES)[number];
      if (only !== undefined && only !== transport) continue;
      this.transport = transport;
      const attempt = new AbortController();
      const signal = AbortSignal.any([this.stopped.signal, attempt.signal]);
      const broken = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
      const sink = this.sink(signal, () => attempt.abort());
      if (await source(this.watch, sink).catch(() => false)) {
        if (transport !== 'polling') void backstop(sink);
        await broken;
        // One way alone was asked for: it is tried again. A source that breaks off at once must not make a tight loop of it.
        if (only !== undefined) index -= 1;
        await wait(only === undefined ? 0 : AGAIN_MS, this.stopped.signal);
        continue;
      }
      attempt.abort();
      this.transport = null;
      if (only !== undefined)
        this.fail(new StudioJobsError('UNAVAILABLE', `Changes cannot be followed by ${only} here.`));
    }
  }

  private sink(signal: AbortSignal, lost: () => void): Sink {
    return {
      signal,
      lost,
      moved: (status, job) => {
        this.moves += 1;
        this.queue = this.queue.then(() => this.hand(status, job ?? null));
      },
      look: async () => {
        const before = this.moves;
        const job = await this.read();
        // What was read while a change was announced may be older than the change.
        if (job !== null && !signal.aborted && this.moves === before)
          this.queue = this.queue.then(() => this.hand(job.status, job));
        return job;
      },
    };
  }

  private async hand(status: JobStatus, known: StudioJob | null): Promise<void> {
    if (this.stopped.signal.aborted || status === this.last) return;
    const job = known ?? (await this.read());
    if (job === null || this.stopped.signal.aborted) return;
    this.last = status;
    this.watch.listener({ jobId: job.job_id, status, job, transport: this.transport ?? 'polling' });
  }

  private async read(): Promise<StudioJob | null> {
    try {
      return await this.watch.client.getJob(this.watch.jobId);
    } catch (error) {
      this.fail(error as StudioJobsError);
      return null;
    }
  }

  private fail(error: StudioJobsError): void {
    if (!this.stopped.signal.aborted) this.watch.how.onError?.(error);
  }
}
