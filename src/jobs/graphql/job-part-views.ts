import { type Caller, mayAdminister } from '../../access/caller.js';
import type { JobParts } from '../reading/job-parts.js';
import type { JobSummary } from '../record/job-record.js';
import type { JobStatus } from '../record/job-status.js';
import { gradedFindings } from '../results/graded-findings.js';
import { totalCost } from '../results/sum-usage.js';
import { codeOf } from './job-failure.graphql.js';
import type {
  JobAttemptType,
  JobEventType,
  JobProgressType,
  JobUsageType,
  TranscriptSegmentType,
} from './job-parts.graphql.js';
import { opinionView, type RefinementType } from './refinement.graphql.js';

type RowOf<Kind extends 'events' | 'attempts' | 'segments' | 'refinements' | 'usage'> = Awaited<
  ReturnType<JobParts[Kind]>
>[number][number];
type ProgressRow = Awaited<ReturnType<JobParts['progress']>>[number];

/** The actor names workers and operators: nothing for owners. */
export function eventView(row: RowOf<'events'>, caller: Caller): JobEventType {
  return {
    eventId: row.event_id,
    number: row.number,
    fromStatus: row.from_status as JobStatus | null,
    toStatus: row.to_status as JobStatus,
    reason: row.reason,
    actor: mayAdminister(caller) ? row.actor : null,
    attempt: row.attempt,
    at: row.at,
  };
}

export function attemptView(row: RowOf<'attempts'>): JobAttemptType {
  return {
    attempt: row.attempt,
    stage: row.stage,
    outcome: row.outcome,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    errorCode: row.error_code === null ? null : codeOf(row.error_code),
    errorMessage: row.error_message,
    worker: row.worker ?? null,
    fault: row.fault ?? null,
  };
}

export function segmentView(row: RowOf<'segments'>): TranscriptSegmentType {
  return {
    ordinal: row.ordinal,
    start: row.start_seconds,
    end: row.end_seconds,
    text: row.text,
    confidence: row.confidence,
    speaker: row.speaker,
    wordStarts: wordStarts(row),
  };
}

/** After an edit, or where a recogniser counts words in another way, the times belong to other words. */
function wordStarts({ text, words }: RowOf<'segments'>): number[] | null {
  return words !== null && words.length === text.trim().split(/\s+/).length ? words.map(({ start }) => start) : null;
}

export function refinementView(row: RowOf<'refinements'>): RefinementType {
  return {
    version: row.version,
    text: row.text,
    provider: row.provider,
    model: row.model,
    verdict: row.verdict,
    findings: gradedFindings(row.findings, row.verdict),
    repaired: gradedFindings(row.repaired, null),
    coverage: row.coverage,
    opinions: row.opinions.map(opinionView),
    promptHash: row.prompt_hash,
    createdAt: row.created_at,
    kind: row.kind,
    current: row.is_current,
    brandBibleName: row.brand_bible_name,
    brandBibleVersion: row.brand_bible_version,
    brandBibleHash: row.brand_bible_hash,
    inputTokens: row.usage.reduce((sum, { inputTokens = 0 }) => sum + inputTokens, 0),
    outputTokens: row.usage.reduce((sum, { outputTokens = 0 }) => sum + outputTokens, 0),
    costUsd: totalCost(row.usage),
  };
}

export function usageView(row: RowOf<'usage'>): JobUsageType {
  return {
    attempt: row.attempt,
    stage: row.stage,
    provider: row.provider,
    model: row.model,
    requests: row.requests,
    audioSeconds: row.audio_seconds,
    inputTokens: row.input_tokens,
    outputTokens: row.output_tokens,
    costUsd: row.cost_usd,
    at: row.at,
  };
}

/** Progress that an earlier claim or stage reported does not apply to the present one. */
export function progressView(row: ProgressRow, job: JobSummary): JobProgressType | null {
  if (row === null || row.stage !== job.status || row.attempt !== job.attempt) return null;
  return {
    stage: job.status,
    percent: row.percent,
    note: row.note,
    secondsLeft: row.seconds_left,
    chunksDone: row.chunks_done,
    chunksTotal: row.chunks_total,
    at: row.at,
  };
}
