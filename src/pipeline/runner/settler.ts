import type { JobLifecycle } from '../../jobs/lifecycle/job-lifecycle.js';
import type { PreparedSettlement } from '../../jobs/lifecycle/settle-store.js';
import { STAGE_STATUSES, type StageStatus } from '../../jobs/record/job-status.js';
import type { Redact } from '../../platform/logging/redaction.js';
import type { Database } from '../../platform/postgres/database.js';
import { GroupCommit } from '../../platform/postgres/group-commit.js';
import type { FreeSlots, KeptSlots } from './free-slots.js';
import type { Settlement } from './outcome.js';
import { settlementOf } from './settlement-of.js';

/** Whether the settlement took effect; `lost`: a newer claim holds the job, and nothing was changed. */
export type SettleAnswer = 'settled' | 'lost';

/** Most settlements of one statement: beyond this its locks are held longer than the round trips it saves. */
const MOST_ITEMS = 200;
/** Most characters of one statement: a few long transcripts fill it, and PostgreSQL takes no jsonb array of 256 MB. */
const MOST_CHARACTERS = 8_000_000;

/** A larger group is settled alone: claims then run beside it, on another connection. */
const MOST_CLAIMING = 16;

interface Prepared {
  readonly jobId: string;
  /** The stage that the job is due for next, if it advances to one. */
  readonly next: StageStatus | null;
  readonly row: PreparedSettlement;
}

/**
 * Ends runs of stages: output, move, event, next delivery and the end of this one commit in ONE statement, fenced by the claim. Runs
 * that are ready at the same moment share it. A run that makes it fail is settled, and fails, on its own. A small group claims jobs of the next stages
 * in the same statement: at a low rate the commits and notifications between stages are most of a job's time.
 */
export class Settler {
  private readonly group: GroupCommit<Prepared, SettleAnswer>;

  constructor(
    private readonly database: Database,
    private readonly lifecycle: JobLifecycle,
    private readonly worker: string,
    private readonly redact: Redact,
    private readonly slots: FreeSlots,
  ) {
    const limits = { items: MOST_ITEMS, weight: MOST_CHARACTERS, weigh: ({ row }: Prepared) => row.length };
    this.group = new GroupCommit((items) => this.settleGroup(items), limits);
  }

  /** Resolves after the commit. Rethrows database errors: the caller retries. */
  settle(settlement: Settlement): Promise<SettleAnswer> {
    const row = this.lifecycle.prepare(settlementOf(settlement, this.redact));
    const { claim, outcome } = settlement;
    const next = outcome.kind === 'advanced' ? stageAfter(claim.stage) : null;
    return this.group.submit({ jobId: claim.jobId, next, row });
  }

  private async settleGroup(items: readonly Prepared[]): Promise<readonly SettleAnswer[]> {
    const kept = items.length > MOST_CLAIMING ? [] : this.keepSlots(items);
    try {
      const rooms = new Map(kept.map(({ stage, room }) => [stage, room]));
      const rows = items.map(({ row }) => row);
      const { jobs, claimed } = await this.lifecycle.settle(this.database, rows, { worker: this.worker, rooms });
      for (const { stage, fill } of kept) fill(claimed.filter(({ status }) => status === stage));
      return items.map(({ jobId }) => (jobs.has(jobId) ? 'settled' : 'lost'));
    } catch (error) {
      for (const { giveUp } of kept) giveUp();
      throw error;
    }
  }

  private keepSlots(items: readonly Prepared[]): readonly KeptSlots[] {
    const stages = new Set(items.flatMap(({ next }) => next ?? []));
    return [...stages].flatMap((stage) => this.slots.keep(stage) ?? []);
  }
}

function stageAfter(stage: StageStatus): StageStatus | null {
  return STAGE_STATUSES[STAGE_STATUSES.indexOf(stage) + 1] ?? null;
}
