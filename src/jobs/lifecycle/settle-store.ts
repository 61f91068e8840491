import { randomUUID } from 'node:crypto';
import { CompiledQuery } from 'kysely';
import type { Database, DatabaseTransaction } from '../../platform/postgres/database.js';
import type { StageStatus } from '../record/job-status.js';
import type { ProviderUsage } from '../results/provider-usage.js';
import type { ClaimedRow } from './claim-store.js';
import type { StageSettlement } from './job-moves.js';

/** A settlement as JSON, which the database takes. */
export type PreparedSettlement = string;

export function prepareSettlement(settlement: StageSettlement): PreparedSettlement {
  return JSON.stringify(settlementRow(settlement));
}

/** What a statement that settles runs did. */
export interface Settled {
  /** The ids of the jobs that were settled. */
  readonly jobs: ReadonlySet<string>;
  /** Jobs that were claimed in the same statement. */
  readonly claimed: readonly ClaimedRow[];
}

/** The most jobs of each stage to claim along. */
export type Rooms = ReadonlyMap<StageStatus, number>;

const SETTLE = 'select settled from studio_settle($1, $2::jsonb, null)';
const SETTLE_AND_CLAIM =
  'select s.settled, (s.job).*, s.hand_outs as retry_count, s.lost as lost_claims from studio_settle($1, $2::jsonb, $3::jsonb) as s';

/**
 * Settles any number of runs in one statement: output, move, event, next delivery and the end of this delivery; with rooms, it claims jobs of the next
 * stages too (migration 078).
 */
export async function settleStages(
  db: Database | DatabaseTransaction,
  settlements: readonly PreparedSettlement[],
  { worker, rooms }: { readonly worker: string; readonly rooms: Rooms },
): Promise<Settled> {
  const rows = `[${settlements.join()}]`;
  const query =
    rooms.size === 0
      ? CompiledQuery.raw(SETTLE, [worker, rows])
      : CompiledQuery.raw(SETTLE_AND_CLAIM, [worker, rows, JSON.stringify(Object.fromEntries(rooms))]);
  const answer = await db.executeQuery<ClaimedRow & { settled: string | null }>(query);
  const settled = answer.rows.flatMap((row) => row.settled ?? []);
  return { jobs: new Set(settled), claimed: answer.rows.filter((row) => row.settled === null) };
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
