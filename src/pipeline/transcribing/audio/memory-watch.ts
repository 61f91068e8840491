import { readFile } from 'node:fs/promises';

/** Memory can grow by some 200 MB in such a time, which a machine that runs the engine has to spare. In milliseconds. */
const EVERY_MS = 100;
/** Linux counts resident memory in pages of 4 KiB on the processors Node runs on. */
const PAGE_BYTES = 4096;

/**
 * Watches the resident memory of a process through /proc. Where there is none (macOS) only the limits of the JavaScript heap
 * and of time hold. An address-space limit would not do: V8 reserves far more than it uses.
 */
export class MemoryWatch {
  private timer: NodeJS.Timeout | undefined;

  constructor(pid: number | undefined, maxBytes: number, exceeded: () => void) {
    if (pid === undefined || process.platform !== 'linux') return;
    this.timer = setInterval(() => {
      readFile(`/proc/${pid}/statm`, 'utf8').then(
        (statm) => {
          if (Number(statm.split(' ')[1]) * PAGE_BYTES > maxBytes) exceeded();
        },
        () => this.stop(), // the process is gone
      );
    }, EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
