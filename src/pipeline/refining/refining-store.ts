import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { BrandBiblePin } from '../../brand/brand-bibles.js';
import type { ProviderUsage } from '../../jobs/results/provider-usage.js';
import { usageInsert } from '../../jobs/results/usage-store.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import type { HeldJob } from '../stages/held-job.js';

/** Which version of the Brand Bible a job is to be refined by. */
export interface RefiningPins {
  /** The one it was enriched with; null for a job that came without an enrichment. */
  readonly enriched: BrandBiblePin | null;
  /** The one that a person asked for since: it takes precedence over the other. */
  readonly ordered: BrandBiblePin | null;
  /** Whether a person has changed the transcript since the enrichment: the stored prompt follows the old words. */
  readonly edited: boolean;
}

/** Reads the pins of a job. */
export interface PinReader {
  read(jobId: string): Promise<RefiningPins>;
}

/** Nest injection token of the PinReader. */
export const PIN_READER = Symbol('PinReader');

interface PinColumns {
  readonly brand_bible_name: string;
  readonly brand_bible_version: number;
  readonly brand_bible_hash: string;
}

function pin(row: PinColumns | undefined): BrandBiblePin | null {
  if (row === undefined) return null;
  return { name: row.brand_bible_name, version: row.brand_bible_version, hash: row.brand_bible_hash };
}

/** The PinReader over the database. */
@Injectable()
export class StoredPins implements PinReader {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async read(jobId: string): Promise<RefiningPins> {
    const columns = ['brand_bible_name', 'brand_bible_version', 'brand_bible_hash'] as const;
    const enriched = this.database
      .selectFrom('job_enrichments as e')
      .select(columns)
      .select(
        sql<boolean>`exists (select from transcript_versions v
          where v.job_id = e.job_id and v.kind = 'human' and v.created_at > e.created_at)`.as('edited'),
      )
      .where('e.job_id', '=', jobId);
    const ordered = this.database.selectFrom('refine_orders').select(columns).where('job_id', '=', jobId);
    const row = await enriched.executeTakeFirst();
    return { enriched: pin(row), ordered: pin(await ordered.executeTakeFirst()), edited: row?.edited ?? false };
  }
}

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
    returning job_id), billed as (${usage})
    select job_id from stored`.execute(db);
  return rows.length > 0;
}
