import { hostname } from 'node:os';
import type { SweepName } from '../../platform/environment/upkeep-settings.js';
import { withoutSecrets } from '../../platform/logging/redaction.js';
import type { Database } from '../../platform/postgres/database.js';
import type { SweepCounts } from './sweep.js';
import { recordSweep } from './sweep-store.js';

/** This process's name in sweep_runs. */
export const SWEEPER = `${hostname()}:${process.pid}`;

/**
 * Runs a sweep and records the run, even a failed one. A run that another replica does at the same time is not recorded.
 * Rethrows the errors of the work.
 */
export async function recordedRun<Counts extends SweepCounts>(
  database: Database,
  sweep: SweepName,
  work: () => Promise<Counts>,
): Promise<{ readonly counts: Counts; readonly sweepRunId: string | null }> {
  const run = { sweep, worker: SWEEPER, startedAt: new Date() };
  try {
    const counts = await work();
    if (counts.skipped > 0) return { counts, sweepRunId: null };
    return { counts, sweepRunId: await recordSweep(database, { ...run, counts, error: null }) };
  } catch (error) {
    // An error of the database or of Storage may quote an address with a password or a token.
    const message = withoutSecrets(error instanceof Error ? error.message : String(error));
    await recordSweep(database, { ...run, counts: {}, error: message });
    throw error;
  }
}
