import pg from 'pg';
import type { Questions } from '../platform/postgres/questions.js';

/** The commands that signed-in users need for recordings in their own folder. */
export const BUCKET_COMMANDS = ['insert', 'select', 'update'] as const;
export type BucketCommand = (typeof BUCKET_COMMANDS)[number];

/**
 * The statement of a policy that allows a signed-in user this command on objects in the folder named after their own id, and on no others.
 * A policy cannot have parameters, so the bucket's name is a quoted literal.
 */
export function bucketPolicy(command: BucketCommand, bucket: string): string {
  const own = `bucket_id = ${pg.escapeLiteral(bucket)} and (storage.foldername(name))[1] = (select auth.uid())::text`;
  const using = command === 'insert' ? '' : ` using (${own})`;
  const check = command === 'select' ? '' : ` with check (${own})`;
  return `create policy ${policyName(command)} on storage.objects for ${command} to authenticated${using}${check}`;
}

export function policyName(command: BucketCommand): string {
  return `own_folder_${command}`;
}

/** The commands that no policy lets signed-in users do in a bucket; null if the database has no Storage. */
export async function missingBucketPolicies(
  database: Questions,
  bucket: string,
): Promise<readonly BucketCommand[] | null> {
  const there = await database.query<{
    there: boolean;
  }>(`select exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'storage' and c.relname = 'objects') as there`);
  if (there.rows[0]?.there !== true) return null;
  // A policy that names no bucket applies to every bucket. Its other conditions are not checked.
  const { rows } = await database.query<{ cmd: string }>(
    `select distinct cmd from (
       select lower(cmd) as cmd, coalesce(qual, '') || coalesce(with_check, '') as condition from pg_policies
       where schemaname = 'storage' and tablename = 'objects' and permissive = 'PERMISSIVE'
         and roles && array['authenticated', 'public']::name[]) policies
     where position(quote_literal($1) in condition) > 0 or position('bucket_id' in condition) = 0`,
    [bucket],
  );
  const has = new Set(rows.map(({ cmd }) => cmd));
  return has.has('all') ? [] : BUCKET_COMMANDS.filter((command) => !has.has(command));
}

/** Makes the policies, all or none. */
export async function makeBucketPolicies(
  client: pg.Client,
  commands: readonly BucketCommand[],
  bucket: string,
): Promise<void> {
  const statements = commands.flatMap((command) => [
    `drop policy if exists ${policyName(command)} on storage.objects`,
    bucketPolicy(command, bucket),
  ]);
  await client.query(`begin; ${statements.join('; ')}; commit`).catch(async (error: unknown) => {
    await client.query('rollback');
    throw error;
  });
}

/** A policy that allows callers the recordings of everybody. */
export interface OpenPolicy {
  readonly name: string;
  /** In lower case; `all` counts for each. */
  readonly command: string;
}

/** Parts of a condition that do not tell one user from another. */
const NO_USER =
  /bucket_id = '[^']*'(?:::text)?|\bselect\b|\bauth\.role\(\)|\bas role\b|= '(?:authenticated|anon)'(?:::text)?|\b(?:true|and|or)\b|[()\s]/gi;

/** The policies of a bucket whose condition names no user and no folder: each caller of their roles has the recordings of all. */
export async function openBucketPolicies(database: Questions, bucket: string): Promise<readonly OpenPolicy[]> {
  const { rows } = await database.query<OpenPolicy & { readonly conditions: readonly string[] }>(
    `select policyname::text as name, lower(cmd) as command, array_remove(array[qual, with_check], null) as conditions from pg_policies
     where schemaname = 'storage' and tablename = 'objects' and permissive = 'PERMISSIVE'
       and roles && array['anon', 'authenticated', 'public']::name[]`,
  );
  const named = pg.escapeLiteral(bucket);
  const covers = (condition: string) => condition.includes(named) || !condition.includes('bucket_id');
  return rows
    .filter(({ conditions }) => conditions.some((each) => covers(each) && each.replace(NO_USER, '') === ''))
    .map(({ name, command }) => ({ name, command }));
}

/** What it means that Storage has a bucket that the database does not have. */
export const OTHER_PROJECT =
  'DATABASE_URL leads to another project than SUPABASE_URL: the bucket is in Storage and not in the database. Copy both from the same project (Connect in the dashboard).';

/** Whether the database has the bucket; null where it has no Storage, or where row level security or privileges hide it from this role. */
export async function knowsBucket(database: Questions, bucket: string): Promise<boolean | null> {
  const { rows } = await database.query<{ readable: boolean }>(
    `select has_schema_privilege(n.oid, 'USAGE') and has_table_privilege(c.oid, 'SELECT') and not row_security_active(c.oid) as readable
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'storage' and c.relname = 'buckets'`,
  );
  if (rows[0]?.readable !== true) return null;
  return (await database.query('select from storage.buckets where id = $1', [bucket])).rows.length > 0;
}
