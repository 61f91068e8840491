import { sql } from 'kysely';
import type { ProviderUsage } from '../../../jobs/results/provider-usage.js';
import type { QualityFlag, TranscriptSegment } from '../../../jobs/results/transcript.js';
import { usageInsert } from '../../../jobs/results/usage-store.js';
import type { Database } from '../../../platform/postgres/database.js';
import type { HeldJob } from '../../stages/held-job.js';
import type { Chunk } from './chunk-plan.js';
import { orderDelete } from './order-store.js';

/** The result of a chunk. Its times count from the chunk's start; those of its flags from the recording's start. */
export interface ChunkResult {
  readonly provider: string;
  readonly model: string;
  readonly text: string;
  readonly segments: readonly TranscriptSegment[];
  readonly language: string | null;
  readonly languageConfidence: number | null;
  readonly flags: readonly QualityFlag[];
  /** False: the recogniser returned nothing usable; another run of the job asks again. */
  readonly usable: boolean;
  /** Of every request for it. */
  readonly usage: readonly ProviderUsage[];
  /** The parameters that the recogniser received with the sound. */
  readonly sent: Readonly<Record<string, unknown>>;
}

/** Results that an earlier attempt stored for the same sound, by the chunk's number; unusable results only from this run. */
export async function readChunks(
  db: Database,
  jobId: string,
  audioSha256: string,
  chunks: readonly Chunk[],
): Promise<Map<number, ChunkResult>> {
  const rows = await db
    .selectFrom('transcript_chunks as c')
    .innerJoin('studio_jobs as j', 'j.job_id', 'c.job_id')
    .select(['c.ordinal', 'c.start_seconds', 'c.end_seconds', 'c.provider', 'c.model', 'c.result', 'c.flags'])
    .select(['c.usable', 'c.usage', 'c.sent'])
    .where('c.job_id', '=', jobId)
    .where('c.audio_sha256', '=', audioSha256)
    .where((where) =>
      where.or([where('c.usable', '=', true), where('c.stored_at', '>', where.ref('j.run_started_at'))]),
    )
    .execute();
  const found = new Map<number, ChunkResult>();
  for (const { ordinal, start_seconds, end_seconds, provider, model, result, flags, usable, usage, sent } of rows) {
    const chunk = chunks[ordinal];
    if (chunk?.start !== start_seconds || chunk.end !== end_seconds) continue;
    const kept = result as Pick<ChunkResult, 'text' | 'segments' | 'language' | 'languageConfidence'>;
    const parts = { provider, model, usable, ...kept, flags: flags as QualityFlag[] };
    found.set(ordinal, { ...parts, usage: usage as ProviderUsage[], sent: sent as Record<string, unknown> });
  }
  return found;
}

/** Stores the result of a chunk immediately, with its cost. False: a newer claim holds the job, and nothing was stored. */
export async function storeChunk(
  db: Database,
  { jobId, attempt }: HeldJob,
  audioSha256: string,
  chunk: Chunk,
  stored: ChunkResult,
): Promise<boolean> {
  const { provider, model, text, segments, language, languageConfidence, flags, usable, usage, sent } = stored;
  const result = JSON.stringify({ text, segments, language, languageConfidence });
  const told = usageInsert({ jobId, attempt, stage: 'TRANSCRIBING' }, usage, sql`exists (select from stored)`);
  const fetched = orderDelete(jobId, chunk, sql`exists (select from stored)`);
  const { rows } = await sql`
    with stored as (insert into transcript_chunks (job_id, ordinal, audio_sha256, start_seconds, end_seconds, provider, model, sent, result,
      flags, usable, usage, attempt)
    select ${jobId}::uuid, ${chunk.ordinal}::integer, ${audioSha256}::text, ${chunk.start}::float8, ${chunk.end}::float8,
      ${provider}::text, ${model}::text, ${JSON.stringify(sent)}::jsonb, ${result}::jsonb, ${JSON.stringify(flags)}::jsonb,
      ${usable}::boolean, ${JSON.stringify(usage)}::jsonb, ${attempt}::integer
    where exists (select from studio_jobs where job_id = ${jobId}::uuid and attempt = ${attempt} and status = 'TRANSCRIBING')
    on conflict (job_id, ordinal) do update set audio_sha256 = excluded.audio_sha256, start_seconds = excluded.start_seconds,
      end_seconds = excluded.end_seconds, provider = excluded.provider, model = excluded.model, sent = excluded.sent,
      result = excluded.result, flags = excluded.flags, usable = excluded.usable, usage = excluded.usage,
      attempt = excluded.attempt, stored_at = clock_timestamp()
    returning ordinal), told as (${told}), fetched as (${fetched})
    select ordinal from stored`.execute(db);
  return rows.length > 0;
}
