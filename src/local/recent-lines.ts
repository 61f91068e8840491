import type { Readable } from 'node:stream';

/** Enough of a program's last words to tell why it ended. */
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
    // The other end goes away when the child is killed; its exit is what counts.
    stream?.on('error', () => undefined);
  }

  add(line: string): void {
    const cut = line.slice(0, LINE_LIMIT);
    this.kept.push(cut);
    if (this.kept.length > LINES) this.kept.shift();
    this.onLine(cut);
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
