import type { FreeSlots, KeptSlots } from '../../jobs/lifecycle/free-slots.js';
import type { JobLifecycle } from '../../jobs/lifecycle/job-lifecycle.js';
import type { PreparedSettlement } from '../../jobs/lifecycle/settle-store.js';
import { STAGE_STATUSES, type StageStatus } from '../../jobs/record/job-status.js';
import type { Redact } from '../../platform/logging/redaction.js';
import type { Database } from '../../platform/postgres/database.js';
import { GroupCommit } from '../../platform/postgres/group-commit.js';
import { LOCK_NOT_AVAILABLE } from '../../platform/postgres/sql-states.js';
import { type Backoff, type FailedAttempt, retry } from '../../platform/retry.js';
import type { Settlement } from './outcome.js';
import { settlementOf } from './settlement-of.js';

/** Whether the settlement took effect; `lost`: the job was deleted or a newer claim holds it, and nothing was changed. */
export type SettleAnswer = 'settled' | 'lost';

/** Most settlements of one statement: beyond this its locks are held longer than the round trips it saves. */
const MOST_ITEMS = 200;
/** Most characters of one statement: a few long transcripts fill it, and PostgreSQL takes no jsonb array of 256 MB. */
const MOST_CHARACTERS = 8_000_000;
/** A row is locked for the time of a short transaction, or of the deletion of its user. */
const LOCKED_BACKOFF: Backoff = { firstMs: 20, longestMs: 500 };
const MOST_TRIES = 20;

interface Prepared {
  readonly jobId: string;
  /** The stage that the job is due for next, if it advances to one. */
  readonly next: StageStatus | null;
  readonly row: PreparedSettlement;
}

/** Another transaction holds the row of the job; with PostgreSQL's code for a lock that is not available, which passes. */
class JobLockedError extends Error {
  readonly code = LOCK_NOT_AVAILABLE;
  override readonly name = 'JobLockedError';
}

/**
 * Ends runs of stages: output, move, event, next delivery and the end of this one commit in ONE statement, fenced by the claim. Runs
 * that are ready at the same moment share it. A run that makes it fail is settled, and fails, on its own. A statement never waits for the row of a
 * job (docs/decisions/0012): a run whose job is locked is settled again a moment later. A small group claims its jobs for their next stages in the same statement: at a low rate the
 * commits and notifications between stages are most of a job's time.
 */
export class Settler {
  private readonly group: GroupCommit<Prepared, SettleAnswer | 'busy'>;

  constructor(
    private readonly database: Database,
    private readonly lifecycle: JobLifecycle,
    private readonly worker: string,
    private readonly redact: Redact,
    private readonly slots: FreeSlots,
  ) {
    const limits = { items: MOST_ITEMS, weight: MOST_CHARACTERS, weigh: ({ row }: Prepared) => row.length, beside: 2 };
    this.group = new GroupCommit((items) => this.settleGroup(items), limits);
  }

  /** Resolves after the commit. Rethrows database errors: the caller retries. */
  settle(settlement: Settlement): Promise<SettleAnswer> {
    const row = this.lifecycle.prepare(settlementOf(settlement, this.redact));
    const { claim, outcome } = settlement;
    const item = { jobId: claim.jobId, next: outcome.kind === 'advanced' ? stageAfter(claim.stage) : null, row };
    const next = ({ error, attempt, waitMs }: FailedAttempt) =>
      error instanceof JobLockedError && attempt < MOST_TRIES ? waitMs : null;
    return retry(() => this.submit(item), { ...LOCKED_BACKOFF, next });
  }

  private async submit(item: Prepared): Promise<SettleAnswer> {
    const answer = await this.group.submit(item);
    if (answer === 'busy') throw new JobLockedError('Another transaction holds the row of the job.');
    return answer;
  }

  private async settleGroup(items: readonly Prepared[]): Promise<readonly (SettleAnswer | 'busy')[]> {
    const kept = this.keepSlots(items);
    try {
      const rooms = new Map(kept.map(({ stage, room }) => [stage, room]));
      const rows = items.map(({ row }) => row);
      const { answers, begun } = await this.lifecycle.settle(this.database, rows, { worker: this.worker, rooms });
      for (const { stage, fill } of kept) fill(begun.filter(({ status }) => status === stage));
      return items.map(({ jobId }) => answers.get(jobId) ?? 'lost');
    } catch (error) {
      for (const { giveUp } of kept) giveUp();
      throw error;
    }
  }

  private keepSlots(items: readonly Prepared[]): readonly KeptSlots[] {
    const stages = new Set(items.flatMap(({ next }) => next ?? []));
    return [...stages].flatMap((stage) => this.slots.keep(stage, items.length) ?? []);
  }
}

function stageAfter(stage: StageStatus): StageStatus | null {
  return STAGE_STATUSES[STAGE_STATUSES.indexOf(stage) + 1] ?? null;
}
