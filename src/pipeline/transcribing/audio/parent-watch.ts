import { Worker } from 'node:worker_threads';

/** How often the process checks for its parent, in milliseconds. */
const EVERY_MS = 1_000;

/**
 * Ends this process when its parent has ended, even while a damaged file keeps the main thread in an endless loop. Hence the separate
 * thread.
 */
export function dieWithParent(): void {
  const watch = `
    const parent = process.ppid;
    setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL'); }, ${EVERY_MS});`;
  new Worker(watch, { eval: true, stdin: false, resourceLimits: { maxOldGenerationSizeMb: 16 } }).unref();
}

/**
 * Ends this process immediately. `process.exit` first stops the threads of Node and of native code, and in a decoder whose parent had been
 * killed it waited for them forever. Output written with `writeSync` is still delivered.
 */
export function endAtOnce(): never {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('this process did not end');
}
