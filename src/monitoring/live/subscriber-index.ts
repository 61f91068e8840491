import type { ChangeQueue } from './change-queue.js';
import { type ChangeFilter, type JobChange, passes } from './job-change.js';

/** Who wants which changes, by the job, else by the user, they are limited to: a change is only ever held against those it may concern. */
export class SubscriberIndex {
  private readonly filters = new Map<ChangeQueue, ChangeFilter>();
  private readonly byKey = new Map<string, Set<ChangeQueue>>();

  get size(): number {
    return this.filters.size;
  }

  add(queue: ChangeQueue, filter: ChangeFilter): void {
    this.filters.set(queue, filter);
    const key = keyOf(filter);
    const known = this.byKey.get(key) ?? new Set();
    known.add(queue);
    this.byKey.set(key, known);
  }

  remove(queue: ChangeQueue): void {
    const filter = this.filters.get(queue);
    if (filter === undefined) return;
    this.filters.delete(queue);
    const key = keyOf(filter);
    const known = this.byKey.get(key);
    known?.delete(queue);
    if (known?.size === 0) this.byKey.delete(key);
  }

  /** Queues the change, the same object, for everybody whose filter it passes. */
  deliver(change: JobChange): void {
    for (const key of [`job ${change.jobId}`, `user ${change.userId}`, 'all']) {
      // A queue that overflows removes itself from the set, which a Set allows while it is walked.
      for (const queue of this.byKey.get(key) ?? []) {
        const filter = this.filters.get(queue);
        if (filter !== undefined && passes(change, filter)) queue.offer(change);
      }
    }
  }

  /** Everybody, for telling them that it is over. */
  all(): readonly ChangeQueue[] {
    return [...this.filters.keys()];
  }
}

function keyOf({ jobId, userId }: ChangeFilter): string {
  if (jobId !== null) return `job ${jobId}`;
  return userId === null ? 'all' : `user ${userId}`;
}
