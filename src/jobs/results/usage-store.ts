import { type RawBuilder, sql } from 'kysely';
import type { ProviderUsage } from './provider-usage.js';

/** The run of a stage that made the calls. */
interface AskedBy {
  readonly jobId: string;
  readonly attempt: number;
  readonly stage: string;
}

/**
 * The insert that records calls, for a statement that stores their answers: it stores both or neither. It does not change a call that is recorded.
 * @param when if false, nothing is recorded
 */
export function usageInsert(
  { jobId, attempt, stage }: AskedBy,
  usage: readonly ProviderUsage[],
  when: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`
    insert into job_usage (job_id, attempt, stage, provider, model, requests, audio_seconds, input_tokens, output_tokens, cost_usd, call_id)
    select ${jobId}::uuid, ${attempt}::integer, ${stage}::text, u.* from unnest(${usage.map((u) => u.provider)}::text[],
      ${usage.map((u) => u.model)}::text[], ${usage.map((u) => u.requests)}::integer[],
      ${usage.map((u) => u.audioSeconds ?? null)}::float8[], ${usage.map((u) => u.inputTokens ?? null)}::integer[],
      ${usage.map((u) => u.outputTokens ?? null)}::integer[], ${usage.map((u) => u.costUsd ?? null)}::float8[],
      ${usage.map((u) => u.callId ?? null)}::uuid[]) as u
    where ${when}
    on conflict (call_id) do nothing`;
}
