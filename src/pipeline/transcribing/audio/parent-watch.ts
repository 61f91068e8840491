import { Worker } from 'node:worker_threads';

/** How often the parent is looked for, in milliseconds. */
const EVERY_MS = 1_000;

/**
 * Ends this process when its parent is gone, even while a damaged file keeps the main thread in an endless loop: hence a thread
 * of its own.
 */
export function dieWithParent(): void {
  const watch = `
    const parent = process.ppid;
    setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL'); }, ${EVERY_MS});`;
  new Worker(watch, { eval: true, stdin: false, resourceLimits: { maxOldGenerationSizeMb: 16 } }).unref();
}

/**
 * Ends this process at once. `process.exit` first takes down the threads of Node and of native code, and was seen to wait for them for ever
 * in a decoder whose parent had been killed. What was written with `writeSync` is delivered all the same.
 */
export function endAtOnce(): never {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('this process was to end');
}
