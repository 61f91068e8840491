import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** Runs until its parent is gone, so that a killed run leaves none behind. */
const LOOP = `const parent = process.ppid; for (;;) { const until = Date.now() + 500; while (Date.now() < until); if (process.ppid !== parent) process.exit(); }`;

/** Processes that take all the processor time they can get, as other work on the machine does. */
export class BusyLoops {
  private constructor(private readonly children: readonly ChildProcess[]) {}

  /** Starts as many as asked for; none for 0. */
  static start(count: number): BusyLoops {
    return new BusyLoops(
      Array.from({ length: count }, () => spawn(process.execPath, ['-e', LOOP], { stdio: 'ignore' })),
    );
  }

  /** Resolves when all have ended. */
  async stop(): Promise<void> {
    await Promise.all(
      this.children.map(async (child) => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
      }),
    );
  }
}
