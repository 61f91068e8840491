import { type Selectable, sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../platform/postgres/database.js';
import type { BrandBiblesTable } from '../platform/postgres/text-tables.js';
import type { BrandBible } from './brand-bible.js';

type Reader = Database | DatabaseTransaction;
export type BrandBibleRow = Selectable<BrandBiblesTable>;

/** A new version. */
export interface NewVersion {
  readonly brandBible: BrandBible;
  readonly source: string;
  readonly note: string | null;
  readonly publishedBy: string;
}

/** One publisher of a brand at a time: its numbers and its active version are decided without a race. */
export async function lockBrand(trx: DatabaseTransaction, brand: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`brand ${brand}`}, 0))`.execute(trx);
}

/** Stores an inactive version; does nothing if that number is taken. */
export async function insertVersion(db: Reader, version: NewVersion): Promise<BrandBibleRow | null> {
  const { name, version: number, contentHash, ...content } = version.brandBible;
  const row = await db
    .insertInto('brand_bibles')
    .values({
      brand: name,
      version: number,
      content: JSON.stringify(content),
      content_hash: contentHash,
      source: version.source,
      note: version.note,
      published_by: version.publishedBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

/** Makes a version the active one of its brand, instead of the previous one. The brand must be locked. */
export async function activateVersion(trx: DatabaseTransaction, brand: string, version: number): Promise<void> {
  const active = trx.updateTable('brand_bibles').set({ active: false }).where('brand', '=', brand);
  await active.where('active', '=', true).where('version', '!=', version).execute();
  const wanted = trx.updateTable('brand_bibles').set({ active: true }).where('brand', '=', brand);
  await wanted.where('version', '=', version).execute();
}

export async function findVersion(db: Reader, brand: string, version: number): Promise<BrandBibleRow | null> {
  const query = db.selectFrom('brand_bibles').selectAll().where('brand', '=', brand).where('version', '=', version);
  return (await query.executeTakeFirst()) ?? null;
}

/** The active version of a brand; null for none. */
export async function findActive(db: Reader, brand: string): Promise<BrandBibleRow | null> {
  const query = db.selectFrom('brand_bibles').selectAll().where('brand', '=', brand).where('active', '=', true);
  return (await query.executeTakeFirst()) ?? null;
}

/** The newest version of a brand, active or not. */
export async function latestVersion(db: Reader, brand: string): Promise<BrandBibleRow | null> {
  const query = db
    .selectFrom('brand_bibles')
    .selectAll()
    .where('brand', '=', brand)
    .orderBy('version', 'desc')
    .limit(1);
  return (await query.executeTakeFirst()) ?? null;
}

export interface NamedBrand {
  /** The brand that the job or its user names; null for none. */
  readonly named: string | null;
  readonly row: BrandBibleRow | null;
}

/** The active version that applies to a job: of the brand it names, else its user's, else of the default brand. */
export async function activeVersionFor(
  db: Reader,
  job: { readonly jobId: string | null; readonly userId: string },
  defaultBrand: string,
): Promise<NamedBrand> {
  const { rows } = await sql<
    Omit<BrandBibleRow, 'brand_bible_id'> & { brand_bible_id: string | null; named: string | null }
  >`
    with wanted as (
      select coalesce(
        (select b.brand from job_brands b where b.job_id = ${job.jobId}::uuid),
        (select b.brand from user_brands b where b.user_id = ${job.userId}::uuid)
      ) as named
    )
    select w.named, b.* from wanted w
      left join brand_bibles b on b.active and b.brand = coalesce(w.named, ${defaultBrand})`.execute(db);
  const found = rows[0];
  const there = found !== undefined && found.brand_bible_id !== null;
  return { named: found?.named ?? null, row: there ? (found as BrandBibleRow) : null };
}

/** Versions by brand and number, the newest of each brand first, after a place. Fetches one more than a page to see whether there is more. */
export function listVersions(
  db: Reader,
  page: {
    readonly brand: string | null;
    readonly limit: number;
    readonly after: { brand: string; version: number } | null;
  },
) {
  return db
    .selectFrom('brand_bibles')
    .selectAll()
    .$if(page.brand !== null, (query) => query.where('brand', '=', page.brand as string))
    .$if(page.after !== null, (query) =>
      query.where(sql<boolean>`(brand, -version) > (${page.after?.brand}, ${-(page.after?.version ?? 0)}::integer)`),
    )
    .orderBy('brand')
    .orderBy('version', 'desc')
    .limit(page.limit)
    .execute();
}

/** Assigns a brand to a user; false if the brand has no version. */
export async function setUserBrand(db: Reader, userId: string, brand: string, setBy: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into user_brands (user_id, brand, set_by)
    select ${userId}::uuid, ${brand}, ${setBy} where exists (select from brand_bibles b where b.brand = ${brand} and b.active)
    on conflict (user_id) do update set brand = excluded.brand, set_by = excluded.set_by, set_at = clock_timestamp()`.execute(
    db,
  );
  return (numAffectedRows ?? 0n) > 0n;
}

/** Removes a user's brand, so that the default one applies. */
export async function clearUserBrand(db: Reader, userId: string): Promise<void> {
  await db.deleteFrom('user_brands').where('user_id', '=', userId).execute();
}
