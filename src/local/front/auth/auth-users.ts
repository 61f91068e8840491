import type { PoolClient } from 'pg';
import type { CallerSessions } from '../caller-sessions.js';
import { importLocalPackage } from '../front-packages.js';
import type { UserAttributes } from './user-attributes.js';

/** A user as hosted Supabase's Auth shows it. */
export type AuthUser = Readonly<Record<string, unknown>> & { readonly id: string };

interface PasswordHashing {
  readonly default: { hash(password: string, rounds: number): Promise<string> };
}

const HASH_ROUNDS = 10;

/** The API keeps metadata as a JSON text inside jsonb; whichever form it finds is read. */
const META = (column: string) =>
  `case jsonb_typeof(${column}) when 'string' then (${column} #>> '{}')::jsonb else coalesce(${column}, '{}') end`;

const USER = `select u.id, u.aud, u.role, u.email, coalesce(u.phone, '') as phone, u.email_confirmed_at, u.confirmed_at,
    u.last_sign_in_at, u.created_at, u.updated_at, u.banned_until, u.is_anonymous,
    ${META('u.raw_app_meta_data')} as app_metadata, ${META('u.raw_user_meta_data')} as user_metadata,
    coalesce((select json_agg(json_build_object('identity_id', i.id, 'id', i.provider_id, 'user_id', i.user_id, 'provider', i.provider,
        'identity_data', ${META('i.identity_data')}, 'created_at', i.created_at, 'updated_at', i.updated_at,
        'last_sign_in_at', i.last_sign_in_at) order by i.created_at)
      from auth.identities i where i.user_id = u.id), '[]') as identities
  from auth.users u`;

/** The users of the local project, in the tables of the local API. */
export class AuthUsers {
  constructor(private readonly sessions: CallerSessions) {}

  /** @param page from 1 */
  async page(page: number, perPage: number): Promise<{ users: AuthUser[]; total: number }> {
    const [count] = await this.sessions.query<{ total: number }>('select count(*)::int as total from auth.users');
    const users = await this.sessions.query<AuthUser>(`${USER} order by u.created_at desc, u.id limit $1 offset $2`, [
      perPage,
      (page - 1) * perPage,
    ]);
    return { users, total: count?.total ?? 0 };
  }

  async byId(id: string): Promise<AuthUser | null> {
    return (await this.sessions.query<AuthUser>(`${USER} where u.id::text = $1`, [id.toLowerCase()]))[0] ?? null;
  }

  /** Changes what the attributes name. A ban ends the user's sessions; a key of the metadata that is null is removed. */
  async update(id: string, attributes: UserAttributes): Promise<void> {
    const password = attributes.password === undefined ? null : await hashed(attributes.password);
    await this.sessions.transaction(async (client) => {
      const { email, banMs } = attributes;
      if (email !== undefined) await changeEmail(client, id, email);
      if (password !== null) await set(client, id, 'encrypted_password = $2', password);
      if (attributes.appMetadata) await mergeMetadata(client, id, 'raw_app_meta_data', attributes.appMetadata);
      if (attributes.userMetadata) await mergeMetadata(client, id, 'raw_user_meta_data', attributes.userMetadata);
      if (banMs === null) await set(client, id, 'banned_until = $2', null);
      if (typeof banMs === 'number') {
        await set(client, id, 'banned_until = $2', new Date(Date.now() + banMs));
        await endSessions(client, id);
      }
    });
  }

  /** Whether a session can be renewed with this token. */
  async holdsRefreshToken(token: string): Promise<boolean> {
    const query = 'select 1 from auth.refresh_tokens where token = $1 and not revoked';
    return (await this.sessions.query(query, [token])).length > 0;
  }

  async endSessions(id: string): Promise<void> {
    await this.sessions.transaction((client) => endSessions(client, id));
  }

  /** What refers to the user is deleted with them, as its foreign keys say. */
  async delete(id: string): Promise<void> {
    await this.sessions.transaction(async (client) => {
      await endSessions(client, id);
      await client.query('delete from auth.identities where user_id = $1', [id]);
      await client.query('delete from auth.users where id = $1', [id]);
    });
  }
}

async function changeEmail(client: PoolClient, id: string, email: string): Promise<void> {
  await set(client, id, 'email = $2, email_confirmed_at = coalesce(email_confirmed_at, now())', email);
  await client.query(
    `update auth.identities set identity_data = to_jsonb((${META('identity_data')} || jsonb_build_object('email', $2::text))::text)
     where user_id = $1 and provider = 'email'`,
    [id, email],
  );
}

async function mergeMetadata(client: PoolClient, id: string, column: string, change: object): Promise<void> {
  const merged = `select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(${META(column)} || $2::jsonb) where value <> 'null'`;
  await set(client, id, `${column} = to_jsonb((${merged})::text)`, JSON.stringify(change));
}

async function set(client: PoolClient, id: string, assignment: string, value: unknown): Promise<void> {
  await client.query(`update auth.users set ${assignment}, updated_at = now() where id = $1`, [id, value]);
}

async function endSessions(client: PoolClient, id: string): Promise<void> {
  await client.query('delete from auth.refresh_tokens where user_id = $1', [id]);
  await client.query('delete from auth.sessions where user_id = $1', [id]);
}

async function hashed(password: string): Promise<string> {
  const { default: bcrypt } = await importLocalPackage<PasswordHashing>('bcryptjs');
  return bcrypt.hash(password, HASH_ROUNDS);
}
