import { randomUUID } from 'node:crypto';
import { CompiledQuery } from 'kysely';
import type { Database, DatabaseTransaction } from '../../platform/postgres/database.js';
import type { ProviderUsage } from '../results/provider-usage.js';
import type { StageSettlement } from './job-moves.js';

/** A settlement as JSON, which the database takes. */
export type PreparedSettlement = string;

export function prepareSettlement(settlement: StageSettlement): PreparedSettlement {
  return JSON.stringify(settlementRow(settlement));
}

/** The jobs that a statement settled, and those whose row another transaction holds. */
export type SettledJobs = ReadonlyMap<string, 'settled' | 'busy'>;

/** Settles any number of runs in one statement: output, move, event, next delivery and the end of this delivery (migration 080). */
export async function settleStages(
  db: Database | DatabaseTransaction,
  settlements: readonly PreparedSettlement[],
  worker: string,
): Promise<SettledJobs> {
  const { rows } = await db.executeQuery<{ job_id: string; answer: 'settled' | 'busy' }>(
    CompiledQuery.raw('select job_id, answer from studio_settle($1, $2::jsonb)', [worker, `[${settlements.join()}]`]),
  );
  return new Map(rows.map(({ job_id, answer }) => [job_id, answer]));
}

function settlementRow({ output, ...settlement }: StageSettlement): object {
  const usage = (output?.usage ?? []).filter(({ callId }) => callId === undefined).map(usageRow);
  return {
    job: settlement.jobId,
    delivery: settlement.deliveryId,
    retry: settlement.retryCount,
    attempt: settlement.attempt,
    stage: settlement.stage,
    kind: settlement.kind,
    next: randomUUID(),
    delay: settlement.delayMs === undefined ? undefined : settlement.delayMs / 1000,
    fault: settlement.fault,
    details: settlement.errorDetails,
    reason: settlement.reason,
    transcript: output?.transcript,
    prompt: output?.prompt,
    text: output?.text,
    verdict: output?.verdict,
    record: output?.record,
    usage: usage.length === 0 ? undefined : usage,
  };
}

/** Leaves out calls that were recorded together with their answers. */
function usageRow(usage: ProviderUsage): object {
  return {
    provider: usage.provider,
    model: usage.model,
    requests: usage.requests,
    audio_seconds: usage.audioSeconds,
    input_tokens: usage.inputTokens,
    output_tokens: usage.outputTokens,
    cost_usd: usage.costUsd,
  };
}
