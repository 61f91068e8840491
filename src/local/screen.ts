import { printable } from './side-by-side.js';

/** Where the quickstart writes: a terminal, whose last line can be written over, or anything else. */
export interface ScreenStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** What the person at the terminal sees. Everything else goes to the log file. */
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

  /** A line that stays. Texts of others must have gone through `printable`. */
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
