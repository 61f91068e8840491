import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Read at once while walking through a file. */
const WINDOW_BYTES = 256 * 1024;

/** Walks forward through a file of any size with a bounded buffer; synchronous, for it is the child's only work. */
export class FileWindow {
  readonly size: number;
  private readonly file: number;
  private readonly window = Buffer.alloc(WINDOW_BYTES);
  private base = 0;
  private filled = 0;

  constructor(path: string) {
    this.file = openSync(path, 'r');
    this.size = fstatSync(this.file).size;
  }

  /** So many bytes from a position on, no more than the window; fewer only at the end of the file. */
  at(position: number, bytes: number): Buffer {
    if (position < this.base || position + bytes > this.base + this.filled) {
      this.base = position;
      this.filled = readSync(this.file, this.window, 0, WINDOW_BYTES, position);
    }
    return this.window.subarray(position - this.base, Math.min(this.filled, position - this.base + bytes));
  }

  /** The first place from a position on that holds this byte; the file's size where none does. */
  find(byte: number, position: number): number {
    for (let from = position; from < this.size; from = this.base + this.filled) {
      this.at(from, 1);
      const found = this.window.subarray(0, this.filled).indexOf(byte, from - this.base);
      if (found >= 0) return this.base + found;
    }
    return this.size;
  }

  close(): void {
    closeSync(this.file);
  }
}
