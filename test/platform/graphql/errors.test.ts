import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FAULT_KINDS } from '../../../src/platform/fault-codes.js';
import { type GraphQlApp, startGraphQlApp } from './graphql-app.js';
import { batches, SampleResolver } from './sample.resolver.js';

let app: GraphQlApp;

beforeAll(async () => {
  app = await startGraphQlApp([SampleResolver]);
});
afterAll(() => app.stop());
beforeEach(() => {
  batches.length = 0;
});

describe('every fault', () => {
  it.each(Object.keys(FAULT_KINDS))(
    '%s has the same code, status, message and wait over REST and GraphQL',
    async (code) => {
      const rest = await app.call(`/fails/${code}`);
      const graphql = await app.ask('query ($code: String!) { fails(code: $code) }', { code });
      expect(rest.body.code).toBe(code);
      expect(graphql.body.errors[0]).toMatchObject({
        message: rest.body.detail,
        path: ['fails'],
        extensions: { code, httpStatus: rest.status },
      });
      expect(graphql.status).toBe(rest.status);
      expect(graphql.headers.get('retry-after')).toBe(rest.headers.get('retry-after'));
      expect('correlationId' in graphql.body.errors[0].extensions).toBe('correlation_id' in rest.body);
    },
  );
});

describe('an unexpected error', () => {
  it('is a bare message with the correlation id under which the log has the cause', async () => {
    const { status, body, headers } = await app.ask('{ bug }');
    expect(status).toBe(500);
    const [{ message, extensions }] = body.errors;
    expect(extensions).toEqual({
      code: 'INTERNAL',
      httpStatus: 500,
      retryable: true,
      correlationId: expect.any(String),
    });
    expect(headers.get('x-request-id')).toBe(extensions.correlationId);
    expect(JSON.stringify(body)).not.toContain('canary');
    expect(message).toMatch(/unexpected error/);
    const logged = app.lines().filter((line) => line.correlationId === extensions.correlationId);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatchObject({ level: 'error', code: 'INTERNAL' });
  });

  it('does not show a value that does not fit the schema', async () => {
    const { body } = await app.ask('{ wrongAnswer }');
    expect(body.errors[0].extensions.code).toBe('INTERNAL');
    expect(JSON.stringify(body)).not.toContain('canary');
  });
});

describe('an answer in part', () => {
  it('is 200 with the data there is and the error of the rest', async () => {
    const { status, body } = await app.ask('{ leaf { number } fails(code: "NOT_FOUND") }');
    expect(status).toBe(200);
    expect(body.data).toEqual({ leaf: { number: 0 }, fails: null });
    expect(body.errors[0].extensions).toMatchObject({ code: 'NOT_FOUND', httpStatus: 404 });
  });
});

describe('several errors', () => {
  it('stand in the order of the document, whichever check took longer', async () => {
    const { body } = await app.ask('{ a: failing(afterMs: 40) b: failing(afterMs: 0) c: failing(afterMs: 20) }');
    expect(body.errors.map(({ path }: { path: string[] }) => path[0])).toEqual(['a', 'b', 'c']);
  });
});

describe('an input', () => {
  it('is refused with one entry for each bad field', async () => {
    const { status, body } = await app.ask('{ note(input: { title: "much too long", mark: "four" }) }');
    expect(status).toBe(400);
    expect(body.errors[0].extensions).toMatchObject({
      code: 'BAD_REQUEST',
      errors: [
        { field: 'title', message: 'must have 1 to 8 characters' },
        { field: 'mark', message: 'must have 3 characters at most' },
      ],
    });
  });

  it('is taken with what may be left out left out', async () => {
    expect((await app.ask('{ note(input: { title: "fine" }) }')).body).toEqual({ data: { note: 'fine' } });
  });

  it('has moments, ids and JSON values of the given form', async () => {
    const good = await app.ask(
      '{ kinds(at: "2026-11-05T09:30:00+01:00", id: "3F0C2B1E-8D5A-4C7E-9B1F-2A6D4E8C0F13", any: { a: [1, null, "b"] }) }',
    );
    expect(JSON.parse(good.body.data.kinds)).toEqual([
      '2026-11-05T08:30:00.000Z',
      '3f0c2b1e-8d5a-4c7e-9b1f-2a6d4e8c0f13',
      { a: [1, null, 'b'] },
    ]);
    for (const [at, id] of [
      ['5 November', '3f0c2b1e-8d5a-4c7e-9b1f-2a6d4e8c0f13'],
      ['2026-11-05', '3f0c2b1e-8d5a-4c7e-9b1f-2a6d4e8c0f13'],
      ['2026-13-05T09:30:00Z', '3f0c2b1e-8d5a-4c7e-9b1f-2a6d4e8c0f13'],
      ['2026-11-05T09:30:00Z', 'one'],
    ]) {
      const query = 'query ($at: DateTime!, $id: UUID!) { kinds(at: $at, id: $id, any: 1) }';
      const { status, body } = await app.ask(query, { at, id });
      expect([status, body.errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    }
  });
});

describe("GraphQL's own errors", () => {
  it.each([
    ['{ leaf { ', 'GRAPHQL_PARSE_FAILED'],
    ['{ lea }', 'GRAPHQL_VALIDATION_FAILED'],
    ['query ($n: Int!) { leaf(number: $n) { number } }', 'BAD_USER_INPUT'],
    ['query a { bug } query b { bug }', 'OPERATION_RESOLUTION_FAILURE'],
  ])('%s is %s', async (query, code) => {
    const { status, body } = await app.ask(query);
    expect([status, body.errors[0].extensions]).toEqual([400, { code, httpStatus: 400 }]);
  });

  it('helps with a misspelt field where introspection would show it anyway', async () => {
    expect((await app.ask('{ lea }')).body.errors[0].message).toContain('Did you mean "leaf"');
  });
});

describe('a body that Apollo never sees', () => {
  const post = (body: string, type = 'application/json') =>
    app.call('/graphql', { method: 'POST', headers: { authorization: 'Bearer ann', 'content-type': type }, body });

  it.each([
    [
      'too large',
      JSON.stringify({ query: `{ leaf } # ${'x'.repeat(2_200_000)}` }),
      'application/json',
      413,
      'PAYLOAD_TOO_LARGE',
    ],
    ['no JSON', '{ leaf', 'application/json', 400, 'BAD_REQUEST'],
    ['of a form', 'query={bug}', 'application/x-www-form-urlencoded', 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['with a prototype key', '{"__proto__":{"a":1},"query":"{ bug }"}', 'application/json', 400, 'BAD_REQUEST'],
  ])('%s', async (_name, body, type, status, code) => {
    const answer = await post(body, type);
    expect([answer.status, answer.body.errors[0].extensions.code]).toEqual([status, code]);
  });
});

describe('loaders', () => {
  it('load what one level asks for in one statement, and forget it with the operation', async () => {
    const query = '{ leaves(first: 3) { edges { node { doubled twigs { doubled } } } } }';
    await app.ask(query);
    expect(batches).toEqual([[0, 1, 2]]);
    await app.ask(query);
    expect(batches).toHaveLength(2);
  });
});

describe('a connection', () => {
  const query = `query ($first: Int, $after: String, $last: Int, $before: String) {
    leaves(first: $first, after: $after, last: $last, before: $before) {
      edges { cursor node { number } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
  const page = async (variables: object) => {
    const { body } = await app.ask(query, variables);
    const { edges, pageInfo } = body.data.leaves;
    return { numbers: edges.map((edge: { node: { number: number } }) => edge.node.number), ...pageInfo };
  };

  it('pages both ways', async () => {
    expect((await page({})).numbers).toHaveLength(20);
    expect(await page({ first: 2, after: '247' })).toMatchObject({
      numbers: [248, 249],
      hasNextPage: false,
      hasPreviousPage: true,
    });
    expect(await page({ first: 2 })).toMatchObject({
      numbers: [0, 1],
      hasNextPage: true,
      hasPreviousPage: false,
      endCursor: '1',
    });
    expect(await page({ last: 2 })).toMatchObject({ numbers: [248, 249], hasNextPage: false, hasPreviousPage: true });
    expect(await page({ last: 2, before: '2' })).toMatchObject({
      numbers: [0, 1],
      hasNextPage: true,
      hasPreviousPage: false,
    });
    expect(await page({ first: 2, after: '249' })).toMatchObject({ numbers: [], startCursor: null, endCursor: null });
  });

  it.each([
    [{ first: 101 }, 'first'],
    [{ first: -1 }, 'first'],
    [{ last: 101 }, 'last'],
    [{ first: 5, before: 'x' }, 'first'],
    [{ after: 'x'.repeat(600) }, 'after'],
  ])('refuses %j', async (variables, field) => {
    const { status, body } = await app.ask(query, variables);
    expect(status).toBe(400);
    expect(body.errors[0].extensions).toMatchObject({
      code: 'BAD_REQUEST',
      errors: [expect.objectContaining({ field })].concat(
        field === 'first' && 'before' in variables ? [expect.anything()] : [],
      ),
    });
  });
});
