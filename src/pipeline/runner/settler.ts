import type { JobLifecycle } from '../../jobs/lifecycle/job-lifecycle.js';
import type { PreparedSettlement } from '../../jobs/lifecycle/settle-store.js';
import type { Redact } from '../../platform/logging/redaction.js';
import type { Database } from '../../platform/postgres/database.js';
import { GroupCommit } from '../../platform/postgres/group-commit.js';
import type { Settlement } from './outcome.js';
import { settlementOf } from './settlement-of.js';

/** Whether the settlement took effect; `lost`: a newer claim holds the job, and nothing was changed. */
export type SettleAnswer = 'settled' | 'lost';

/** Most settlements of one statement: beyond this its locks are held longer than the round trips it saves. */
const MOST_ITEMS = 200;
/** Most characters of one statement: a few long transcripts fill it, and PostgreSQL takes no jsonb array of 256 MB. */
const MOST_CHARACTERS = 8_000_000;

interface Prepared {
  readonly jobId: string;
  readonly row: PreparedSettlement;
}

/**
 * Ends runs of stages: output, move, event, next delivery and the end of this one commit in ONE statement, fenced by the claim. Runs
 * that are ready at the same moment share it. A run that makes it fail is settled, and fails, on its own.
 */
export class Settler {
  private readonly group: GroupCommit<Prepared, SettleAnswer>;

  constructor(
    private readonly database: Database,
    private readonly lifecycle: JobLifecycle,
    private readonly worker: string,
    private readonly redact: Redact,
  ) {
    const limits = { items: MOST_ITEMS, weight: MOST_CHARACTERS, weigh: ({ row }: Prepared) => row.length };
    this.group = new GroupCommit((items) => this.settleGroup(items), limits);
  }

  /** Resolves after the commit. Rethrows database errors: the caller retries. */
  settle(settlement: Settlement): Promise<SettleAnswer> {
    const row = this.lifecycle.prepare(settlementOf(settlement, this.redact));
    return this.group.submit({ jobId: settlement.claim.jobId, row });
  }

  private async settleGroup(items: readonly Prepared[]): Promise<readonly SettleAnswer[]> {
    const rows = items.map(({ row }) => row);
    const settled = await this.lifecycle.settle(this.database, rows, this.worker);
    return items.map(({ jobId }) => (settled.has(jobId) ? 'settled' : 'lost'));
  }
}
