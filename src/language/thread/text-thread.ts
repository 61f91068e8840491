import { Worker } from 'node:worker_threads';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { compiledProgram } from '../../platform/compiled-program.js';
import { Fault } from '../../platform/fault.js';
import { LOGGER, type Logger } from '../../platform/logging/logger.js';
import type { InputOf, OutputOf, TextDesk, TextWorkName } from './text-desk.js';
import type { TextAnswer, TextTask } from './text-thread-messages.js';

/** The young generation is kept small: bench/transcribing measured 60 MB less for it, and a tenth more time. */
const HEAP = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 512 };
/** Of one piece of work, in milliseconds; ten hours of speech take a tenth of it. */
const LIMIT_MS = 10 * 60_000;
/** Without work for so long the thread ends, and its memory is free; milliseconds. */
const IDLE_MS = 30_000;
/** Beyond this somebody asks for more than a machine can do. */
const MOST_WAITING = 1_000;

interface Entry extends TextTask {
  readonly signal: AbortSignal | undefined;
  readonly settle: PromiseWithResolvers<unknown>;
}

/**
 * Works on texts in a thread of its own, one at a time: an hour of speech takes seconds of processor time, in which the process would answer
 * nobody, and memory that it would keep.
 */
@Injectable()
export class TextThread implements TextDesk, OnApplicationShutdown {
  private readonly waiting: Entry[] = [];
  private current: Entry | null = null;
  private thread: Worker | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(@Inject(LOGGER) private readonly log: Logger) {}

  /** @throws what the work throws; Fault UNAVAILABLE when too much waits, INTERNAL when the text takes too much time or memory */
  async run<Name extends TextWorkName>(name: Name, input: InputOf<Name>, signal?: AbortSignal) {
    signal?.throwIfAborted();
    if (this.waiting.length >= MOST_WAITING) throw new Fault('UNAVAILABLE', 'Too many texts wait. Try again later.');
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

  async onApplicationShutdown(): Promise<void> {
    const left = [...(this.current === null ? [] : [this.current]), ...this.waiting.splice(0)];
    this.current = null;
    for (const entry of left) entry.settle.reject(new Fault('UNAVAILABLE', 'The engine stops. Try again.'));
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
    this.wait(LIMIT_MS, () => this.giveUp(entry, tooMuch('time')));
    this.thread ??= this.start();
    const { name, input } = entry;
    this.thread.ref();
    this.thread.postMessage({ name, input } satisfies TextTask);
  }

  private start(): Worker {
    const thread = new Worker(compiledProgram('text-thread-process', import.meta.url), {
      resourceLimits: HEAP,
      env: {},
    });
    thread.on('message', (answer: TextAnswer) => {
      // It may have finished in the moment in which it was given up.
      if (this.thread !== thread) return;
      const entry = this.current;
      this.current = null;
      if ('output' in answer) entry?.settle.resolve(answer.output);
      else entry?.settle.reject(answer.error);
      this.next();
    });
    thread.on('error', (error) => {
      if (this.thread !== thread) return;
      this.log.error('the thread that works on texts ended; the next text gets a new one', { error });
      this.thread = null;
      const { code } = error as { code?: unknown };
      const reason = code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch('memory') : Fault.from(error);
      if (this.current !== null) this.giveUp(this.current, reason);
    });
    return thread;
  }

  /** Its caller wants it no more, or cannot have it. */
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

function tooMuch(what: 'time' | 'memory'): Fault {
  return new Fault(
    'INTERNAL',
    `Working on the text took too much ${what}. Retry the job; cut the recording if that stays so.`,
    {
      retryable: true,
    },
  );
}
