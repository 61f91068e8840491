import { Inject, Injectable } from '@nestjs/common';
import { sweepScratchFolders } from '../../pipeline/transcribing/audio/scratch-folder.js';
import { LOGGER, type Logger } from '../../platform/logging/logger.js';
import { DATABASE, type Database, type DatabaseTransaction } from '../../platform/postgres/database.js';
import { dropOldTrials } from '../../refinements/trials/trial-store.js';
import { deleteOldDeliveries } from '../webhooks/delivery-store.js';
import { recordedRun } from './recorded-run.js';
import type { Sweep, SweepCounts } from './sweep.js';
import { takeSweepLock } from './sweep-store.js';
import {
  closeDeadAttempts,
  deleteOldAlerts,
  deleteOldEngineAlerts,
  deleteOldPermits,
  deleteOldProgress,
  deleteOldRuns,
} from './temporary-data-store.js';

/** Rows of one transaction, and transactions of one kind in a run: the next run continues. */
const BATCH = 1_000;
const BATCHES_A_RUN = 100;

type Step = (trx: DatabaseTransaction, limit: number) => Promise<number>;
const STEPS: Readonly<Record<string, Step>> = {
  progress: deleteOldProgress,
  permits: deleteOldPermits,
  attempts: closeDeadAttempts,
  sweepRuns: deleteOldRuns,
  alerts: deleteOldAlerts,
  engineAlerts: deleteOldEngineAlerts,
  webhookDeliveries: deleteOldDeliveries,
  trials: dropOldTrials,
};

/** What a run deleted, by kind. `folders` are on this machine: every scheduler deletes its own, and one replica does the rest. */
export interface TemporaryDataCounts extends SweepCounts {
  readonly folders: number;
}

/**
 * Deletes data that is no longer used: temporary audio of dead processes, progress of ended jobs, permits that ran out, attempts that a dead
 * worker left open, old runs of sweeps, old alerts, old deliveries of webhooks and old trials of Brand Bibles. The queue tidies its own ended
 * deliveries; actions of operators are kept permanently.
 */
@Injectable()
export class TemporaryDataSweep implements Sweep {
  readonly name = 'temporary-data';

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async runOnce(): Promise<TemporaryDataCounts> {
    const folders = await sweepScratchFolders(this.log);
    const { counts } = await recordedRun(this.database, this.name, async () => {
      const counts: Record<string, number> = {};
      for (const [kind, step] of Object.entries(STEPS)) {
        const done = await this.drain(step);
        if (done === null) return { folders, skipped: 1 };
        counts[kind] = done;
      }
      return { ...counts, folders, skipped: 0 };
    });
    return counts;
  }

  /** Null when another replica runs it. */
  private async drain(step: Step): Promise<number | null> {
    let total = 0;
    for (let batch = 0; batch < BATCHES_A_RUN; batch += 1) {
      const done = await this.database
        .transaction()
        .execute(async (trx) => ((await takeSweepLock(trx, this.name)) ? step(trx, BATCH) : null));
      if (done === null) return null;
      total += done;
      if (done < BATCH) break;
    }
    return total;
  }
}
