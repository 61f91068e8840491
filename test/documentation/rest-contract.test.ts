import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { ENGINE_VERSION } from '../../src/platform/engine-version.js';
import { WAIT_MS } from '../support/eventually.js';
import { type ApiDocument, DocumentedAnswers, type Operation, operationsOf } from './api-document.js';
import { type ContractWorld, openContractWorld } from './contract-world.js';
import { looseTypesOfHeyApi, looseTypesOfOpenApiTypescript } from './generated-types.js';
import { lintFaults } from './lint.js';
import { ROUTES } from './route-table.js';
import { STANDARD, type Wire, WRONG, whileAway, whileBroken, wireOf } from './standard-answers.js';

/** Of a page that may call. */
const ORIGIN = 'https://app.example.com';
let world: ContractWorld;
let document: ApiDocument;
let operations: readonly Operation[];
let documented: DocumentedAnswers;
/** For each operation a request that succeeds. */
let good: ReadonlyMap<string, Wire>;

beforeAll(async () => {
  world = await openContractWorld({ corsOrigins: [ORIGIN] });
  document = await (await world.project.call('GET', '/docs-json')).json();
  operations = operationsOf(document);
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  documented = new DocumentedAnswers(document, ajv);
  good = new Map(await Promise.all(operations.map(async (one) => [one.id, await succeeding(one)] as const)));
});
afterAll(() => world?.stop());

async function succeeding(operation: Operation): Promise<Wire> {
  const ways = Object.entries(ROUTES[operation.id] ?? {});
  const way = ways.find(([status]) => Number(status) < 300)?.[1];
  if (way === undefined) throw new Error(`test/documentation/route-table.ts has no request for ${operation.id}`);
  return wireOf(operation, world, await way(world));
}

const send = ({ url, ...init }: Wire) => fetch(url, { ...init, signal: AbortSignal.timeout(WAIT_MS) });

/** Sends a request; says what is wrong with the answer. */
async function drive(operation: Operation, wire: Wire, status: number | null): Promise<readonly string[]> {
  const answer = await send(wire);
  const wrong = status === null || answer.status === status ? [] : [`answers ${answer.status} and not ${status}`];
  return [...wrong, ...(await documented.faultsOf(operation, answer))].map((fault) => `${operation.id}: ${fault}`);
}

async function driveAll(
  status: number,
  wireFor: (operation: Operation) => Promise<Wire> | Wire,
): Promise<readonly string[]> {
  const concerned = operations.filter(({ statuses }) => statuses.includes(status));
  expect(concerned).not.toEqual([]);
  const faults = await Promise.all(concerned.map(async (one) => drive(one, await wireFor(one), status)));
  return faults.flat();
}

const wireFor = (operation: Operation) => good.get(operation.id) as Wire;

describe('the OpenAPI document', () => {
  it('has the version of the package, and a name, a tag and a security for each operation', () => {
    expect(document.info.version).toBe(ENGINE_VERSION);
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
    expect(operations.map(({ id }) => id).filter((id) => !/^[a-z][A-Za-z]+$/.test(id))).toEqual([]);
  });

  it('has no error by the recommended rules of redocly', async () => {
    expect(await lintFaults(document)).toEqual([]);
  });

  it('gives openapi-typescript a type for each answer', async () => {
    expect(await looseTypesOfOpenApiTypescript(document)).toEqual([]);
  });

  it('gives openapi-ts a type for each answer', async () => {
    expect(await looseTypesOfHeyApi(document)).toEqual([]);
  });
});

describe('each route', () => {
  it('has a request in the table for each status of its own, and no other route is there', () => {
    expect(Object.keys(ROUTES).sort()).toEqual(operations.map(({ id }) => id).sort());
    const everywhere = [...Object.keys(STANDARD).map(Number), 500, 503];
    const missing = operations.flatMap(({ id, statuses }) =>
      statuses
        .filter((status) => !everywhere.includes(status) && ROUTES[id]?.[status] === undefined)
        .map((status) => `${id} ${status}`),
    );
    expect(missing).toEqual([]);
  });

  it('may be called by a page of an allowed origin, which also reads its headers', async () => {
    const preflight = (method: string, path: string) =>
      fetch(`${world.project.engine.url}${path}`, {
        method: 'OPTIONS',
        headers: { origin: ORIGIN, 'access-control-request-method': method },
      });
    const answers = await Promise.all(operations.map(({ method, path }) => preflight(method, path)));
    const listed = answers.map(({ headers }) => String(headers.get('access-control-allow-methods')).split(', '));
    expect(operations.filter(({ method }, at) => !listed[at]?.includes(method)).map(({ id }) => id)).toEqual([]);
    const answer = await fetch(world.project.engine.url, { headers: { origin: ORIGIN } });
    const exposed = String(answer.headers.get('access-control-expose-headers')).toLowerCase().split(', ');
    expect(exposed).toEqual(expect.arrayContaining(['location', 'retry-after', 'x-request-id', 'content-range']));
  });

  it('answers with each status of its own as documented', async () => {
    const ways = operations.flatMap((one) =>
      Object.entries(ROUTES[one.id] ?? {}).map(([status, way]) => ({ one, status: Number(status), way })),
    );
    const faults: (readonly string[])[] = [];
    for (const { one, status, way } of ways)
      faults.push(await drive(one, wireOf(one, world, await way(world)), status));
    expect(faults.flat()).toEqual([]);
  });

  it.each([400, 401, 404, 413, 414, 415] as const)('answers %s as documented', async (status) => {
    expect(await driveAll(status, (one) => STANDARD[status]?.(one, wireFor(one), world) as Wire)).toEqual([]);
  });

  it('answers 429 as documented', async () => {
    await fetch(`${world.strict.url}/v1/jobs`, { headers: { authorization: `Bearer ${world.project.secretKey}` } });
    expect(await driveAll(429, (one) => STANDARD[429]?.(one, wireFor(one), world) as Wire)).toEqual([]);
  });

  it('gives no status that is not documented to requests that are wrong in other ways', async () => {
    const faults = operations.flatMap((one) =>
      Object.entries(WRONG).map(async ([name, change]) =>
        (await drive(one, change(wireFor(one), world), null)).map((fault) => `${name}: ${fault}`),
      ),
    );
    expect((await Promise.all(faults)).flat()).toEqual([]);
  });

  it('answers 500 as documented', async () => {
    expect(await whileBroken(world, () => driveAll(500, wireFor))).toEqual([]);
  });

  it('answers 503 as documented', async () => {
    expect(await whileAway(world, () => driveAll(503, wireFor))).toEqual([]);
  });
});
