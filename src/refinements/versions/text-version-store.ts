import { type Selectable, sql } from 'kysely';
import type { Refinement } from '../../jobs/results/refinement.js';
import { REVIEW_OF, type ReviewDecision } from '../../jobs/results/refinement-review.js';
import type { Database, DatabaseTransaction } from '../../platform/postgres/database.js';
import type { RefinementsTable } from '../../platform/postgres/text-tables.js';

type Reader = Database | DatabaseTransaction;
export type RefinementRow = Selectable<RefinementsTable>;

/** A text that a person wrote, as checked as a machine's. */
export interface EditedText extends Pick<Refinement, 'text' | 'verdict' | 'findings' | 'coverage' | 'transcriptHash'> {
  readonly author: string;
}

/** Every version of a job's text, the newest first: at most 200. */
export function readRefinements(db: Reader, jobId: string): Promise<RefinementRow[]> {
  const query = db.selectFrom('refinements').selectAll().where('job_id', '=', jobId);
  return query.orderBy('version', 'desc').limit(200).execute();
}

export async function readRefinement(db: Reader, jobId: string, version: number): Promise<RefinementRow | null> {
  const query = db.selectFrom('refinements').selectAll().where('job_id', '=', jobId).where('version', '=', version);
  return (await query.executeTakeFirst()) ?? null;
}

/** The version that is the job's refined text; null for none. */
export async function readCurrentRefinement(db: Reader, jobId: string): Promise<RefinementRow | null> {
  const query = db.selectFrom('refinements').selectAll().where('job_id', '=', jobId).where('is_current', '=', true);
  return (await query.executeTakeFirst()) ?? null;
}

/** Appends a person's text with the brand and prompt of its base version. The job's row must be locked. */
export async function appendEdit(trx: DatabaseTransaction, jobId: string, edit: EditedText): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    insert into refinements (job_id, version, text, provider, model, verdict, findings, coverage, prompt_hash, kind, author, transcript_hash,
      system_prompt, brand_bible_name, brand_bible_version, brand_bible_hash)
    select ${jobId}::uuid, (select max(v.version) + 1 from refinements v where v.job_id = r.job_id), ${edit.text}, 'person', 'none',
      ${edit.verdict}, ${JSON.stringify(edit.findings)}::jsonb, ${JSON.stringify(edit.coverage)}::jsonb, r.prompt_hash, 'human', ${edit.author}, ${edit.transcriptHash ?? null},
      r.system_prompt, r.brand_bible_name, r.brand_bible_version, r.brand_bible_hash
    from refinements r where r.job_id = ${jobId}::uuid order by r.is_current desc, r.version desc limit 1
    returning version`.execute(trx);
  return rows[0]?.version ?? 0;
}

/**
 * Appends the current text, or the same words in other turns, with another judgement; null where text, verdict and findings are the same. The job's
 * row must be locked.
 */
export async function appendJudgement(
  trx: DatabaseTransaction,
  jobId: string,
  judged: Omit<EditedText, 'author'>,
): Promise<number | null> {
  const { rows } = await sql<{ version: number }>`
    insert into refinements (job_id, version, text, provider, model, verdict, findings, coverage, prompt_hash, kind, author, transcript_hash,
      system_prompt, brand_bible_name, brand_bible_version, brand_bible_hash, repaired)
    select r.job_id, (select max(v.version) + 1 from refinements v where v.job_id = r.job_id), ${judged.text}, r.provider, r.model,
      ${judged.verdict}, ${JSON.stringify(judged.findings)}::jsonb, ${JSON.stringify(judged.coverage)}::jsonb, r.prompt_hash, r.kind, r.author,
      ${judged.transcriptHash ?? null}, r.system_prompt, r.brand_bible_name, r.brand_bible_version, r.brand_bible_hash, r.repaired
    from refinements r where r.job_id = ${jobId}::uuid and r.is_current
      and (r.text <> ${judged.text} or r.verdict <> ${judged.verdict} or r.findings <> ${JSON.stringify(judged.findings)}::jsonb)
    returning version`.execute(trx);
  return rows[0]?.version ?? null;
}

/**
 * Makes a version the job's refined text. The job must be COMPLETE, and its row locked.
 * @param transcript the new raw transcript, if it changes too: a transaction updates the row of a job once (docs/decisions/0012)
 */
export async function makeCurrent(
  trx: DatabaseTransaction,
  jobId: string,
  version: number,
  transcript: string | null = null,
): Promise<void> {
  await sql`
    update studio_jobs j set refined_text = r.text, verdict = r.verdict, system_prompt_used = coalesce(r.system_prompt, j.system_prompt_used),
      raw_transcript = coalesce(${transcript}::text, j.raw_transcript)
    from refinements r where j.job_id = ${jobId}::uuid and j.status = 'COMPLETE' and r.job_id = j.job_id and r.version = ${version}`.execute(
    trx,
  );
  const versions = trx.updateTable('refinements').where('job_id', '=', jobId);
  await versions.set({ is_current: false }).where('is_current', '=', true).where('version', '!=', version).execute();
  await versions.set({ is_current: true }).where('version', '=', version).execute();
}

/** Replaces the raw transcript of a job whose refined text stays. Its row must be locked. */
export async function setTranscript(trx: DatabaseTransaction, jobId: string, text: string): Promise<void> {
  await trx.updateTable('studio_jobs').set({ raw_transcript: text }).where('job_id', '=', jobId).execute();
}

/** Stores a person's raw transcript as a further version, the machine's before it as the first; the row is the caller's. It must be locked. */
export async function appendTranscript(
  trx: DatabaseTransaction,
  jobId: string,
  edit: { readonly text: string; readonly author: string },
): Promise<void> {
  await sql`
    insert into transcript_versions (job_id, version, kind, text)
    select j.job_id, 1, 'machine', j.raw_transcript from studio_jobs j
    where j.job_id = ${jobId}::uuid and not exists (select from transcript_versions v where v.job_id = j.job_id)`.execute(
    trx,
  );
  await sql`
    insert into transcript_versions (job_id, version, kind, text, author)
    select ${jobId}::uuid, max(v.version) + 1, 'human', ${edit.text}, ${edit.author}
    from transcript_versions v where v.job_id = ${jobId}::uuid`.execute(trx);
}

/** Records a decision and shows it on the job. The job's row must be locked. */
export async function storeReview(
  trx: DatabaseTransaction,
  jobId: string,
  review: {
    readonly version: number;
    readonly decision: ReviewDecision;
    readonly note: string | null;
    readonly by: string;
  },
): Promise<void> {
  await sql`
    insert into refinement_reviews (job_id, version, decision, note, reviewed_by)
    values (${jobId}::uuid, ${review.version}, ${review.decision}, ${review.note}, ${review.by})`.execute(trx);
  await trx
    .updateTable('studio_jobs')
    .set({ review: REVIEW_OF[review.decision] })
    .where('job_id', '=', jobId)
    .execute();
}
