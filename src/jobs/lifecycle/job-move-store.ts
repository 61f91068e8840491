import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../platform/postgres/database.js';
import { keepsEdit } from '../results/kept-edit-store.js';
import type { AdvanceMove, CompleteMove, FailMove, HandOverMove, HeldClaim } from './job-moves.js';

/**
 * The statements that move jobs for a worker. Each names in its WHERE clause the claim it expects (delivery, attempt and status);
 * a job that is held by a newer claim is left alone and missing from the answer. All return the ids that moved.
 */

const ids = (rows: readonly { job_id: string }[]): ReadonlySet<string> => new Set(rows.map((row) => row.job_id));
const pluck = <T, K extends keyof T>(items: readonly T[], key: K): T[K][] => items.map((item) => item[key]);

const held = sql`j.job_id = m.job_id and j.delivery_id = m.delivery_id and j.attempt = m.attempt and j.status = m.stage`;

function claimColumns(moves: readonly HeldClaim[]) {
  return sql`${pluck(moves, 'jobId')}::uuid[], ${pluck(moves, 'deliveryId')}::uuid[],
    ${pluck(moves, 'attempt')}::integer[], ${pluck(moves, 'stage')}::text[]`;
}

/** TRANSCRIBING → ENRICHING and ENRICHING → REFINING, with what the stage adds to the row. */
export async function advanceJobs(trx: DatabaseTransaction, moves: readonly AdvanceMove[], worker: string) {
  const transcripts = moves.map((move) => (move.stage === 'TRANSCRIBING' ? move.rawTranscript : null));
  const prompts = moves.map((move) => (move.stage === 'ENRICHING' ? move.systemPrompt : null));
  const { rows } = await sql<{ job_id: string }>`
    update studio_jobs j set
      status = case j.status when 'TRANSCRIBING' then 'ENRICHING' else 'REFINING' end,
      raw_transcript = coalesce(m.raw_transcript, j.raw_transcript),
      system_prompt_used = coalesce(m.system_prompt, j.system_prompt_used),
      delivery_id = m.next_delivery_id, stage_faults = 0,
      event_count = j.event_count + 1, moved_reason = 'advanced', moved_by = ${worker}
    from unnest(${claimColumns(moves)}, ${pluck(moves, 'nextDeliveryId')}::uuid[], ${transcripts}::text[], ${prompts}::text[])
      as m (job_id, delivery_id, attempt, stage, next_delivery_id, raw_transcript, system_prompt)
    where ${held}
    returning j.job_id`.execute(trx);
  return ids(rows);
}

/** REFINING → COMPLETE. A text that a person edited stays, with its prompt and its verdict, unless somebody asked to replace it. */
export async function completeJobs(trx: DatabaseTransaction, moves: readonly CompleteMove[], worker: string) {
  const { rows } = await sql<{ job_id: string }>`
    update studio_jobs j set
      status = 'COMPLETE', refined_text = case when ${keepsEdit(sql`j.job_id`)} then j.refined_text else m.refined_text end,
      system_prompt_used = case when ${keepsEdit(sql`j.job_id`)} then j.system_prompt_used
        else coalesce(m.system_prompt, j.system_prompt_used) end,
      verdict = case when ${keepsEdit(sql`j.job_id`)} then j.verdict else m.verdict end,
      error_details = null, delivery_id = null, stage_faults = 0,
      event_count = j.event_count + 1, moved_reason = 'completed', moved_by = ${worker}
    from unnest(${claimColumns(moves)}, ${pluck(moves, 'refinedText')}::text[],
        ${moves.map((move) => move.systemPrompt ?? null)}::text[], ${pluck(moves, 'verdict')}::text[])
      as m (job_id, delivery_id, attempt, stage, refined_text, system_prompt, verdict)
    where ${held}
    returning j.job_id`.execute(trx);
  return ids(rows);
}

/** Any stage → FAILED; `attempts` of error_details is filled from what job_attempts kept of this job. */
export async function failJobs(trx: DatabaseTransaction, moves: readonly FailMove[]) {
  const details = moves.map((move) => JSON.stringify(move.errorDetails));
  const { rows } = await sql<{ job_id: string }>`
    update studio_jobs j set
      status = 'FAILED', delivery_id = null,
      error_details = m.details || jsonb_build_object('at', now(), 'attempts', ${failedAttempts}),
      event_count = j.event_count + 1, moved_reason = m.reason, moved_by = m.actor
    from unnest(${claimColumns(moves)}, ${details}::jsonb[], ${pluck(moves, 'reason')}::text[], ${pluck(moves, 'actor')}::text[])
      as m (job_id, delivery_id, attempt, stage, details, reason, actor)
    where ${held}
    returning j.job_id`.execute(trx);
  return ids(rows);
}

/** Same status, next delivery. */
export async function handOverJobs(trx: DatabaseTransaction, moves: readonly HandOverMove[]) {
  const { rows } = await sql<{ job_id: string }>`
    update studio_jobs j set
      delivery_id = m.next_delivery_id, stage_faults = j.stage_faults + m.faults
    from unnest(${claimColumns(moves)}, ${pluck(moves, 'nextDeliveryId')}::uuid[],
        ${moves.map((move) => (move.countsAsFault ? 1 : 0))}::integer[])
      as m (job_id, delivery_id, attempt, stage, next_delivery_id, faults)
    where ${held}
    returning j.job_id`.execute(trx);
  return ids(rows);
}

/** The failed attempts of `j`, oldest first, the last 20, as error_details lists them. */
export const failedAttempts = sql`coalesce((
  select jsonb_agg(f.entry order by f.attempt) from (
    select a.attempt, jsonb_build_object('attempt', a.attempt, 'stage', a.stage, 'code', a.fault ->> 'code',
      'message', a.fault ->> 'message', 'at', a.ended_at) as entry
    from job_attempts a where a.job_id = j.job_id and a.fault is not null and a.outcome <> 'deferred' order by a.attempt desc limit 20
  ) f
), '[]'::jsonb)`;
