import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { DATABASE, type Database } from '../platform/postgres/database.js';

/** Reads Supabase Auth's own record of a user. */
@Injectable()
export class AdminStore {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** `app_metadata.role` of a user, null without one. `user_metadata`, which users write themselves, is never read. */
  async appRole(userId: string): Promise<string | null> {
    // The local Supabase API keeps the object as a JSON string inside the jsonb column: `#>> '{}'` unwraps it.
    const { rows } = await sql<{ role: string | null }>`
      select case jsonb_typeof(metadata) when 'object' then metadata ->> 'role' end as role
      from (
        select case jsonb_typeof(raw_app_meta_data::jsonb)
          when 'string' then (raw_app_meta_data::jsonb #>> '{}')::jsonb
          else raw_app_meta_data::jsonb
        end as metadata
        from auth.users where id::text = ${userId}
      ) as record`.execute(this.database);
    return rows[0]?.role ?? null;
  }
}
