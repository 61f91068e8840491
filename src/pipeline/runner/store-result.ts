import type { ProviderUsage } from '../../jobs/results/provider-usage.js';
import type { Refinement } from '../../jobs/results/refinement.js';
import { appendRefinement, storeEnrichment, storeTranscript } from '../../jobs/results/stage-result-store.js';
import { appendUsage } from '../../jobs/results/usage-store.js';
import type { DatabaseTransaction } from '../../platform/postgres/database.js';
import { forgetAnswers } from '../refining/answers/answer-store.js';
import { UnfaithfulRefinement } from '../refining/unfaithful-refinement.js';
import type { Settlement } from './outcome.js';

/** Stores what a stage produced beside the row itself; of an outcome without a result only a text that the checks rejected. */
export async function storeResult(trx: DatabaseTransaction, { claim, outcome }: Settlement): Promise<void> {
  const { jobId } = claim.job;
  const source = { jobId, attempt: claim.attempt, stage: claim.stage };
  if (outcome.kind === 'failed' && outcome.fault instanceof UnfaithfulRefinement) {
    const { refinement } = outcome.fault;
    return storeRefinement(trx, source, refinement);
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
      return storeRefinement(trx, source, result.refinement);
  }
}

/** The answers that it was made of are settled with it. */
async function storeRefinement(
  trx: DatabaseTransaction,
  source: { readonly jobId: string; readonly attempt: number; readonly stage: string },
  refinement: Refinement,
): Promise<void> {
  await appendRefinement(trx, source.jobId, refinement);
  await appendUsage(trx, source, usageOf(refinement));
  await forgetAnswers(trx, source.jobId);
}

/** What a refinement used, the rejected one before it included: both were paid for. */
function usageOf({ usage, rejected }: Refinement): readonly ProviderUsage[] {
  return rejected === undefined ? usage : [...usageOf(rejected), ...usage];
}
