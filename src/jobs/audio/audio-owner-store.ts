import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { DATABASE, type Database } from '../../platform/postgres/database.js';

/** Reads who uploaded an object, from Storage's own table. */
@Injectable()
export class AudioOwnerStore {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /**
   * The user id of the object's owner; null without the object, an owner, or Storage in this database.
   * Storage has kept it in `owner` and, since 2023, in `owner_id`; reading the row as jsonb works with either.
   */
  async ownerOf(bucket: string, path: string): Promise<string | null> {
    if (!(await this.hasStorage())) return null;
    const found = await sql<{ owner: string | null }>`
      select coalesce(to_jsonb(o) ->> 'owner_id', to_jsonb(o) ->> 'owner') as owner
        from storage.objects o
       where o.bucket_id = ${bucket} and o.name = ${path}`.execute(this.database);
    return found.rows[0]?.owner ?? null;
  }

  /** Whether Storage lists the object; false where this database has no Storage. */
  async isThere(bucket: string, path: string): Promise<boolean> {
    if (!(await this.hasStorage())) return false;
    const { rows } = await sql`
      select from storage.objects o where o.bucket_id = ${bucket} and o.name = ${path}`.execute(this.database);
    return rows.length > 0;
  }

  /** Paths of the objects in a bucket that users uploaded or that lie in their folders, `limit` at most; none where this database has no Storage. */
  async objectsOf(bucket: string, userIds: readonly string[], limit: number): Promise<readonly string[]> {
    if (!(await this.hasStorage())) return [];
    const { rows } = await sql<{ name: string }>`
      select o.name from storage.objects o
       where o.bucket_id = ${bucket}
         and (coalesce(to_jsonb(o) ->> 'owner_id', to_jsonb(o) ->> 'owner') = any(${[...userIds]}::text[])
           or lower(split_part(o.name, '/', 1)) = any(${[...userIds]}::text[]) and strpos(o.name, '/') > 0)
       order by o.name limit ${limit}`.execute(this.database);
    return rows.map(({ name }) => name);
  }

  private async hasStorage(): Promise<boolean> {
    const { rows } = await sql<{ present: boolean }>`
      select to_regclass('storage.objects') is not null as present`.execute(this.database);
    return rows[0]?.present === true;
  }
}
