import { sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../../platform/postgres/database.js';
import type { JobBranding } from '../record/job-branding.js';

/** A job and the brand that its text follows. */
export interface BrandedJob {
  readonly jobId: string;
  readonly userId: string;
  readonly brand: string;
}

/** What a Brand Bible says of the form of a text. */
export interface FormRules {
  readonly outputFormat: string;
  readonly style: readonly string[];
}

/**
 * Stores a job's brand; false if the brand has no active version or is not available to this user. A job's prompt shows the brand's rules to
 * the job's owner. Therefore the brand must be the owner's or the default one, unless `any` says that an operator names it.
 */
export async function nameJobBrand(
  trx: DatabaseTransaction,
  { jobId, userId, brand }: BrandedJob,
  any: boolean,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into job_brands (job_id, brand)
    select ${jobId}::uuid, b.brand from brand_bibles b where b.brand = ${brand} and b.active
      and (${any} or exists (select from user_brands u where u.user_id = ${userId}::uuid and u.brand = b.brand)
        or exists (select from brand_bibles s where s.brand = b.brand and s.published_by = 'engine'))`.execute(trx);
  return (numAffectedRows ?? 0n) > 0n;
}

/** The brand that a job names; null if it names none. */
export async function brandOfJob(db: Database | DatabaseTransaction, jobId: string): Promise<string | null> {
  const query = db.selectFrom('job_brands').select('brand').where('job_id', '=', jobId);
  return (await query.executeTakeFirst())?.brand ?? null;
}

/** The brands of several jobs, in one statement, without jobs that the reader may not see. */
export async function readBrandingOf(db: Database | DatabaseTransaction, jobIds: readonly string[]) {
  const { rows } = await sql<{
    readonly job_id: string;
    readonly brand: string | null;
    readonly name: string | null;
    readonly version: number | null;
    readonly hash: string | null;
  }>`
    select j.job_id, b.brand, coalesce(o.brand_bible_name, e.brand_bible_name) as name,
      coalesce(o.brand_bible_version, e.brand_bible_version) as version, coalesce(o.brand_bible_hash, e.brand_bible_hash) as hash
    from studio_jobs j
      left join job_brands b on b.job_id = j.job_id
      left join refine_orders o on o.job_id = j.job_id
      left join job_enrichments e on e.job_id = j.job_id
    where j.job_id = any(${[...jobIds]}::uuid[])`.execute(db);
  return rows.map(({ job_id, brand, name, version, hash }) => {
    const pinned = name === null || version === null || hash === null ? null : { name, version, hash };
    return { job_id, brand, brandBible: pinned } satisfies JobBranding & { job_id: string };
  });
}

/**
 * What the Brand Bible of a job's text says of its form: of the version that the current text was made with, else the one that was ordered or that it was
 * enriched with. Null if none is stored.
 */
export async function readFormRules(db: Database, jobId: string): Promise<FormRules | null> {
  const { rows } = await sql<{ output_format: string | null; style: readonly string[] | null }>`
    select b.content ->> 'outputFormat' as output_format, b.content -> 'style' as style
    from studio_jobs j
      left join refinements r on r.job_id = j.job_id and r.is_current
      left join refine_orders o on o.job_id = j.job_id
      left join job_enrichments e on e.job_id = j.job_id
      join brand_bibles b on b.brand = coalesce(r.brand_bible_name, o.brand_bible_name, e.brand_bible_name)
        and b.version = coalesce(r.brand_bible_version, o.brand_bible_version, e.brand_bible_version)
    where j.job_id = ${jobId}::uuid`.execute(db);
  const [row] = rows;
  return row === undefined ? null : { outputFormat: row.output_format ?? '', style: row.style ?? [] };
}

/** Brands that can be named, by name: at most 20. */
export async function listBrands(db: Database | DatabaseTransaction): Promise<string[]> {
  const query = db.selectFrom('brand_bibles').select('brand').where('active', '=', true).orderBy('brand').limit(20);
  return (await query.execute()).map(({ brand }) => brand);
}

/** Whether a brand ships with the engine: it applies to every job that no other brand applies to. */
export async function isShipped(db: Database | DatabaseTransaction, brand: string): Promise<boolean> {
  const query = db
    .selectFrom('brand_bibles')
    .select('brand')
    .where('brand', '=', brand)
    .where('published_by', '=', 'engine');
  return (await query.executeTakeFirst()) !== undefined;
}
