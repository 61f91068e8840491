import { sql } from 'kysely';
import type { Coverage } from '../../language/compare/verdict.js';
import type { DatabaseTransaction } from '../../platform/postgres/database.js';
import { storableJson } from '../record/storable-text.js';
import type { Enrichment } from './enrichment.js';
import { keepsEdit } from './kept-edit-store.js';
import type { Refinement } from './refinement.js';
import type { Transcript } from './transcript.js';

/** Replaces the stored transcript of a job: a later run of the stage overwrites the earlier one's. */
export async function storeTranscript(trx: DatabaseTransaction, jobId: string, transcript: Transcript): Promise<void> {
  const row = {
    language: transcript.language,
    language_confidence: transcript.languageConfidence,
    duration_seconds: transcript.durationSeconds,
    speech_seconds: transcript.speechSeconds,
    flags: JSON.stringify(transcript.flags),
  };
  await trx
    .insertInto('job_transcripts')
    .values({ job_id: jobId, ...row })
    .onConflict((conflict) => conflict.column('job_id').doUpdateSet(row))
    .execute();
  await trx.deleteFrom('transcript_segments').where('job_id', '=', jobId).execute();
  const { segments } = transcript;
  if (segments.length === 0) return;
  await sql`
    insert into transcript_segments (job_id, ordinal, start_seconds, end_seconds, text, confidence, words)
    select ${jobId}::uuid, s.* from unnest(${segments.map((_, index) => index)}::integer[],
      ${segments.map((s) => s.start)}::float8[], ${segments.map((s) => s.end)}::float8[], ${segments.map((s) => s.text)}::text[],
      ${segments.map((s) => s.confidence)}::real[],
      ${segments.map((s) => (s.words === undefined ? null : JSON.stringify(s.words)))}::jsonb[]) as s`.execute(trx);
}

/** Replaces the stored enrichment of a job. */
export async function storeEnrichment(trx: DatabaseTransaction, jobId: string, enrichment: Enrichment): Promise<void> {
  const row = {
    document: JSON.stringify(enrichment.document),
    brand_bible_name: enrichment.brandBible.name,
    brand_bible_version: enrichment.brandBible.version,
    brand_bible_hash: enrichment.brandBible.hash,
  };
  await trx
    .insertInto('job_enrichments')
    .values({ job_id: jobId, ...row })
    .onConflict((conflict) => conflict.column('job_id').doUpdateSet(row))
    .execute();
}

/** Tells the database that today's rules judged the text: one without a coverage is graded as what 0.1.0 stored. */
const NOTHING_RECORDED: Coverage = { language: null, languageFrom: 'unknown', checked: [], unchecked: [] };

/**
 * Appends a version: every refinement is kept. It becomes the current one unless the checks rejected it, or a person edited the
 * current one and nobody asked to replace that. The job's row is locked by its move, so the number cannot be taken twice.
 */
export async function appendRefinement(trx: DatabaseTransaction, jobId: string, refinement: Refinement): Promise<void> {
  if (refinement.rejected !== undefined)
    await appendRefinement(trx, jobId, { ...refinement.rejected, verdict: 'REJECT' });
  const publishable = refinement.verdict !== 'REJECT';
  if (publishable) {
    await sql`
      update refinements r set is_current = false
      where r.job_id = ${jobId}::uuid and r.is_current and not ${keepsEdit(sql`r.job_id`)}`.execute(trx);
  }
  const { brandBible } = refinement;
  await sql`
    insert into refinements (job_id, version, text, provider, model, verdict, findings, repaired, coverage, opinions, prompt_hash, usage,
      system_prompt, brand_bible_name, brand_bible_version, brand_bible_hash, transcript_hash, is_current)
    select ${jobId}::uuid, coalesce(max(version), 0) + 1, ${refinement.text}, ${refinement.provider}, ${refinement.model},
      ${refinement.verdict}, ${JSON.stringify(refinement.findings)}::jsonb, ${JSON.stringify(refinement.repaired ?? [])}::jsonb,
      ${JSON.stringify(refinement.coverage ?? NOTHING_RECORDED)}::jsonb, ${JSON.stringify(storableJson(refinement.opinions ?? []))}::jsonb, ${refinement.promptHash},
      ${JSON.stringify(refinement.usage.map(({ callId: _, ...usage }) => usage))}::jsonb, ${refinement.systemPrompt ?? null}, ${brandBible?.name ?? null},
      ${brandBible?.version ?? null}::integer, ${brandBible?.hash ?? null}, ${refinement.transcriptHash ?? null},
      ${publishable} and not coalesce(bool_or(is_current), false)
    from refinements where job_id = ${jobId}::uuid`.execute(trx);
}
