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
