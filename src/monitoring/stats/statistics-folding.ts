import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { foldCounts, foldFailures, prune } from './statistics-store.js';

/** Changes folded in one transaction: tens of milliseconds. */
const BATCH = 5_000;
/** Transactions of one run and kind: the next run continues. */
const BATCHES_A_RUN = 40;

/**
 * Folds the pending changes of the statistics into totals, so that a reading stays short. Right at any time and on any replica: one wins,
 * the others pass; a reading before, after or during it gives the same figures.
 */
@Injectable()
export class StatisticsFolding {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Runs once; returns how many changes were folded. Throws the error of the database: a failed batch changes nothing. */
  async runOnce(): Promise<number> {
    const folded = (await this.drain(foldCounts)) + (await this.drain(foldFailures));
    await prune(this.database);
    return folded;
  }

  private async drain(fold: (db: Database, most: number) => Promise<number>): Promise<number> {
    let total = 0;
    for (let batch = 0; batch < BATCHES_A_RUN; batch += 1) {
      const folded = await fold(this.database, BATCH);
      total += Math.max(0, folded);
      if (folded < BATCH) break;
    }
    return total;
  }
}
