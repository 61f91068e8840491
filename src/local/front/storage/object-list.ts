import type { FastifyInstance } from 'fastify';
import type { CallerSessions } from '../caller-sessions.js';
import type { FrontCallers } from '../front-callers.js';

interface ListRoute {
  readonly Params: { readonly bucket: string };
  readonly Body: {
    readonly prefix?: string;
    readonly search?: string;
    readonly limit?: number;
    readonly offset?: number;
    readonly sortBy?: { readonly column?: string; readonly order?: string } | null;
  } | null;
}

interface Entry {
  readonly name: string;
  readonly id: string | null;
  readonly metadata: unknown;
}

const COLUMNS = ['name', 'created_at', 'updated_at', 'last_accessed_at'];
const MOST_ENTRIES = 1_000;

/** A folder is the part of a name before a slash: it has a name and nothing else. */
const ENTRIES = `with found as (
    select substr(name, length($2) + 1) as rest, id, created_at, updated_at, last_accessed_at, metadata
    from storage.objects where bucket_id = $1 and starts_with(name, $2)
  ), entries as (
    select rest as name, id, created_at, updated_at, last_accessed_at, metadata from found where position('/' in rest) = 0
    union all
    select distinct split_part(rest, '/', 1), null::uuid, null::timestamptz, null::timestamptz, null::timestamptz, null::jsonb
    from found where position('/' in rest) > 0
  ) select * from entries where name <> '' and starts_with(lower(name), lower($3))`;

/** `list` of supabase-js: the entries of one folder, by their own names. The API lists every object below it by its whole path. */
export function objectListRoute(server: FastifyInstance, sessions: CallerSessions, callers: FrontCallers): void {
  server.post<ListRoute>('/storage/v1/object/list/:bucket', async ({ params, body, headers }) => {
    const caller = await callers.ofRequest(headers);
    const { prefix = '', search = '', limit = 100, offset = 0, sortBy } = body ?? {};
    const column = COLUMNS.includes(sortBy?.column ?? '') ? sortBy?.column : 'name';
    const order = String(sortBy?.order).toLowerCase() === 'desc' ? 'desc' : 'asc';
    const folder = String(prefix).split('/').filter(Boolean).join('/');
    const { rows } = await sessions.as(caller, (client) =>
      client.query<Entry>(`${ENTRIES} order by ${column} ${order}, name limit $4 offset $5`, [
        params.bucket,
        folder === '' ? '' : `${folder}/`,
        String(search),
        Math.min(MOST_ENTRIES, Math.max(0, Math.trunc(Number(limit)) || 0)),
        Math.max(0, Math.trunc(Number(offset)) || 0),
      ]),
    );
    return rows.map((entry) => ({ ...entry, metadata: unwrapped(entry.metadata) }));
  });
}

/** The API stores the metadata as a JSON text inside jsonb. */
function unwrapped(metadata: unknown): unknown {
  return typeof metadata === 'string' ? JSON.parse(metadata) : metadata;
}
