import { printable } from './side-by-side.js';

/** The output of the quickstart: a terminal, whose last line can be overwritten, or another stream. */
export interface ScreenStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** The quickstart's output on the terminal. Everything else goes to the log file. */
export class Screen {
  private transient = false;

  constructor(private readonly stream: ScreenStream) {}

  get isTerminal(): boolean {
    return this.stream.isTTY === true;
  }

  /** In cells. */
  get width(): number {
    return this.stream.columns ?? 100;
  }

  /** A permanent line. Text from other sources must pass `printable` first. */
  line(text = ''): void {
    this.clear();
    this.stream.write(`${text}\n`);
  }

  /** A line that the next one replaces; only on a terminal. */
  progress(text: string): void {
    if (!this.isTerminal) return;
    this.clear();
    this.stream.write(printable(text).slice(0, Math.max(1, this.width - 1)));
    this.transient = true;
  }

  private clear(): void {
    if (this.transient) this.stream.write('\r\u001b[2K');
    this.transient = false;
  }
}
