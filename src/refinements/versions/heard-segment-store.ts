import { sql } from 'kysely';
import type { QualityFlag } from '../../jobs/results/transcript.js';
import type { TimedWord } from '../../language/text/retime.js';
import type { Database, DatabaseTransaction } from '../../platform/postgres/database.js';

/** A row of `transcript_segments`. */
export interface StoredSegment {
  readonly start_seconds: number | null;
  readonly end_seconds: number | null;
  readonly text: string;
  readonly confidence: number | null;
  readonly words: readonly TimedWord[] | null;
  readonly speaker: string | null;
}

/** The segments of the recogniser, without later edits. */
export async function readHeardSegments(
  db: Database | DatabaseTransaction,
  jobId: string,
): Promise<readonly StoredSegment[]> {
  const { rows } = await sql<{ segments: readonly StoredSegment[] | null }>`
    select coalesce(
      (select v.segments from transcript_versions v where v.job_id = ${jobId}::uuid and v.version = 1),
      (select jsonb_agg(to_jsonb(s) - 'job_id' - 'ordinal' order by s.ordinal) from transcript_segments s
        where s.job_id = ${jobId}::uuid)) as segments`.execute(db);
  return rows[0]?.segments ?? [];
}

/**
 * Replaces the segments of a job and the flags of what was edited; the segments that were heard are kept beside the machine's version. The job's row
 * must be locked, and the edit stored.
 */
export async function replaceSegments(
  trx: DatabaseTransaction,
  jobId: string,
  heard: readonly StoredSegment[],
  edited: { readonly segments: readonly StoredSegment[]; readonly flags: readonly QualityFlag[] },
): Promise<void> {
  await sql`
    update transcript_versions set segments = ${JSON.stringify(heard)}::jsonb
    where job_id = ${jobId}::uuid and version = 1 and segments is null`.execute(trx);
  await sql`delete from transcript_segments where job_id = ${jobId}::uuid`.execute(trx);
  await sql`
    insert into transcript_segments (job_id, ordinal, start_seconds, end_seconds, text, confidence, words, speaker)
    select ${jobId}::uuid, g.ordinal - 1, g.start_seconds, g.end_seconds, g.text, g.confidence,
      case when jsonb_typeof(g.words) = 'array' then g.words end, g.speaker
    from rows from (jsonb_to_recordset(${JSON.stringify(edited.segments)}::jsonb) as (start_seconds double precision,
        end_seconds double precision, text text, confidence real, words jsonb, speaker text))
      with ordinality as g (start_seconds, end_seconds, text, confidence, words, speaker, ordinal)`.execute(trx);
  await sql`
    update job_transcripts t set flags = ${JSON.stringify(edited.flags)}::jsonb || coalesce(
      (select jsonb_agg(f.flag order by f.at) from jsonb_array_elements(t.flags) with ordinality as f (flag, at)
        where f.flag ->> 'kind' <> 'EDITED'), '[]'::jsonb)
    where t.job_id = ${jobId}::uuid`.execute(trx);
}
