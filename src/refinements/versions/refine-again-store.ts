import { type RawBuilder, sql } from 'kysely';
import type { BrandBiblePin } from '../../brand/brand-bibles.js';
import type { JobFilter } from '../../jobs/reading/job-filter.js';
import { conditionOf } from '../../jobs/reading/job-filter-store.js';
import type { Database, DatabaseTransaction } from '../../platform/postgres/database.js';

/** A job that can be refined again, with the brand it follows. */
export interface Refinable {
  readonly jobId: string;
  readonly userId: string;
  /** Null: the default brand. */
  readonly brand: string | null;
}

/** The settings of one job's next refinement. */
export interface RefineOrder extends Refinable {
  readonly pin: BrandBiblePin;
}

/** COMPLETE or FAILED with everything stored that the stage needs; retention may have deleted the texts of either. */
const REFINABLE = sql`(j.driven_by = 'engine' and j.status in ('COMPLETE', 'FAILED') and j.raw_transcript is not null and j.system_prompt_used is not null)`;

function refinable(where: RawBuilder<unknown>, limit: number, locked: RawBuilder<unknown>) {
  return sql<{ jobId: string; userId: string; brand: string | null }>`
    select j.job_id as "jobId", j.user_id as "userId",
      coalesce((select b.brand from job_brands b where b.job_id = j.job_id),
               (select u.brand from user_brands u where u.user_id = j.user_id)) as brand
    from studio_jobs j where ${where} order by j.created_at, j.job_id limit ${limit}
    for update of j ${locked}`;
}

/** Locks one job to refine it again, and waits for its row; null if it is unfinished or its transcript is not stored. */
export async function lockRefinable(trx: DatabaseTransaction, jobId: string): Promise<Refinable | null> {
  const { rows } = await refinable(sql`j.job_id = ${jobId}::uuid and ${REFINABLE}`, 1, sql``).execute(trx);
  return rows[0] ?? null;
}

/** How many COMPLETE jobs with their texts a filter means. */
export async function countRefinable(db: Database, filter: JobFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from studio_jobs j where j.status = 'COMPLETE' and j.driven_by = 'engine' and j.raw_transcript is not null
      and ${conditionOf(filter)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Locks the oldest COMPLETE jobs of a filter that existed when the request began; skips jobs that are locked. */
export async function lockManyRefinable(
  trx: DatabaseTransaction,
  filter: JobFilter,
  page: { readonly limit: number; readonly done: readonly string[] },
): Promise<Refinable[]> {
  const fresh = sql`j.status = 'COMPLETE' and j.driven_by = 'engine' and j.raw_transcript is not null and not (j.job_id = any(${[...page.done]}::uuid[]))`;
  const { rows } = await refinable(sql`${fresh} and ${conditionOf(filter)}`, page.limit, sql`skip locked`).execute(trx);
  return rows;
}

/** Stores the settings of each job's next refinement and replaces earlier ones. */
export async function storeOrders(
  trx: DatabaseTransaction,
  orders: readonly RefineOrder[],
  by: { readonly actor: string; readonly replacesEdit: boolean },
): Promise<void> {
  await sql`
    insert into refine_orders (job_id, brand_bible_name, brand_bible_version, brand_bible_hash, replaces_edit, ordered_by)
    select o.*, ${by.replacesEdit}, ${by.actor} from unnest(${orders.map(({ jobId }) => jobId)}::uuid[],
      ${orders.map(({ pin }) => pin.name)}::text[], ${orders.map(({ pin }) => pin.version)}::integer[],
      ${orders.map(({ pin }) => pin.hash)}::text[]) as o
    on conflict (job_id) do update set brand_bible_name = excluded.brand_bible_name,
      brand_bible_version = excluded.brand_bible_version, brand_bible_hash = excluded.brand_bible_hash,
      replaces_edit = excluded.replaces_edit, ordered_by = excluded.ordered_by, ordered_at = clock_timestamp()`.execute(
    trx,
  );
}
