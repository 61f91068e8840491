import type { SweepName } from '../../platform/environment/upkeep-settings.js';
import type { Database, DatabaseTransaction } from '../../platform/postgres/database.js';
import { type EndedJob, lockExpired, moveMark } from './retention-store.js';
import type { SweepCounts } from './sweep.js';
import { takeSweepLock } from './sweep-store.js';

/** The result of a retention sweep: the expired jobs, and what it deleted of them. */
export interface RetentionCounts extends SweepCounts {
  readonly examined: number;
  readonly deleted: number;
}

export interface RetentionRule {
  readonly sweep: SweepName;
  /** Days after a job's end until the sweep deletes its data; 0: never. */
  readonly days: number;
  /** Jobs of one transaction. */
  readonly pageSize: number;
}

/** Pages of one run: the next run continues. */
const PAGES_A_RUN = 1_000;

/**
 * Walks the expired jobs, earliest end first, each page in its own transaction: completed pages stay completed, and
 * a failed page is retried by a later run. One replica at a time works on a page; another replica may do the next.
 *
 * @param page deletes the expired data of the locked jobs; returns what it deleted
 */
export async function eachExpired(
  database: Database,
  { sweep, days, pageSize }: RetentionRule,
  page: (trx: DatabaseTransaction, jobs: readonly EndedJob[]) => Promise<number>,
): Promise<RetentionCounts> {
  let examined = 0;
  let deleted = 0;
  for (let pages = 0; days > 0 && pages < PAGES_A_RUN; pages += 1) {
    const done = await database.transaction().execute(async (trx) => {
      if (!(await takeSweepLock(trx, sweep))) return null;
      const jobs = await lockExpired(trx, sweep, days, pageSize);
      const last = jobs.at(-1);
      if (last === undefined) return { examined: 0, deleted: 0 };
      const count = await page(trx, jobs);
      await moveMark(trx, sweep, last.job_id);
      return { examined: jobs.length, deleted: count };
    });
    if (done === null) return { examined, deleted, skipped: examined === 0 ? 1 : 0 };
    examined += done.examined;
    deleted += done.deleted;
    if (done.examined < pageSize) break;
  }
  return { examined, deleted, skipped: 0 };
}
