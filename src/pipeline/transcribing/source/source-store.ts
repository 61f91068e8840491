import { sql } from 'kysely';
import type { Database } from '../../../platform/postgres/database.js';

/** A recording as it was read. */
export interface ReadSource {
  readonly bytes: number;
  /** Storage's own identifier of the object's version, if it gives one. */
  readonly etag: string | null;
  /** Of the whole file, hex. */
  readonly sha256: string;
}

/**
 * Stores what was read, while the claim is held. `changed`: an earlier read of this job got a different recording; `lost`: a
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

/** Whether Storage's own table, in the same database, has the object; false where that table is elsewhere. */
export async function isListed(db: Database, bucket: string, path: string): Promise<boolean> {
  const storage = await sql<{ present: boolean }>`
    select to_regclass('storage.objects') is not null as present`.execute(db);
  if (!storage.rows[0]?.present) return false;
  const { rows } = await sql`select from storage.objects where bucket_id = ${bucket} and name = ${path}`.execute(db);
  return rows.length > 0;
}
