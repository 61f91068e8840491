import { Worker } from 'node:worker_threads';
import type { InputOf, OutputOf, TextDesk, TextWorkName } from './text-desk.js';
import type { TextAnswer, TextTask } from './text-thread-messages.js';

/** The young generation is kept small: bench/transcribing measured 60 MB less for it, and a tenth more time. */
const HEAP = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 512 };
/** Time limit of one task in milliseconds; ten hours of speech take a tenth of it. */
const LIMIT_MS = 10 * 60_000;
/** The thread ends after this long without work and frees its memory; milliseconds. */
const IDLE_MS = 30_000;
/** Maximum length of the queue: a longer one would take too long. */
const MOST_WAITING = 1_000;

/** Why the thread does not work on a text: `full` and `stopped` before it began, the others while it did. */
export type TextThreadTrouble = 'full' | 'stopped' | 'time' | 'memory' | 'crash';

/** The thread could not do the work; the work itself did not fail. `cause` is what ended the thread. */
export class TextThreadError extends Error {
  override readonly name = 'TextThreadError';

  constructor(
    readonly trouble: TextThreadTrouble,
    cause?: unknown,
  ) {
    super(`the text thread did not finish its work: ${trouble}`, { cause });
  }
}

/** What a TextThread is made of. */
export interface TextThreadOptions {
  /** Path of the compiled `text-thread-process.js`. */
  readonly program: string;
  /** Called when the thread ends by itself; the next text starts another. */
  readonly onCrash: (error: unknown) => void;
}

interface Entry extends TextTask {
  readonly signal: AbortSignal | undefined;
  readonly settle: PromiseWithResolvers<unknown>;
}

/**
 * Works on texts in a separate thread, one at a time: an hour of speech takes seconds of processor time, during which the process would not
 * answer requests, and memory that it would keep.
 */
export class TextThread implements TextDesk {
  private readonly waiting: Entry[] = [];
  private current: Entry | null = null;
  private thread: Worker | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly options: TextThreadOptions) {}

  /** @throws what the work throws; TextThreadError when the thread cannot do it; the signal's reason when aborted */
  async run<Name extends TextWorkName>(name: Name, input: InputOf<Name>, signal?: AbortSignal) {
    signal?.throwIfAborted();
    if (this.waiting.length >= MOST_WAITING) throw new TextThreadError('full');
    const entry: Entry = { name, input, signal, settle: Promise.withResolvers() };
    const stop = () => this.giveUp(entry, signal?.reason);
    signal?.addEventListener('abort', stop, { once: true });
    this.waiting.push(entry);
    this.next();
    try {
      return (await entry.settle.promise) as OutputOf<Name>;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  /** Ends the thread and rejects the running and waiting tasks. */
  async stop(): Promise<void> {
    const left = [...(this.current === null ? [] : [this.current]), ...this.waiting.splice(0)];
    this.current = null;
    for (const entry of left) entry.settle.reject(new TextThreadError('stopped'));
    await this.end();
  }

  private next(): void {
    if (this.current !== null) return;
    const entry = this.waiting.shift();
    if (entry === undefined) {
      this.thread?.unref();
      this.wait(IDLE_MS, () => void this.end());
      return;
    }
    this.current = entry;
    this.wait(LIMIT_MS, () => this.giveUp(entry, new TextThreadError('time')));
    this.thread ??= this.start();
    const { name, input } = entry;
    this.thread.ref();
    this.thread.postMessage({ name, input } satisfies TextTask);
  }

  private start(): Worker {
    const thread = new Worker(this.options.program, { resourceLimits: HEAP, env: {} });
    thread.on('message', (answer: TextAnswer) => {
      // It may have finished just before it was abandoned.
      if (this.thread !== thread) return;
      const entry = this.current;
      this.current = null;
      if ('output' in answer) entry?.settle.resolve(answer.output);
      else entry?.settle.reject(answer.error);
      this.next();
    });
    thread.on('error', (error) => this.crashed(thread, error));
    // Without an error before it: the thread called process.exit.
    thread.on('exit', (code) => this.crashed(thread, new Error(`the text thread ended with code ${code}`)));
    return thread;
  }

  private crashed(thread: Worker, error: unknown): void {
    if (this.thread !== thread) return;
    this.options.onCrash(error);
    this.thread = null;
    const { code } = error as { code?: unknown };
    const trouble = code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'crash';
    if (this.current !== null) this.giveUp(this.current, new TextThreadError(trouble, error));
  }

  /** Rejects a task: its caller aborted it, it timed out, or the thread ended. */
  private giveUp(entry: Entry, reason: unknown): void {
    entry.settle.reject(reason);
    if (this.current !== entry) {
      const at = this.waiting.indexOf(entry);
      if (at >= 0) this.waiting.splice(at, 1);
      return;
    }
    this.current = null;
    void this.end().then(() => this.next());
  }

  private async end(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const { thread } = this;
    this.thread = null;
    await thread?.terminate();
  }

  private wait(ms: number, then: () => void): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(then, ms).unref();
  }
}
