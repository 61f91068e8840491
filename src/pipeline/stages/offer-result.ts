import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../../platform/logging/logger.js';
import { isDatabaseOutage } from '../../platform/postgres/outage.js';
import { claimLost } from './claim-lost.js';

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2_000;

/**
 * Stores a part of a stage's result, which was paid for. Retries for as long as the stage may run while the database is unreachable.
 * @param write returns false if a newer claim holds the job and nothing was stored
 * @throws Fault INTERNAL if the claim is lost; the signal's reason if aborted; what the last attempt threw
 */
export async function offerResult(
  write: () => Promise<boolean>,
  { signal, log }: { readonly signal: AbortSignal; readonly log: Logger },
): Promise<void> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(LONGEST_WAIT_MS, wait * 2)) {
    try {
      if (await write()) return;
      throw claimLost();
    } catch (error) {
      if (!isDatabaseOutage(error)) throw error;
      log.warn('A part of a result could not be stored. The worker tries again.', { error });
      await pause(wait, undefined, { signal }).catch(() => signal.throwIfAborted());
    }
  }
}
