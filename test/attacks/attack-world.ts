import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { createLogger } from '../../src/platform/logging/create-logger.js';
import {
  type AuthServer,
  goodClaims,
  type SigningKey,
  signed,
  signingKey,
  startAuthServer,
} from '../access/auth-server.js';
import { type ApiDocument, type Operation, operationsOf } from '../documentation/api-document.js';
import { type ContractWorld, openContractWorld } from '../documentation/contract-world.js';
import { ROUTES } from '../documentation/route-table.js';
import { type Wire, wireOf } from '../documentation/standard-answers.js';
import { WAIT_MS } from '../support/eventually.js';
import { startTraceReceiver } from '../support/trace-receiver.js';

export const SECRET_KEY = 'sb_secret_0123456789abcdef0123456789abcdef';

/** Somebody with an account. */
export interface Person {
  readonly id: string;
  readonly token: string;
}

/** What the attacks are made on: one hosted engine on a real database, the Auth server whose keys it asks for, and its log. */
export interface AttackWorld extends ContractWorld {
  readonly auth: AuthServer;
  readonly keys: { readonly es: SigningKey; readonly rs: SigningKey };
  readonly admin: Person;
  /** What the engine may keep beside its database: DATA_DIR. */
  readonly dataDir: string;
  readonly document: ApiDocument;
  readonly operations: readonly Operation[];
  /** Everything that the engine has logged, at the level debug. */
  log(): string;
  /** Everything that it has sent to the receiver of traces. */
  traces(): string;
  tokenOf(userId: string, changes?: object): Promise<string>;
  /** A request that succeeds for its rightful caller, Alice or the holder of the key. */
  good(operation: Operation): Promise<Wire>;
}

export async function openAttackWorld(): Promise<AttackWorld> {
  const [es, rs] = [await signingKey('ES256', 'es-1'), await signingKey('RS256', 'rs-1')];
  const auth = await startAuthServer([es.jwk, rs.jwk]);
  const receiver = await startTraceReceiver();
  const dataDir = await mkdtemp(join(tmpdir(), 'attacked-'));
  const lines: string[] = [];
  const sink = new PassThrough();
  sink.on('data', (line: Buffer) => lines.push(line.toString('utf8')));
  const keys = { publishableKey: 'sb_publishable_0123456789abcdef', secretKey: SECRET_KEY, jwtSecret: null };
  const world = await openContractWorld(
    {
      localMode: false,
      dataDir,
      graphqlIntrospection: false,
      tracing: { endpoint: receiver.url, headers: {}, serviceName: 'attacked' },
      supabase: { url: auth.url, audioBucket: 'audio', ...keys },
    },
    createLogger({ level: 'debug', destination: sink, secrets: [SECRET_KEY] }),
  );
  const { supabaseUrl, supabaseKey } = world.project.service as unknown as Record<string, string>;
  auth.storage = { url: supabaseUrl as string, key: supabaseKey as string };
  const tokenOf = (userId: string, changes: object = {}) => signed({ ...goodClaims(auth.url, userId), ...changes }, es);
  const admin = await world.project.database.addUser({ admin: true });
  const people = {
    alice: { ...world.alice, token: await tokenOf(world.alice.id) },
    bob: { ...world.bob, token: await tokenOf(world.bob.id) },
    admin: { id: admin, token: await tokenOf(admin) },
  };
  const document = await (await world.project.call('GET', '/docs-json')).json();
  const contract: ContractWorld = { ...world, ...people };
  return {
    ...{ ...world, ...people, dataDir, auth, keys: { es, rs }, document, operations: operationsOf(document), tokenOf },
    log: () => lines.join(''),
    traces: () => receiver.bodies.join('\n'),
    async good(operation) {
      const ways = Object.entries(ROUTES[operation.id] ?? {});
      const way = ways.find(([status]) => Number(status) < 300)?.[1];
      if (way === undefined) throw new Error(`test/documentation/route-table.ts has no request for ${operation.id}`);
      return wireOf(operation, contract, await way(contract));
    },
    async stop() {
      await world.stop();
      await auth.stop();
      await receiver.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Sends a request of the route table, as somebody else or as nobody where a token or null is given. */
export function send({ url, ...init }: Wire, as?: string | null): Promise<Response> {
  const { authorization, ...others } = init.headers;
  const headers =
    as === undefined ? init.headers : { ...others, ...(as === null ? {} : { authorization: `Bearer ${as}` }) };
  return fetch(url, { ...init, headers, signal: AbortSignal.timeout(WAIT_MS) });
}
