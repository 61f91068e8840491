import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, getIntrospectionQuery, parse, validate } from 'graphql';
import { shapeOf } from '../../../src/platform/graphql/limits/document-shape.js';
import { processorMs } from '../../support/processor-time.js';
import { type GraphQlApp, spent, startGraphQlApp } from './graphql-app.js';
import { SampleResolver } from './sample.resolver.js';

let open: GraphQlApp;
let closed: GraphQlApp;

beforeAll(async () => {
  open = await startGraphQlApp([SampleResolver]);
  closed = await startGraphQlApp([SampleResolver], { graphqlIntrospection: false, graphqlPersistedQueries: true });
});
afterAll(async () => {
  await open.stop();
  await closed.stop();
});

const nested = (levels: number) => `{ leaf ${'{ next '.repeat(levels - 2)} { number } ${'}'.repeat(levels - 2)} }`;
const spread = (levels: number) =>
  `{ leaf { ...f1 } } ${Array.from({ length: levels }, (_, at) => `fragment f${at + 1} on Leaf { next { ...f${at + 2} } }`).join(' ')}
   fragment f${levels + 1} on Leaf { number }`;
const doubling = (count: number) =>
  `{ leaf { ...f1 } } ${Array.from({ length: count }, (_, at) => `fragment f${at + 1} on Leaf { ...f${at + 2} ...f${at + 2} }`).join(' ')}
   fragment f${count + 1} on Leaf { number }`;
const aliased = (count: number) => `{ ${Array.from({ length: count }, (_, at) => `a${at}: bug`).join(' ')} }`;

describe('the rate limit', () => {
  const puts = (count: number) => Array.from({ length: count }, (_, at) => `p${at}: put`).join(' ');

  it.each([
    ['a query', '{ leaf { number } }', []],
    ['one mutation', 'mutation { put }', []],
    ['ten mutations under aliases', `mutation { ${puts(10)} }`, [9]],
    [
      'ten mutations, five of them in fragments',
      `mutation { ${puts(5)} ...f ... { e: put } } fragment f on Mutation { a: put b: put c: put d: put }`,
      [9],
    ],
    ['the one operation that is asked for', `query a { leaf { number } } mutation b { ${puts(3)} }`, []],
    [
      'a query of 20,000 points',
      '{ leaves(first: 100) { edges { node { twigs { twigs { number number2: number } } } } } }',
      [expect.any(Number)],
    ],
  ] as const)('counts the work and not the requests: %s', async (_, query, charged) => {
    spent.length = 0;
    const operationName = query.startsWith('query a') ? { operationName: 'a' } : {};
    const { body } = await open.call('/graphql', {
      method: 'POST',
      headers: { authorization: 'Bearer ann', 'content-type': 'application/json' },
      body: JSON.stringify({ query, ...operationName }),
    });
    expect(body.errors).toBeUndefined();
    expect(spent).toEqual(charged);
  });
});

describe('a document beyond a limit', () => {
  it.each([
    ['LIMIT_DEPTH', nested(11), 10, 11],
    ['LIMIT_DEPTH', spread(9), 10, 11],
    ['LIMIT_ALIASES', aliased(16), 15, 16],
    ['LIMIT_DIRECTIVES', `{ bug ${'@include(if: true) '.repeat(31)} }`, 30, 31],
    ['LIMIT_FIELDS', `{ leaf { ${'number '.repeat(1000)} } }`, 1000, 1001],
    ['LIMIT_FIELDS', doubling(60), 1000, expect.any(Number)],
    [
      'LIMIT_COMPLEXITY',
      '{ leaves(first: 100) { edges { node { twigs { twigs { twigs { number } } } } } } }',
      50_000,
      expect.any(Number),
    ],
  ])('%s is refused with the limit and what was found', async (code, query, limit, found) => {
    const { status, body } = await open.ask(query);
    expect(status).toBe(400);
    expect(body.errors).toHaveLength(1);
    expect(body.errors[0].extensions).toEqual({ code, httpStatus: 400, limit, found });
    expect(body.data).toBeUndefined();
  });

  it('is refused by its tokens before it is read to the end', async () => {
    const { body } = await open.ask(`{ ${'leaf '.repeat(3000)} }`);
    expect(body.errors[0].extensions).toEqual({ code: 'LIMIT_TOKENS', httpStatus: 400, limit: 2000 });
  });

  it('is refused as a batch', async () => {
    const { status, body } = await open.call('/graphql', {
      method: 'POST',
      headers: { authorization: 'Bearer ann', 'content-type': 'application/json' },
      body: JSON.stringify([{ query: '{ bug }' }, { query: '{ bug }' }]),
    });
    expect([status, body.errors[0].extensions.code]).toEqual([400, 'LIMIT_BATCH']);
  });

  it('is let in up to the limit', async () => {
    expect((await open.ask(nested(10))).status).toBe(200);
    expect((await open.ask(spread(8))).status).toBe(200);
    expect((await open.ask(`{ leaf { ${'number dear '.repeat(100)} } }`)).body).toEqual({
      data: { leaf: { number: 0, dear: 1 } },
    });
  });
});

describe('cost', () => {
  const query = 'query ($n: Int) { leaves(first: $n) { edges { node { twigs { twigs { number } } } } } }';

  it('looks the length of a list up in the variables', async () => {
    const dear = (n: number) => open.ask(query.replaceAll('number', 'dear twigs { number }'), { n });
    expect((await dear(2)).status).toBe(200);
    expect((await dear(100)).body.errors[0].extensions.code).toBe('LIMIT_COMPLEXITY');
  });

  it('counts what a field says of itself', async () => {
    const costs = await Promise.all(
      ['number', 'dear'].map(async (field) => {
        const big = `{ leaves(first: 100) { edges { node { twigs { twigs { twigs { ${field} } } } } } } }`;
        return (await open.ask(big)).body.errors[0].extensions.found as number;
      }),
    );
    expect(costs[1]! - costs[0]!).toBe(6 * 100 * 10 * 10 * 10);
  });

  it('refuses a variable that does not fit as bad input', async () => {
    const { status, body } = await open.ask(query, { n: 'many' });
    expect([status, body.errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
  });
});

describe('the shape of a document', () => {
  it('is measured in no time, however hostile the fragments are', () => {
    const took = processorMs(() => {
      expect(shapeOf(parse(doubling(300))).fields).toBeGreaterThan(1e80);
      expect(shapeOf(parse('{ ...a } fragment a on Query { x ...b } fragment b on Query { ...a }')).depth).toBe(1);
    });
    expect(took).toBeLessThan(2_000);
  });

  it('leaves what validation still has to read small enough for it', () => {
    const schema = buildSchema('type Query { a: Query s: String }');
    const took = processorMs(() => validate(schema, parse(`{ ${'a{s} '.repeat(400)} }`, { maxTokens: 2000 })));
    expect(took).toBeLessThan(2_000);
  });
});

describe('introspection', () => {
  it('answers where it is on', async () => {
    expect((await open.ask(getIntrospectionQuery())).body.data.__schema.queryType.name).toBe('Query');
  });

  it('is refused where it is off, and no message gives names away', async () => {
    for (const query of [getIntrospectionQuery(), '{ __type(name: "Leaf") { name } }']) {
      const { status, body } = await closed.ask(query);
      expect(status).toBe(400);
      expect(body.errors[0].extensions.code).toBe('INTROSPECTION_DISABLED');
    }
    const { body } = await closed.ask('{ lea }');
    expect(body.errors[0].message).toBe('Cannot query field "lea" on type "Query".');
    expect((await closed.ask('{ __typename leaf { __typename } }')).body.data.leaf.__typename).toBe('Leaf');
  });

  it('goes no deeper than clients need', async () => {
    const query = `{ __schema { types ${'{ ofType '.repeat(25)} { name } ${'}'.repeat(25)} } }`;
    expect((await open.ask(query)).body.errors[0].extensions.code).toBe('LIMIT_INTROSPECTION_DEPTH');
  });
});

describe('requests that a foreign page could send', () => {
  it('GET without a header that needs a preflight is refused', async () => {
    const plain = await open.call(`/graphql?query=${encodeURIComponent('{ leaf { number } }')}`, {
      headers: { authorization: 'Bearer ann' },
    });
    expect([plain.status, plain.body.errors[0].extensions.code]).toEqual([400, 'BAD_REQUEST']);
  });

  it('GET is for queries alone', async () => {
    const get = (query: string) =>
      open.call(`/graphql?query=${encodeURIComponent(query)}`, {
        headers: { authorization: 'Bearer ann', 'apollo-require-preflight': '1' },
      });
    expect((await get('{ leaf { number } }')).body).toEqual({ data: { leaf: { number: 0 } } });
    const mutation = await get('mutation { put }');
    expect([mutation.status, mutation.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await get(nested(11))).body.errors[0].extensions.code).toBe('LIMIT_DEPTH');
  });

  it('other methods are not taken', async () => {
    expect((await open.call('/graphql', { method: 'PUT' })).status).toBe(405);
  });

  it('subscriptions are for the socket', async () => {
    const { status, body } = await open.ask('subscription { counted(to: 1) }');
    expect([status, body.errors[0].extensions.code]).toEqual([400, 'BAD_REQUEST']);
  });
});

describe('persisted queries', () => {
  const extensions = {
    persistedQuery: { version: 1, sha256Hash: 'b0f6b3e3c9d2a5c94a5e1a8a5f0d6b2f3e5c7a9b1d3f5a7c9e1b3d5f7a9c1e3b' },
  };
  const send = (app: GraphQlApp, body: object) =>
    app.call('/graphql', {
      method: 'POST',
      headers: { authorization: 'Bearer ann', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('are off unless they are set', async () => {
    expect((await send(open, { extensions })).body.errors[0].extensions.code).toBe('PERSISTED_QUERY_NOT_SUPPORTED');
  });

  it('are kept where they are on, within the same limits', async () => {
    expect((await send(closed, { extensions })).body.errors[0].extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
    const hash = async (query: string) =>
      Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(query))).toString('hex');
    const query = '{ leaf { number } }';
    const own = { persistedQuery: { version: 1, sha256Hash: await hash(query) } };
    await send(closed, { query, extensions: own });
    expect((await send(closed, { extensions: own })).body).toEqual({ data: { leaf: { number: 0 } } });
    const deep = nested(11);
    const bad = { persistedQuery: { version: 1, sha256Hash: await hash(deep) } };
    expect((await send(closed, { query: deep, extensions: bad })).body.errors[0].extensions.code).toBe('LIMIT_DEPTH');
    expect((await send(closed, { extensions: bad })).body.errors[0].extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
  });
});
