import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Bytes per read. */
const WINDOW_BYTES = 256 * 1024;

/** Reads forward through a file of any size with a bounded buffer. Synchronous, because the child has no other work. */
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

  /** The given number of bytes from a position, at most the window; fewer only at the end of the file. */
  at(position: number, bytes: number): Buffer {
    if (position < this.base || position + bytes > this.base + this.filled) {
      this.base = position;
      this.filled = readSync(this.file, this.window, 0, WINDOW_BYTES, position);
    }
    return this.window.subarray(position - this.base, Math.min(this.filled, position - this.base + bytes));
  }

  /** The first position of this byte at or after the given one; the file's size if there is none. */
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
