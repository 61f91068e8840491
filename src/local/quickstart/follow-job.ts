import { setTimeout as wait } from 'node:timers/promises';
import { STAGE_STATUSES } from '../../jobs/record/job-status.js';
import { Fault } from '../../platform/fault.js';
import type { EngineClient, JobView } from './engine-client.js';
import type { Screen } from './screen.js';
import { printable } from './side-by-side.js';

const POLL_MS = 150;
/** If nothing moves for this long, something is wrong, even on a slow machine. */
const STALL_LIMIT_MS = 5 * 60_000;
/** On paper a line of progress for each of these steps is enough. */
const PLAIN_STEP_PERCENT = 25;
const STAGES: readonly string[] = STAGE_STATUSES;

/**
 * Prints each change of a job's status as it happens and a progress line for each stage, until it has ended.
 * @throws Fault TIMED_OUT when nothing moves for five minutes; the signal's reason when it is aborted.
 */
export async function followJob(
  engine: EngineClient,
  jobId: string,
  screen: Screen,
  signal: AbortSignal,
): Promise<JobView> {
  const view = new JobPrinter(screen);
  let moved = Date.now();
  for (;;) {
    const job = await engine.job(jobId);
    if (view.show(job)) moved = Date.now();
    if (job.status === 'COMPLETE' || job.status === 'FAILED') return job;
    if (Date.now() - moved > STALL_LIMIT_MS) {
      throw new Fault('TIMED_OUT', `The job has made no progress in ${job.status} for five minutes.`);
    }
    await wait(POLL_MS, undefined, { signal });
  }
}

class JobPrinter {
  private shownEvents = 0;
  private started: number | null = null;
  /** The stage that is under way, and since when. */
  private stage: { readonly since: number } | null = null;
  private lastProgress = '';
  private lastPercent = -PLAIN_STEP_PERCENT;
  private lastReason = '';

  constructor(private readonly screen: Screen) {}

  /** Prints what is new; true if anything was. */
  show(job: JobView): boolean {
    const fresh = job.events.slice(this.shownEvents);
    for (const event of fresh) this.change(event.to_status, Date.parse(event.at));
    this.shownEvents = job.events.length;
    this.wait(job);
    return this.progress(job) || fresh.length > 0;
  }

  private change(status: string, at: number): void {
    this.started ??= at;
    if (this.stage !== null && status !== 'FAILED') {
      const took = Math.max(0, at - this.stage.since) / 1000;
      this.screen.line(`            ${bar(100)} 100 %  done in ${took.toFixed(1)} s`);
    }
    this.stage = STAGES.includes(status) ? { since: at } : null;
    const seconds = Math.max(0, at - this.started) / 1000;
    this.screen.line(`  ${seconds.toFixed(1).padStart(6)} s  ${printable(status)}`);
    this.lastProgress = '';
    this.lastPercent = -PLAIN_STEP_PERCENT;
  }

  /** A wait is no progress. Each reason is printed once, however often the job tries again; a turn in the queue comes by itself. */
  private wait({ waiting_for: wait }: JobView): void {
    if (wait === null || wait.what === 'TURN' || wait.reason === this.lastReason) return;
    this.lastReason = wait.reason;
    this.screen.line(`            waits: ${printable(wait.reason)}`);
  }

  private progress({ progress }: JobView): boolean {
    if (progress === null) return false;
    const left = progress.seconds_left === null ? '' : `, about ${Math.ceil(progress.seconds_left)} s left`;
    const percent = Math.round(progress.percent);
    const text = `            ${bar(percent)} ${String(percent).padStart(3)} %  ${printable(progress.note)}${left}`;
    if (text === this.lastProgress) return false;
    this.lastProgress = text;
    if (this.screen.isTerminal) this.screen.progress(text);
    else if (percent >= this.lastPercent + PLAIN_STEP_PERCENT) {
      this.screen.line(text);
      this.lastPercent = percent;
    }
    return true;
  }
}

function bar(percent: number): string {
  const full = Math.round(Math.min(100, Math.max(0, percent)) / 10);
  return `${'█'.repeat(full)}${'░'.repeat(10 - full)}`;
}
