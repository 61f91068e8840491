import { Inject, Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { sql } from 'kysely';
import { DATABASE, type Database } from '../platform/postgres/database.js';

/** What Supabase Auth's own record says of a user at this moment. */
export interface UserRecord {
  /** `app_metadata.role`, null without one. `user_metadata`, which users write themselves, is never read. */
  readonly role: string | null;
  /** Banned at this moment (`banned_until`), or deleted softly. */
  readonly banned: boolean;
}

/** UserDirectory caches the answers; this store does not. */
const BATCHED = { cache: false, maxBatchSize: 500 } as const;

/** Reads Supabase Auth's own records. */
@Injectable()
export class UserStore {
  /** Whether sessions can be looked up: not every project lets the engine's role read them. */
  private sessions: Promise<boolean> | null = null;

  /** What is asked for at the same moment is one statement: many open sockets are checked at once. */
  private readonly records = new DataLoader((ids: readonly string[]) => this.read(ids), BATCHED);
  private readonly open = new DataLoader((ids: readonly string[]) => this.openSessions(ids), BATCHED);

  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /**
   * The record of a user; null if it does not exist.
   * @param userId a UUID in lower case
   */
  find(userId: string): Promise<UserRecord | null> {
    return this.records.load(userId);
  }

  /**
   * Whether a session has ended, because the user signed out; false where the project does not let it be asked.
   * @param sessionId a UUID in lower case
   */
  async hasEnded(sessionId: string): Promise<boolean> {
    this.sessions ??= this.canReadSessions();
    return (await this.sessions) && !(await this.open.load(sessionId));
  }

  private async read(ids: readonly string[]): Promise<readonly (UserRecord | null)[]> {
    // Columns are read by way of jsonb, because the local Supabase API lacks some. It also keeps the metadata as a JSON string inside
    // the jsonb column: `#>> '{}'` unwraps it.
    const { rows } = await sql<UserRecord & { id: string }>`
      select id, case jsonb_typeof(metadata) when 'object' then metadata ->> 'role' end as role,
        coalesce((record ->> 'banned_until')::timestamptz > clock_timestamp(), false)
          or record ->> 'deleted_at' is not null as banned
      from (
        select id, record, case jsonb_typeof(record -> 'raw_app_meta_data')
          when 'string' then (record ->> 'raw_app_meta_data')::jsonb
          else record -> 'raw_app_meta_data'
        end as metadata
        from (
          select u.id, to_jsonb(u) - 'encrypted_password' as record from auth.users u where u.id = any(${ids}::uuid[])
        ) as found
      ) as read`.execute(this.database);
    const records = new Map(rows.map(({ id, role, banned }) => [id, { role, banned }]));
    return ids.map((id) => records.get(id) ?? null);
  }

  private async openSessions(ids: readonly string[]): Promise<readonly boolean[]> {
    const { rows } = await sql<{ id: string }>`
      select id from auth.sessions where id = any(${ids}::uuid[])`.execute(this.database);
    const open = new Set(rows.map(({ id }) => id));
    return ids.map((id) => open.has(id));
  }

  private async canReadSessions(): Promise<boolean> {
    try {
      const { rows } = await sql<{ readable: boolean }>`
        select coalesce(has_table_privilege(to_regclass('auth.sessions'), 'select'), false)
          and has_schema_privilege('auth', 'usage') as readable`.execute(this.database);
      return rows[0]?.readable ?? false;
    } catch (error) {
      this.sessions = null;
      throw error;
    }
  }
}
