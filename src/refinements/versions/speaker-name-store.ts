import { sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../../platform/postgres/database.js';

/** A speaker of a job. */
export interface NamedSpeaker {
  /** `Speaker 1`, `Speaker 2`, … */
  readonly speaker: string;
  /** The name that a person gave; null if there is none. */
  readonly name: string | null;
}

/** What a speaker is called in texts and captions. */
export function shownName({ speaker, name }: NamedSpeaker): string {
  return name ?? speaker;
}

/** The speakers of a job in the order of their first words. */
export async function readSpeakers(db: Database | DatabaseTransaction, jobId: string): Promise<NamedSpeaker[]> {
  const { rows } = await sql<NamedSpeaker>`
    select s.speaker, n.name from (
      select t.speaker, min(t.ordinal) as first from transcript_segments t
      where t.job_id = ${jobId}::uuid and t.speaker is not null group by t.speaker) s
      left join job_speakers n on n.job_id = ${jobId}::uuid and n.speaker = s.speaker
    order by s.first`.execute(db);
  return rows;
}

/** Stores the names of a job's speakers in place of the earlier ones. The job's row must be locked. */
export async function replaceNames(
  trx: DatabaseTransaction,
  jobId: string,
  speakers: readonly NamedSpeaker[],
  actor: string,
): Promise<void> {
  const named = speakers.filter(({ name }) => name !== null);
  await trx.deleteFrom('job_speakers').where('job_id', '=', jobId).execute();
  await sql`
    insert into job_speakers (job_id, speaker, name, named_by)
    select ${jobId}::uuid, n.speaker, n.name, ${actor}
    from unnest(${named.map(({ speaker }) => speaker)}::text[], ${named.map(({ name }) => name)}::text[]) as n (speaker, name)`.execute(
    trx,
  );
}

/**
 * Replaces the labels in the stored versions of a job's transcript. Returns the transcript with the labels replaced, for the row; null if the job has none. The
 * job's row must be locked.
 */
export async function relabelTranscripts(
  trx: DatabaseTransaction,
  jobId: string,
  relabel: (text: string) => string,
): Promise<string | null> {
  const query = trx.selectFrom('transcript_versions').select(['version', 'text']).where('job_id', '=', jobId);
  for (const { version, text } of await query.execute()) {
    const versions = trx.updateTable('transcript_versions').where('job_id', '=', jobId).where('version', '=', version);
    await versions.set({ text: relabel(text) }).execute();
  }
  const job = await trx
    .selectFrom('studio_jobs')
    .select('raw_transcript')
    .where('job_id', '=', jobId)
    .executeTakeFirst();
  const text = job?.raw_transcript ?? null;
  return text === null ? null : relabel(text);
}

/** Appends the current text with other labels as a further version of the same kind. The job's row must be locked. */
export async function appendRelabelled(
  trx: DatabaseTransaction,
  jobId: string,
  text: string,
  judged: Readonly<Record<'findings' | 'repaired' | 'opinions', readonly object[]>>,
  transcriptHash: string,
): Promise<number | null> {
  const { rows } = await sql<{ version: number }>`
    insert into refinements (job_id, version, text, provider, model, verdict, findings, repaired, coverage, opinions, prompt_hash, kind, author,
      transcript_hash, system_prompt, brand_bible_name, brand_bible_version, brand_bible_hash)
    select r.job_id, (select max(v.version) + 1 from refinements v where v.job_id = r.job_id), ${text}, r.provider, r.model, r.verdict,
      ${JSON.stringify(judged.findings)}::jsonb, ${JSON.stringify(judged.repaired)}::jsonb, r.coverage, ${JSON.stringify(judged.opinions)}::jsonb,
      r.prompt_hash, r.kind,
      r.author, ${transcriptHash}, r.system_prompt, r.brand_bible_name, r.brand_bible_version, r.brand_bible_hash
    from refinements r where r.job_id = ${jobId}::uuid and r.is_current
    returning version`.execute(trx);
  return rows[0]?.version ?? null;
}
