import { readFile } from 'node:fs/promises';

/** Memory can grow by some 200 MB in this time; a machine that runs the engine must have that much free. In milliseconds. */
const EVERY_MS = 100;
/** Linux counts resident memory in pages of 4 KiB on the processors Node runs on. */
const PAGE_BYTES = 4096;

/**
 * Watches the resident memory of a process through /proc. Without /proc (macOS) only the limits of the JavaScript heap
 * and of time apply. An address-space limit would not do: V8 reserves far more than it uses.
 */
export class MemoryWatch {
  private timer: NodeJS.Timeout | undefined;

  constructor(pid: number | undefined, maxBytes: number, exceeded: () => void) {
    if (pid === undefined || process.platform !== 'linux') return;
    this.timer = setInterval(() => {
      void residentBytes(pid).then((bytes) => {
        if (bytes === null) this.stop();
        else if (bytes > maxBytes) exceeded();
      });
    }, EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer);
  }
}

/** Resident memory of a process; null if it has ended or there is no /proc. */
export async function residentBytes(pid: number | undefined): Promise<number | null> {
  const statm = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => null);
  return statm === null ? null : Number(statm.split(' ')[1]) * PAGE_BYTES;
}
