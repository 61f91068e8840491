import { Inject, Injectable } from '@nestjs/common';
import { type Caller, mayAdminister } from '../../access/caller.js';
import { JobVisibility } from '../../jobs/reading/job-visibility.js';
import { notFound } from '../../jobs/record/job-key.js';
import type { JobStatus } from '../../jobs/record/job-status.js';
import { findJob, isUuid } from '../../jobs/record/job-store.js';
import { Fault } from '../../platform/fault.js';
import { AdminStanding } from './admin-standing.js';
import type { ChangeStream } from './change-stream.js';
import { EventFeed } from './event-feed.js';

/** The filter of a subscriber. */
export interface ChangeRequest {
  /** UUID, or the submitter's own name for the job; null: any job. */
  readonly jobId: string | null;
  /** Null: all users for an admin, the caller for a user. */
  readonly userId: string | null;
  /** Of `toStatus`; null: any. */
  readonly statuses: readonly JobStatus[] | null;
  /** `eventId` of the last change that was received, or a position read before; null: from now on. */
  readonly after: string | null;
}

/** The changes that a caller may see. The caller's rights are part of the filter, so other changes are never read, queued or sent. */
@Injectable()
export class LiveChanges {
  constructor(
    @Inject(EventFeed) private readonly feed: EventFeed,
    @Inject(JobVisibility) private readonly visibility: JobVisibility,
    @Inject(AdminStanding) private readonly standing: AdminStanding,
  ) {}

  /**
   * @throws Fault FORBIDDEN for another user's changes, NOT_FOUND if no job of the caller has the name, and what the feed throws.
   * A UUID is not looked up: a job that does not exist or belongs to another user has no changes, and it may be submitted later.
   */
  async watch(caller: Caller, request: ChangeRequest): Promise<ChangeStream> {
    const userId = ownerOf(caller, request.userId);
    const jobId = request.jobId === null ? null : await this.idOf(caller, request.jobId);
    const stream = await this.feed.subscribe({ userId, jobId, statuses: request.statuses }, request.after);
    if (caller.kind === 'user' && userId !== caller.userId) this.standing.watch(caller.userId, stream);
    return stream;
  }

  /** The position from which a caller who is about to load the jobs follows them. It grants no rights. */
  present(): Promise<string> {
    return this.feed.present();
  }

  private async idOf(caller: Caller, id: string): Promise<string> {
    if (isUuid(id)) return id.toLowerCase();
    const job = await this.visibility.read(caller, (reader) => findJob(reader, { id, userId: null }));
    if (job === null) throw notFound();
    return job.jobId;
  }
}

function ownerOf(caller: Caller, asked: string | null): string | null {
  const userId = asked?.toLowerCase() ?? null;
  if (mayAdminister(caller)) return userId;
  const own = caller.kind === 'user' ? caller.userId : null;
  if (own === null || (userId !== null && userId !== own)) {
    throw new Fault('FORBIDDEN', "Only admins may follow another user's jobs. Leave userId out to follow your own.");
  }
  return own;
}
