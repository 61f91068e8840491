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
  /** The jobs that were settled, and those whose row another transaction holds. */
  readonly answers: ReadonlyMap<string, 'settled' | 'busy'>;
  /** The settled jobs that were claimed for their next stage. */
  readonly begun: readonly ClaimedRow[];
}

/** How many jobs of each stage the worker can begin. */
export type Rooms = ReadonlyMap<StageStatus, number>;

type SettleRow = ClaimedRow & { readonly settled: string | null; readonly answer: 'settled' | 'busy' | null };

const SETTLE = 'select job_id as settled, answer from studio_settle($1, $2::jsonb)';
const SETTLE_AND_CLAIM =
  'select s.settled, s.answer, (s.job).*, s.hand_outs as retry_count, s.lost as lost_claims from studio_settle_and_claim($1, $2::jsonb, $3::jsonb) as s';

/**
 * Settles any number of runs in one statement: output, move, event, next delivery and the end of this delivery. With rooms, it claims the jobs for their next
 * stages too, as far as the worker has room and nobody else waits (migration 082).
 */
export async function settleStages(
  db: Database | DatabaseTransaction,
  settlements: readonly PreparedSettlement[],
  { worker, rooms }: { readonly worker: string; readonly rooms: Rooms },
): Promise<Settled> {
  const all = `[${settlements.join()}]`;
  const query =
    rooms.size === 0
      ? CompiledQuery.raw(SETTLE, [worker, all])
      : CompiledQuery.raw(SETTLE_AND_CLAIM, [worker, all, JSON.stringify(Object.fromEntries(rooms))]);
  const { rows } = await db.executeQuery<SettleRow>(query);
  const answers = rows.flatMap(({ settled, answer }) =>
    settled === null || answer === null ? [] : [[settled, answer] as const],
  );
  return { answers: new Map(answers), begun: rows.filter(({ settled }) => settled === null) };
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
