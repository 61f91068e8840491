import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { MemoryWatch } from './memory-watch.js';
import { type ProcessorLimits, ProcessorWatch } from './processor-watch.js';

/** How a child process ended. */
export type ProcessEnd =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'killed'; readonly by: string }
  /** By the clock: it may not have got a processor, so this says nothing about its input. */
  | { readonly kind: 'out-of-time' }
  | { readonly kind: 'out-of-processor-time' }
  | { readonly kind: 'out-of-memory' }
  | { readonly kind: 'not-started'; readonly error: NodeJS.ErrnoException };

export interface ChildProgram {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** What one piece of work of a child may take. */
export interface ChildWork extends ProcessorLimits {
  /** Sent at once. */
  readonly input?: string;
  /** By the clock. */
  readonly timeoutMs: number;
  /** A child that must keep saying something is killed when it says nothing for so long, by the clock. */
  readonly silenceMs?: number;
  /** Resident memory beyond which the child is killed. */
  readonly maxRssBytes: number;
  /** Its reason is thrown once the child is gone. */
  readonly signal: AbortSignal;
  /** Given each line; says `last` for the one that ends the work of a child that lives on. What it throws ends the child. */
  readonly onLine: (line: string) => unknown;
}

/** Longest line of output that is waited for; the decoder's answer for ten hours of talk is some 500 KB. */
const MAX_LINE_CHARACTERS = 4 * 1024 * 1024;
/** What is kept of the end of the error output, for the log. */
const ERROR_TAIL_CHARACTERS = 2_000;
const UNHEARD = () => undefined;

/** A child process that does one piece of work after another, each within its own limits of time and memory. */
export class LimitedChild {
  errorTail = '';
  private readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  private readonly ended: Promise<ProcessEnd>;
  private forced: ProcessEnd | null = null;
  private gone = false;
  private onOutput: () => void = UNHEARD;
  private onLine: (line: string) => void = UNHEARD;

  constructor({ command, args, env }: ChildProgram) {
    this.child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
    // A child that dies at once closes its input: how it died is told by its end, not by our failed write.
    this.child.stdin.on('error', () => undefined);
    this.child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.errorTail = (this.errorTail + text).slice(-ERROR_TAIL_CHARACTERS);
    });
    this.ended = this.readToTheEnd();
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Whether it can be given work. */
  get alive(): boolean {
    return !this.gone && !this.child.killed;
  }

  /**
   * Does one piece of work. Returns how the child ended, and null where it ended its work and lives on.
   * @throws the signal's reason when aborted, what `onLine` throws; the child is gone then
   */
  async work(work: ChildWork): Promise<ProcessEnd | null> {
    const finished = Promise.withResolvers<null>();
    const release = this.limit(work);
    this.onLine = (line) => {
      try {
        if (work.onLine(line) === 'last') finished.resolve(null);
      } catch (error) {
        this.stop();
        finished.reject(error);
      }
    };
    this.keepProcessAlive(true);
    try {
      if (work.input !== undefined) this.child.stdin.write(work.input);
      const end = await Promise.race([this.ended, finished.promise]);
      if (work.signal.aborted) await this.ended;
      work.signal.throwIfAborted();
      return end && (this.forced ?? end);
    } finally {
      release();
      this.onLine = UNHEARD;
      this.keepProcessAlive(false);
    }
  }

  /** Holds the child to the limits until what it returns is called. */
  private limit(work: ChildWork): () => void {
    let over = false;
    // A watch may have looked before the work was over and speak afterwards: that must not hit the next piece of work.
    const stop = (end: ProcessEnd | null) => {
      if (!over) this.stop(end);
    };
    const outOfTime = () => stop({ kind: 'out-of-time' });
    const onAbort = () => stop(null);
    work.signal.addEventListener('abort', onAbort, { once: true });
    const timer = setTimeout(outOfTime, work.timeoutMs);
    const silence = work.silenceMs === undefined ? undefined : setTimeout(outOfTime, work.silenceMs);
    const processor = new ProcessorWatch(this.pid, work, () => stop({ kind: 'out-of-processor-time' }));
    const memory = new MemoryWatch(this.pid, work.maxRssBytes, () => stop({ kind: 'out-of-memory' }));
    this.onOutput = () => {
      silence?.refresh();
      processor.heard();
    };
    return () => {
      over = true;
      clearTimeout(timer);
      clearTimeout(silence);
      processor.stop();
      memory.stop();
      work.signal.removeEventListener('abort', onAbort);
      this.onOutput = UNHEARD;
    };
  }

  /** Kills it outright: it has nothing to tidy up. */
  stop(end: ProcessEnd | null = null): void {
    this.forced ??= end;
    this.child.kill('SIGKILL');
  }

  /** A child that has nothing to do does not keep its parent from ending. */
  private keepProcessAlive(keep: boolean): void {
    for (const part of [
      this.child,
      this.child.stdin as Socket,
      this.child.stdout as Socket,
      this.child.stderr as Socket,
    ]) {
      if (keep) part.ref();
      else part.unref();
    }
  }

  private readToTheEnd(): Promise<ProcessEnd> {
    let rest = '';
    this.child.stdout.on('data', () => this.onOutput());
    this.child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() as string;
      if (rest.length > MAX_LINE_CHARACTERS) this.child.kill('SIGKILL');
      for (const line of lines) this.onLine(line);
    });
    return new Promise((resolve) => {
      this.child.once('error', (error) => {
        this.gone = true;
        resolve({ kind: 'not-started', error });
      });
      this.child.once('exit', () => {
        this.gone = true;
      });
      this.child.once('close', (code, by) => {
        if (rest !== '') this.onLine(rest);
        resolve(by ? { kind: 'killed', by } : { kind: 'exited', code: code ?? 0 });
      });
    });
  }
}
