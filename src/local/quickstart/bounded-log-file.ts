import { closeSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { Writable } from 'node:stream';

/** Two files of this size at most: the current one and the one before. */
const LIMIT_BYTES = 5 * 1024 * 1024;

/** A log file that is moved to `<path>.1` when it is full, so that the two never take more than 10 MiB. */
export class BoundedLogFile extends Writable {
  private descriptor: number;
  private size: number;

  constructor(
    private readonly path: string,
    private readonly limitBytes = LIMIT_BYTES,
  ) {
    super({ decodeStrings: true });
    this.descriptor = openSync(path, 'a', 0o600);
    this.size = statSync(path).size;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    try {
      if (this.size > 0 && this.size + chunk.length > this.limitBytes) this.turn();
      // At once, so that the last lines before an unexpected end are there.
      this.size += writeSync(this.descriptor, chunk);
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    closeSync(this.descriptor);
    done(error);
  }

  private turn(): void {
    closeSync(this.descriptor);
    renameSync(this.path, `${this.path}.1`);
    this.descriptor = openSync(this.path, 'a', 0o600);
    this.size = 0;
  }
}
