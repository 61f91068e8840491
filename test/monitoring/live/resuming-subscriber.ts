import type { ChangeFilter, JobChange } from '../../../src/monitoring/live/job-change.js';
import { Moments } from '../../support/moments.js';
import type { LiveFeed } from './live-feed.js';

/**
 * A client that comes and goes: after every so many changes it drops its subscription and resumes from the last one, on the next replica.
 * Whatever ends a subscription otherwise, it resumes too.
 */
export class ResumingSubscriber {
  readonly changes: JobChange[] = [];
  resumptions = 0;
  private readonly came = new Moments();
  private current: AsyncIterableIterator<JobChange, undefined> | null = null;
  private stopped = false;
  private readonly running: Promise<void>;

  constructor(
    private readonly replicas: readonly LiveFeed[],
    private readonly filter: ChangeFilter,
    private readonly stay: number,
    private readonly after: string,
  ) {
    this.running = this.run();
  }

  /** Resolves when so many changes are there. */
  async reaches(count: number): Promise<void> {
    await this.came.until(() => this.changes.length >= count);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.current?.return?.();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      const replica = this.replicas[this.resumptions % this.replicas.length] as LiveFeed;
      try {
        this.current = await replica.feed.subscribe(this.filter, this.changes.at(-1)?.eventId ?? this.after);
        await this.take(this.current);
      } catch (error) {
        const { code } = error as { code?: string };
        if (code !== 'SUBSCRIBER_TOO_SLOW' && code !== 'UNAVAILABLE') throw error;
      }
      this.resumptions += 1;
    }
  }

  private async take(stream: AsyncIterableIterator<JobChange, undefined>): Promise<void> {
    let taken = 0;
    for await (const change of stream) {
      this.changes.push(change);
      this.came.happened();
      taken += 1;
      if (taken === this.stay || this.stopped) return;
    }
  }
}
