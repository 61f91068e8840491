import { type ChildProcessByStdio, spawn } from 'node:child_process';
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

export interface LimitedProcess extends ProcessorLimits {
  readonly command: string;
  readonly args: readonly string[];
  /** Sent at once. */
  readonly input?: string;
  readonly env: Readonly<Record<string, string>>;
  /** By the clock. */
  readonly timeoutMs: number;
  /** A child that must keep saying something is killed when it says nothing for so long, by the clock. */
  readonly silenceMs?: number;
  /** Resident memory beyond which the child is killed. */
  readonly maxRssBytes: number;
  /** Its reason is thrown once the child is gone. */
  readonly signal: AbortSignal;
  readonly onLine: (line: string) => void;
}

/** Longest line of output that is waited for; the decoder's answer for ten hours of talk is some 500 KB. */
const MAX_LINE_CHARACTERS = 4 * 1024 * 1024;
/** What is kept of the end of the error output, for the log. */
const ERROR_TAIL_CHARACTERS = 2_000;

/**
 * Runs a child process with limits on time and memory, handing out its lines as they come. Returns when the child is gone and
 * all of its output was handed out. A process that does not end by itself is killed outright: it has nothing to tidy up.
 */
export async function runLimited(options: LimitedProcess): Promise<{ end: ProcessEnd; errorTail: string }> {
  options.signal.throwIfAborted();
  const child = spawn(options.command, options.args, { env: options.env, stdio: ['pipe', 'pipe', 'pipe'] });
  let forced: ProcessEnd | null = null;
  const stop = (end: ProcessEnd | null) => {
    forced ??= end;
    child.kill('SIGKILL');
  };
  const onAbort = () => stop(null);
  options.signal.addEventListener('abort', onAbort, { once: true });
  const outOfTime = () => stop({ kind: 'out-of-time' });
  const timer = setTimeout(outOfTime, options.timeoutMs);
  const silence = options.silenceMs === undefined ? undefined : setTimeout(outOfTime, options.silenceMs);
  const processor = new ProcessorWatch(child.pid, options, () => stop({ kind: 'out-of-processor-time' }));
  child.stdout.on('data', () => {
    silence?.refresh();
    processor.heard();
  });
  const memory = new MemoryWatch(child.pid, options.maxRssBytes, () => stop({ kind: 'out-of-memory' }));
  const errors = { tail: '' };
  try {
    const end = await ended(child, options, errors);
    options.signal.throwIfAborted();
    return { end: forced ?? end, errorTail: errors.tail };
  } finally {
    clearTimeout(timer);
    clearTimeout(silence);
    processor.stop();
    memory.stop();
    options.signal.removeEventListener('abort', onAbort);
  }
}

function ended(
  child: ChildProcessByStdio<Writable, Readable, Readable>,
  options: LimitedProcess,
  errors: { tail: string },
): Promise<ProcessEnd> {
  // A child that dies at once closes its input: how it died is told by its end, not by our failed write.
  child.stdin.on('error', () => undefined);
  if (options.input !== undefined) child.stdin.write(options.input);
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors.tail = (errors.tail + text).slice(-ERROR_TAIL_CHARACTERS);
  });
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() as string;
    if (rest.length > MAX_LINE_CHARACTERS) child.kill('SIGKILL');
    for (const line of lines) options.onLine(line);
  });
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ kind: 'not-started', error }));
    child.once('close', (code, by) => {
      if (rest !== '') options.onLine(rest);
      resolve(by ? { kind: 'killed', by } : { kind: 'exited', code: code ?? 0 });
    });
  });
}
