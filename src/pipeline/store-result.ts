import { appendRefinement, appendUsage, storeEnrichment, storeTranscript } from '../jobs/stage-result-store.js';
import type { DatabaseTransaction } from '../platform/postgres/database.js';
import type { Settlement } from './outcome.js';

/** Stores what a stage produced beside the row itself; nothing for an outcome without a result. */
export async function storeResult(trx: DatabaseTransaction, { claim, outcome }: Settlement): Promise<void> {
  if (outcome.kind !== 'advanced') return;
  const { result } = outcome;
  const { jobId } = claim.job;
  const source = { jobId, attempt: claim.attempt, stage: claim.stage };
  switch (result.stage) {
    case 'TRANSCRIBING':
      await storeTranscript(trx, jobId, result.transcript);
      return appendUsage(trx, source, result.transcript.usage);
    case 'ENRICHING':
      return storeEnrichment(trx, jobId, result.enrichment);
    case 'REFINING':
      await appendRefinement(trx, jobId, result.refinement);
      return appendUsage(trx, source, result.refinement.usage);
  }
}
