import type { Logger } from '../../platform/logging/logger.js';
import { isDatabaseOutage } from '../../platform/postgres/outage.js';
import { retry } from '../../platform/retry.js';
import { claimLost } from './held-job.js';

const BACKOFF = { firstMs: 100, longestMs: 2_000 };

/**
 * Stores a part of a stage's result, which was paid for. Retries for as long as the stage may run while the database is unreachable.
 * @param write returns false if a newer claim holds the job and nothing was stored
 * @throws Fault INTERNAL if the claim is lost; the signal's reason if aborted; what the last attempt threw
 */
export function offerResult(
  write: () => Promise<boolean>,
  { signal, log }: { readonly signal: AbortSignal; readonly log: Logger },
): Promise<void> {
  const offer = async () => {
    if (!(await write())) throw claimLost();
  };
  return retry(offer, {
    ...BACKOFF,
    signal,
    next: ({ error, waitMs }) => {
      if (!isDatabaseOutage(error)) return null;
      log.warn('A part of a result could not be stored. The worker tries again.', { error });
      return waitMs;
    },
  });
}
