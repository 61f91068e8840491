import { sql } from 'kysely';
import type { Coverage, Verdict } from '../../language/compare/verdict.js';
import type { Database, DatabaseTransaction } from '../../platform/postgres/database.js';
import type { JobTextName } from '../record/job-record.js';
import type { RefinementFinding, SecondOpinion } from '../results/refinement.js';
import type { ReviewDecision } from '../results/refinement-review.js';
import type { QualityFlag, TranscriptWord } from '../results/transcript.js';

/**
 * The parts of several jobs, each kind in one statement, however many jobs are requested. The number of rows for each job is limited, far above
 * what a job with its retries has, and in order.
 */

type Reader = Database | DatabaseTransaction;

const MOST_EVENTS = 500;
const MOST_ATTEMPTS = 500;
const MOST_REFINEMENTS = 100;
const MOST_USAGE = 500;

const wanted = (jobIds: readonly string[]) => sql`unnest(${[...jobIds]}::uuid[]) as wanted (job_id)`;
/** All ids as one parameter, so that the statement's text is always the same. */
const anyOf = (jobIds: readonly string[]) => sql<string>`any(${[...jobIds]}::uuid[])`;

export interface EventPart {
  readonly job_id: string;
  readonly event_id: string;
  readonly number: number;
  readonly from_status: string | null;
  readonly to_status: string;
  readonly reason: string;
  readonly actor: string | null;
  readonly attempt: number;
  readonly at: Date;
}

/** Oldest first. */
export async function readEventsOf(db: Reader, jobIds: readonly string[]) {
  const { rows } = await sql<EventPart>`
    select p.* from ${wanted(jobIds)}, lateral (
      select e.job_id, e.event_id, e.number, e.from_status, e.to_status, e.reason, e.actor, e.attempt, e.at from job_events e
      where e.job_id = wanted.job_id order by e.number limit ${MOST_EVENTS}) as p`.execute(db);
  return rows;
}

export interface AttemptPart {
  readonly job_id: string;
  readonly attempt: number;
  readonly stage: string;
  readonly outcome: string;
  readonly started_at: Date;
  readonly ended_at: Date | null;
  readonly error_code: string | null;
  readonly error_message: string | null;
  /** Absent if the reader may not see it. */
  readonly worker?: string;
  readonly fault?: object | null;
}

/** @param inFull includes the worker and the fault, for operators' readers only: users have no right to these columns */
export async function readAttemptsOf(db: Reader, jobIds: readonly string[], inFull: boolean) {
  const { rows } = await sql<AttemptPart>`
    select p.* from ${wanted(jobIds)}, lateral (
      select a.job_id, a.attempt, a.stage, a.outcome, a.started_at, a.ended_at, a.error_code, a.error_message
        ${inFull ? sql`, a.worker, a.fault` : sql``}
      from job_attempts a where a.job_id = wanted.job_id order by a.attempt limit ${MOST_ATTEMPTS}) as p`.execute(db);
  return rows;
}

export interface SegmentPart {
  readonly job_id: string;
  readonly ordinal: number;
  readonly start_seconds: number | null;
  readonly end_seconds: number | null;
  readonly text: string;
  readonly confidence: number | null;
  readonly speaker: string | null;
  readonly words: readonly TranscriptWord[] | null;
}

/** The rows of each job after an ordinal (-1: from the start), at most `first`. */
export async function readSegmentsOf(db: Reader, jobIds: readonly string[], page: { first: number; after: number }) {
  const { rows } = await sql<SegmentPart>`
    select p.* from ${wanted(jobIds)}, lateral (
      select s.job_id, s.ordinal, s.start_seconds, s.end_seconds, s.text, s.confidence, s.words, coalesce(n.name, s.speaker) as speaker
      from transcript_segments s left join job_speakers n on n.job_id = s.job_id and n.speaker = s.speaker
      where s.job_id = wanted.job_id and s.ordinal > ${page.after} order by s.ordinal limit ${page.first}) as p`.execute(
    db,
  );
  return rows;
}

/** The quality flags of the stored transcripts. */
export async function readFlagsOf(db: Reader, jobIds: readonly string[]) {
  const { rows } = await sql<{ readonly job_id: string; readonly flags: readonly QualityFlag[] }>`
    select t.job_id, t.flags from job_transcripts t where t.job_id = any(${[...jobIds]}::uuid[])`.execute(db);
  return rows;
}

/** Oldest version first. */
export async function readRefinementsOf(db: Reader, jobIds: readonly string[]) {
  const { rows } = await sql<{
    readonly job_id: string;
    readonly version: number;
    readonly text: string;
    readonly provider: string;
    readonly model: string;
    readonly verdict: Verdict;
    readonly findings: readonly RefinementFinding[];
    readonly repaired: readonly RefinementFinding[];
    readonly coverage: Coverage | null;
    readonly opinions: readonly SecondOpinion[];
    readonly prompt_hash: string;
    readonly created_at: Date;
    readonly kind: string;
    readonly is_current: boolean;
    readonly brand_bible_name: string | null;
    readonly brand_bible_version: number | null;
    readonly brand_bible_hash: string | null;
    readonly usage: readonly {
      readonly inputTokens?: number;
      readonly outputTokens?: number;
      readonly costUsd?: number;
    }[];
  }>`
    select p.* from ${wanted(jobIds)}, lateral (
      select r.job_id, r.version, r.text, r.provider, r.model, r.verdict, r.findings, r.repaired, r.coverage, r.opinions,
        r.prompt_hash, r.created_at, r.kind, r.is_current, r.brand_bible_name, r.brand_bible_version, r.brand_bible_hash, r.usage
      from refinements r where r.job_id = wanted.job_id order by r.version limit ${MOST_REFINEMENTS}) as p`.execute(db);
  return rows;
}

/** Oldest first: one entry for each run of a stage, provider and model. If the cost of one call is unknown, the sum is unknown. */
export async function readUsageOf(db: Reader, jobIds: readonly string[]) {
  const { rows } = await sql<{
    readonly job_id: string;
    readonly attempt: number;
    readonly stage: string;
    readonly provider: string;
    readonly model: string;
    readonly requests: number;
    readonly audio_seconds: number | null;
    readonly input_tokens: number | null;
    readonly output_tokens: number | null;
    readonly cost_usd: number | null;
    readonly at: Date;
  }>`
    select p.* from ${wanted(jobIds)}, lateral (
      select u.job_id, u.attempt, u.stage, u.provider, u.model, sum(u.requests)::integer as requests,
        sum(u.audio_seconds) as audio_seconds, sum(u.input_tokens)::float8 as input_tokens,
        sum(u.output_tokens)::float8 as output_tokens,
        case when count(u.cost_usd) = count(*) then sum(u.cost_usd) end as cost_usd, max(u.at) as at
      from job_usage u where u.job_id = wanted.job_id
      group by u.job_id, u.attempt, u.stage, u.provider, u.model order by min(u.usage_id) limit ${MOST_USAGE}) as p`.execute(
    db,
  );
  return rows;
}

/** At most one row for each job. */
export function readProgressOf(db: Reader, jobIds: readonly string[]) {
  return db.selectFrom('job_progress').selectAll().where('job_id', '=', anyOf(jobIds)).execute();
}

export interface ReviewPart {
  readonly job_id: string;
  readonly version: number;
  readonly decision: ReviewDecision;
  readonly note: string | null;
  readonly reviewed_at: Date;
  readonly reviewed_by: string;
}

/** The current decision of each job that has one. */
export async function readReviewsOf(db: Reader, jobIds: readonly string[]) {
  const { rows } = await sql<ReviewPart>`
    select p.* from ${wanted(jobIds)} join studio_jobs j on j.job_id = wanted.job_id and j.review is not null, lateral (
      select r.job_id, r.version, r.decision, r.note, r.reviewed_at, r.reviewed_by from refinement_reviews r
      where r.job_id = j.job_id order by r.review_id desc limit 1) as p`.execute(db);
  return rows;
}

/** The acknowledgement of each job's current failure, for operators' readers only. */
export async function readAcknowledgementsOf(db: Reader, jobIds: readonly string[]) {
  return db
    .selectFrom('failure_acknowledgements as a')
    .innerJoin('studio_jobs as j', (join) =>
      join.onRef('j.job_id', '=', 'a.job_id').onRef('j.event_count', '=', 'a.event_number'),
    )
    .select(['a.job_id', 'a.acknowledged_at', 'a.acknowledged_by', 'a.note'])
    .where('a.job_id', '=', anyOf(jobIds))
    .where('j.status', '=', 'FAILED')
    .execute();
}

const TEXT_COLUMNS = {
  rawTranscript: 'raw_transcript',
  refinedText: 'refined_text',
  systemPromptUsed: 'system_prompt_used',
} as const;

/** One of the texts. */
export async function readTextsOf(db: Reader, jobIds: readonly string[], name: JobTextName) {
  const { rows } = await sql<{ readonly job_id: string; readonly text: string | null }>`
    select j.job_id, j.${sql.ref(TEXT_COLUMNS[name])} as text from studio_jobs j
    where j.job_id = any(${[...jobIds]}::uuid[])`.execute(db);
  return rows;
}
