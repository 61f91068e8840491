import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { MemoryWatch } from './memory-watch.js';
import { type ProcessorLimits, ProcessorWatch } from './processor-watch.js';

/** How a child process ended. */
export type ProcessEnd =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'killed'; readonly by: string }
  /** Elapsed time: the child may not have got CPU time, so its input may not be the cause. */
  | { readonly kind: 'out-of-time' }
  | { readonly kind: 'out-of-processor-time' }
  | { readonly kind: 'out-of-memory' }
  | { readonly kind: 'not-started'; readonly error: NodeJS.ErrnoException };

export interface ChildProgram {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Left out: that of this process. */
  readonly cwd?: string;
  /** Called once, when it has ended. */
  readonly ended?: () => void;
}

/** Limits of one piece of a child's work. */
export interface ChildWork extends ProcessorLimits {
  /** Sent immediately. */
  readonly input?: string;
  /** Elapsed time. */
  readonly timeoutMs: number;
  /** A child that must write regularly is killed when it writes nothing for this long, in elapsed time. */
  readonly silenceMs?: number;
  /** Resident memory beyond which the child is killed. */
  readonly maxRssBytes: number;
  /** Its reason is thrown once the child has ended. */
  readonly signal: AbortSignal;
  /** Receives each line; returns `last` for the line that ends the work while the child lives on. If it throws, the child is ended. */
  readonly onLine: (line: string) => unknown;
}

/** Longest accepted line of output; the decoder's answer for ten hours of talk is some 500 KB. */
const MAX_LINE_CHARACTERS = 4 * 1024 * 1024;
/** How much of the end of the error output is kept for the log. */
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

  constructor({ command, args, env, cwd, ended }: ChildProgram) {
    this.child = spawn(command, args, { env, cwd, stdio: ['pipe', 'pipe', 'pipe'] });
    // A child that dies immediately closes its input: its exit reports the cause, not the failed write.
    this.child.stdin.on('error', () => undefined);
    this.child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.errorTail = (this.errorTail + text).slice(-ERROR_TAIL_CHARACTERS);
    });
    this.ended = this.readToTheEnd(ended);
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Whether it can accept work. */
  get alive(): boolean {
    return !this.gone && !this.child.killed;
  }

  /**
   * Does one piece of work. Returns how the child ended, or null if it finished its work and lives on.
   * @throws the signal's reason when aborted, or what `onLine` throws; the child has ended by then
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

  /** Enforces the limits until the returned function is called. */
  private limit(work: ChildWork): () => void {
    let over = false;
    // A watch may report after the work has ended what it saw before: that must not affect the next piece of work.
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

  /** Kills it immediately: it has nothing to clean up. */
  stop(end: ProcessEnd | null = null): void {
    this.forced ??= end;
    this.child.kill('SIGKILL');
  }

  /** An idle child does not keep its parent alive. */
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

  private readToTheEnd(whenEnded: () => void = UNHEARD): Promise<ProcessEnd> {
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
        whenEnded();
        resolve({ kind: 'not-started', error });
      });
      this.child.once('exit', () => {
        this.gone = true;
        whenEnded();
      });
      this.child.once('close', (code, by) => {
        if (rest !== '') this.onLine(rest);
        resolve(by ? { kind: 'killed', by } : { kind: 'exited', code: code ?? 0 });
      });
    });
  }
}
