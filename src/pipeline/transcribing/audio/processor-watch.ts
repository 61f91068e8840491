import { readFile } from 'node:fs/promises';

const EVERY_MS = 250;
/** Linux counts processor time in hundredths of a second for every program, whatever the kernel's own tick. */
const MS_PER_TICK = 10;
/** Positions of user and system time in /proc/<pid>/stat, counted after the name of the program. */
const USER_TIME = 11;
const SYSTEM_TIME = 12;

export interface ProcessorLimits {
  /** In total, in milliseconds of CPU time. */
  readonly processorMs?: number;
  /** Since the child's last output, in milliseconds of CPU time. */
  readonly silentProcessorMs?: number;
}

/**
 * Watches the CPU time of a process through /proc: the CPU time used depends on the input; the time spent waiting does not.
 * Without /proc (macOS) only the limits on elapsed time apply, which never make a recording unreadable.
 */
export class ProcessorWatch {
  private timer: NodeJS.Timeout | undefined;
  /** Of this piece of work; the CPU time that the process used before does not count. */
  private usedMs = 0;
  private usedAtWordMs = 0;
  private readonly usedBefore: Promise<number | null> | undefined;

  constructor(
    private readonly pid: number | undefined,
    private readonly limits: ProcessorLimits,
    private readonly exceeded: () => void,
  ) {
    const { processorMs: most, silentProcessorMs: silent } = limits;
    if (pid === undefined || process.platform !== 'linux' || (most ?? silent) === undefined) return;
    this.usedBefore = processorMs(pid);
    this.timer = setInterval(() => void this.look(), EVERY_MS);
  }

  /** The child wrote something. */
  heard(): void {
    this.usedAtWordMs = this.usedMs;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    const [before, now] = [await this.usedBefore, await processorMs(this.pid as number)];
    if (now === null) return this.stop();
    const used = now - (before ?? 0);
    this.usedMs = used;
    const { processorMs: most = Number.POSITIVE_INFINITY, silentProcessorMs: silent = Number.POSITIVE_INFINITY } =
      this.limits;
    if (used > most || used - this.usedAtWordMs > silent) this.exceeded();
  }
}

/** CPU time that a process has used, in milliseconds; null if it has ended. */
async function processorMs(pid: number): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return null;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[USER_TIME]) + Number(fields[SYSTEM_TIME])) * MS_PER_TICK;
}
