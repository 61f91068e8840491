import type { ProviderUsage } from '../jobs/results/provider-usage.js';
import type { Refinement } from '../jobs/results/refinement.js';
import { appendRefinement, appendUsage, storeEnrichment, storeTranscript } from '../jobs/stage-result-store.js';
import type { DatabaseTransaction } from '../platform/postgres/database.js';
import type { Settlement } from './outcome.js';
import { UnfaithfulRefinement } from './refining/unfaithful-refinement.js';

/** Stores what a stage produced beside the row itself; of an outcome without a result only a text that the checks rejected. */
export async function storeResult(trx: DatabaseTransaction, { claim, outcome }: Settlement): Promise<void> {
  const { jobId } = claim.job;
  const source = { jobId, attempt: claim.attempt, stage: claim.stage };
  if (outcome.kind === 'failed' && outcome.fault instanceof UnfaithfulRefinement) {
    const { refinement } = outcome.fault;
    await appendRefinement(trx, jobId, refinement);
    return appendUsage(trx, source, usageOf(refinement));
  }
  if (outcome.kind !== 'advanced') return;
  const { result } = outcome;
  switch (result.stage) {
    case 'TRANSCRIBING':
      await storeTranscript(trx, jobId, result.transcript);
      return appendUsage(trx, source, result.transcript.usage);
    case 'ENRICHING':
      return storeEnrichment(trx, jobId, result.enrichment);
    case 'REFINING':
      await appendRefinement(trx, jobId, result.refinement);
      return appendUsage(trx, source, usageOf(result.refinement));
  }
}

/** What a refinement used, the rejected one before it included: both were paid for. */
function usageOf({ usage, rejected }: Refinement): readonly ProviderUsage[] {
  return rejected === undefined ? usage : [...usageOf(rejected), ...usage];
}
