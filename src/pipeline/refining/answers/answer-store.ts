import { sql } from 'kysely';
import type { ProviderUsage } from '../../../jobs/results/provider-usage.js';
import { usageInsert } from '../../../jobs/results/usage-store.js';
import type { Database } from '../../../platform/postgres/database.js';
import type { HeldJob } from '../../stages/held-job.js';

/** What was answered to the very same request for this job, or null. */
export async function readAnswer(db: Database, jobId: string, requestHash: string): Promise<unknown> {
  const row = await db
    .selectFrom('refiner_answers')
    .select('answer')
    .where('job_id', '=', jobId)
    .where('request_hash', '=', requestHash)
    .executeTakeFirst();
  return row === undefined ? null : row.answer;
}

/** Stores an answer immediately, with its cost. False: a newer claim holds the job, and nothing was stored. */
export async function storeAnswer(
  db: Database,
  { jobId, attempt }: HeldJob,
  requestHash: string,
  answer: { readonly usage: ProviderUsage },
): Promise<boolean> {
  const usage = usageInsert({ jobId, attempt, stage: 'REFINING' }, [answer.usage], sql`exists (select from stored)`);
  const { rows } = await sql`
    with stored as (insert into refiner_answers (job_id, request_hash, answer, attempt)
    select ${jobId}::uuid, ${requestHash}::text, ${JSON.stringify(answer)}::jsonb, ${attempt}::integer
    where exists (select from studio_jobs where job_id = ${jobId}::uuid and attempt = ${attempt} and status = 'REFINING')
    on conflict (job_id, request_hash) do update set answer = excluded.answer, attempt = excluded.attempt,
      stored_at = clock_timestamp()
    returning job_id), told as (${usage})
    select job_id from stored`.execute(db);
  return rows.length > 0;
}
