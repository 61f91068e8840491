import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Operation } from './api-document.js';
import type { ContractWorld } from './contract-world.js';
import type { Sent } from './route-table.js';

/** A request as it goes out. */
export interface Wire {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

/** A request of the table for an operation, as it goes out. */
export function wireOf(operation: Operation, world: ContractWorld, { id, query, body, as, headers }: Sent): Wire {
  const path = operation.path.replace('{id}', id ?? randomUUID()).replace(/\{\w+\}/g, '1');
  return {
    url: `${world.project.engine.url}${path}${query ?? ''}`,
    method: operation.method,
    headers: {
      authorization: `Bearer ${as ?? world.project.secretKey}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
}

const JSON_TYPE = { 'content-type': 'application/json' };
const withPart = ({ path }: Operation, wire: Wire, part: string): Wire => {
  const origin = new URL(wire.url).origin;
  return { ...wire, url: `${origin}${path.replace(/\{\w+\}/, part).replace(/\{\w+\}/g, '1')}` };
};

/** What leads any route to a status that the server, a guard or the validation answers; `good` is a request that succeeds. */
export const STANDARD: Readonly<Record<number, (operation: Operation, good: Wire, world: ContractWorld) => Wire>> = {
  400: (operation, good) => {
    if (good.method !== 'GET') return { ...good, headers: { ...good.headers, ...JSON_TYPE }, body: '{"a":' };
    return operation.path.includes('{') ? withPart(operation, good, '%E0%A4%A') : { ...good, url: `${good.url}&no=1` };
  },
  401: (_, good) => ({ ...good, headers: { ...good.headers, authorization: 'Bearer wrong' } }),
  404: (operation, good) => withPart(operation, good, randomUUID()),
  413: (_, good) => ({ ...good, headers: { ...good.headers, ...JSON_TYPE }, body: `{"a":"${'x'.repeat(2_000_000)}"}` }),
  414: (operation, good) => withPart(operation, good, 'x'.repeat(300)),
  415: (_, good) => ({ ...good, headers: { ...good.headers, 'content-encoding': 'gzip' } }),
  429: (_, good, { strict, project }) => ({ ...good, url: good.url.replace(project.engine.url, strict.url) }),
};

const withBody = (wire: Wire, body: string, type = 'application/json'): Wire =>
  wire.method === 'GET' ? wire : { ...wire, headers: { ...wire.headers, 'content-type': type }, body };
const withToken = (wire: Wire, token: string): Wire => ({
  ...wire,
  headers: { ...wire.headers, authorization: `Bearer ${token}` },
});

/** Requests that are wrong in further ways. */
export const WRONG: Readonly<Record<string, (good: Wire, world: ContractWorld) => Wire>> = {
  'no token': ({ headers: { authorization: _, ...headers }, ...rest }) => ({
    ...rest,
    headers: { ...headers, 'x-forwarded-for': '192.0.2.1' },
  }),
  'a publishable key': (good) => withToken(good, 'sb_publishable_x'),
  "somebody else's token": (good, { bob }) => withToken(good, bob.token),
  'an unknown query': (good) => ({ ...good, url: `${good.url}?surprise=1` }),
  'a NUL in the path': (good) => ({ ...good, url: good.url.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, 'a%00b') }),
  'a list as its body': (good) => withBody(good, '[]'),
  'a form as its body': (good) => withBody(good, 'a=1', 'application/x-www-form-urlencoded'),
  'an empty object as its body': (good) => withBody(good, '{}'),
  'no body': (good) => withBody(good, ''),
  'a prototype key': (good) => withBody(good, '{"__proto__":{}}'),
  'a field of another type': (good) => withBody(good, '{"text":1,"jobs":1,"user_id":1,"brand_bible_version":"x"}'),
};

/** Runs while the database answers each statement with an error that is nobody's but the engine's. */
export async function whileBroken<Result>({ project }: ContractWorld, run: () => Promise<Result>): Promise<Result> {
  await project.database.query('alter schema public rename to public_away');
  try {
    return await run();
  } finally {
    await project.database.query('alter schema public_away rename to public');
  }
}

/** Runs while the database takes no connections. */
export async function whileAway<Result>({ project }: ContractWorld, run: () => Promise<Result>): Promise<Result> {
  const url = new URL(project.database.url);
  const name = url.pathname.slice(1);
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(`alter database ${name} allow_connections false`);
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    return await run();
  } finally {
    await client.query(`alter database ${name} allow_connections true`);
    await client.end();
  }
}
