import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';

/** The last lines of a program's output, which show why it ended. */
const LINES = 8;
const LINE_LIMIT = 500;

/** Reads a child's output line by line, keeps the last few, and never more than that. */
export class RecentLines {
  private readonly kept: string[] = [];
  private partial = '';

  constructor(
    stream: Readable | null,
    private readonly onLine: (line: string) => void,
  ) {
    stream?.setEncoding('utf8');
    stream?.on('data', (text: string) => this.take(text));
    // The pipe breaks when the child is killed. Its exit is reported separately.
    stream?.on('error', () => undefined);
  }

  add(line: string): void {
    const cut = line.slice(0, LINE_LIMIT);
    this.kept.push(cut);
    if (this.kept.length > LINES) this.kept.shift();
    this.onLine(cut);
  }

  /** Resolves when the child has ended, or could not be started; then its error is the last line. */
  async endOf(child: ChildProcess): Promise<void> {
    const ended = Promise.withResolvers<void>();
    child.once('error', (error) => {
      this.add(error.message);
      ended.resolve();
    });
    child.once('exit', () => ended.resolve());
    await ended.promise;
  }

  mention(words: string): boolean {
    return this.kept.some((line) => line.includes(words));
  }

  text(): string {
    return this.kept.slice(-4).join(' | ');
  }

  private take(text: string): void {
    const lines = (this.partial + text).split('\n');
    this.partial = (lines.pop() ?? '').slice(0, LINE_LIMIT);
    for (const line of lines) if (line.trim() !== '') this.add(line);
  }
}
