import { sql } from 'kysely';
import type { Database } from '../../../platform/postgres/database.js';

/** A recording as it was read. */
export interface ReadSource {
  readonly bytes: number;
  /** Storage's own mark of the object's version, where it gives one. */
  readonly etag: string | null;
  /** Of the whole file, hex. */
  readonly sha256: string;
}

/**
 * Remembers what was read, while the claim holds. `changed`: at an earlier read of this job it was another recording; `lost`: a
 * newer claim holds the job.
 */
export async function rememberSource(
  db: Database,
  { jobId, attempt }: { readonly jobId: string; readonly attempt: number },
  source: ReadSource,
): Promise<'same' | 'changed' | 'lost'> {
  const { bytes, etag, sha256 } = source;
  const { rows } = await sql<{ changed: boolean }>`
    insert into transcript_sources as s (job_id, bytes, etag, sha256)
    select ${jobId}::uuid, ${bytes}::bigint, ${etag}::text, ${sha256}::text
    where exists (select from studio_jobs where job_id = ${jobId}::uuid and attempt = ${attempt} and status = 'TRANSCRIBING')
    on conflict (job_id) do update set bytes = excluded.bytes, etag = excluded.etag, sha256 = excluded.sha256,
      read_at = clock_timestamp(),
      changed_at = case when s.sha256 = excluded.sha256 then s.changed_at else clock_timestamp() end
    returning changed_at is not null as changed`.execute(db);
  const [row] = rows;
  if (row === undefined) return 'lost';
  return row.changed ? 'changed' : 'same';
}
