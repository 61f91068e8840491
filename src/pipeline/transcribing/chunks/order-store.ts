import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../platform/postgres/database.js';
import type { HeldJob } from '../../stages/held-job.js';
import type { Chunk } from './chunk-plan.js';

/** The orders that an earlier attempt placed for the same sound, by the number of the part. */
export async function readOrders(
  db: Database,
  jobId: string,
  audioSha256: string,
  chunks: readonly Chunk[],
): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql<{ ordinal: number; start_seconds: number; end_seconds: number; held: string }>`
    select ordinal, start_seconds, end_seconds, held from transcript_orders
    where job_id = ${jobId}::uuid and audio_sha256 = ${audioSha256}`.execute(db);
  const same = rows.filter(
    (row) => chunks[row.ordinal]?.start === row.start_seconds && chunks[row.ordinal]?.end === row.end_seconds,
  );
  return new Map(same.map(({ ordinal, held }) => [ordinal, held]));
}

/** Keeps the latest order of a part. A newer claim of the job does not change it: the order is paid for either way. */
export async function storeOrder(
  db: Database,
  { jobId, attempt }: HeldJob,
  audioSha256: string,
  { ordinal, start, end }: Chunk,
  held: string,
): Promise<void> {
  await sql`
    insert into transcript_orders (job_id, ordinal, audio_sha256, start_seconds, end_seconds, held, attempt)
    select ${jobId}::uuid, ${ordinal}, ${audioSha256}, ${start}, ${end}, ${held}, ${attempt}
    where exists (select from studio_jobs where job_id = ${jobId}::uuid)
    on conflict (job_id, ordinal) do update set audio_sha256 = excluded.audio_sha256, start_seconds = excluded.start_seconds,
      end_seconds = excluded.end_seconds, held = excluded.held, attempt = excluded.attempt, placed_at = clock_timestamp()
    where transcript_orders.attempt <= excluded.attempt`.execute(db);
}

/** Forgets the order of a part, within the statement that stores its result. */
export function orderDelete(jobId: string, { ordinal }: Chunk, when: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`delete from transcript_orders where job_id = ${jobId}::uuid and ordinal = ${ordinal} and ${when}`;
}
