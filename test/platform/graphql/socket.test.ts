import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { SocketCallers } from '../../../src/platform/graphql/socket/socket-callers.js';
import { eventually } from '../../support/eventually.js';
import { heldMemory } from '../../support/held-memory.js';
import { type GraphQlApp, revoked, startGraphQlApp } from './graphql-app.js';
import { ann, RawSocket } from './raw-socket.js';
import { SampleResolver } from './sample.resolver.js';

let app: GraphQlApp;
const sockets: RawSocket[] = [];

beforeAll(async () => {
  app = await startGraphQlApp([SampleResolver], {
    graphqlConnectionsPerCaller: 3,
    graphqlSubscriptionsPerConnection: 2,
    graphqlIntrospection: false,
    corsOrigins: ['https://app.example.com'],
  });
});
afterEach(() => {
  for (const { socket } of sockets.splice(0)) socket.terminate();
});
afterAll(() => app.stop());

function raw(options: ConstructorParameters<typeof RawSocket>[1] = {}): RawSocket {
  const socket = new RawSocket(app.url, options);
  sockets.push(socket);
  return socket;
}
const connected = (payload: object = ann()) => raw().init(payload);

describe('the graphql-ws client', () => {
  it('runs a subscription unchanged', async () => {
    const client = createClient({
      url: `${app.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: ann(),
    });
    const seen: unknown[] = [];
    for await (const result of client.iterate({
      query: 'subscription ($to: Int!) { counted(to: $to) }',
      variables: { to: 3 },
    })) {
      seen.push(result.data);
    }
    expect(seen).toEqual([{ counted: 1 }, { counted: 2 }, { counted: 3 }]);
    await client.dispose();
  });
});

describe('who is calling', () => {
  it.each([
    [{ authorization: 'Bearer ann' }],
    [{ Authorization: 'Bearer ann' }],
    [{ headers: { authorization: 'Bearer ann' } }],
    [{ headers: { Authorization: 'Bearer ann' } }],
    [{ token: 'ann' }],
    [{ authToken: 'ann' }],
    [{ headers: { access_token: 'Bearer ann' } }],
    [{ token: 'eve', authorization: 'Bearer ann' }],
  ])('is found in connectionParams %j', async (params) => {
    const socket = await connected(params);
    expect(socket.messages).toEqual([{ type: 'connection_ack', payload: { expiresAt: null } }]);
  });

  it('is found in the headers of the upgrade', async () => {
    const socket = await raw({ headers: { authorization: 'Bearer ann' } }).init();
    expect(socket.messages[0]?.type).toBe('connection_ack');
  });

  it.each([[undefined], [{}], [{ authorization: 'Basic x' }], [{ authorization: 7 }], [{ headers: 'Bearer ann' }]])(
    'is refused with 4401 by %j',
    async (params) => {
      const socket = await raw().init(params);
      expect(socket.closed).toEqual({ code: 4401, reason: 'Say who you are.' });
    },
  );

  it('must be said before anything is asked, once, and in time', async () => {
    const early = await raw().opened();
    early.subscribe('1', 'subscription { counted(to: 1) }');
    expect((await early.end()).code).toBe(4401);
    const twice = await connected();
    twice.send({ type: 'connection_init', payload: ann() });
    expect((await twice.end()).code).toBe(4429);
    const late = await raw().opened();
    expect((await late.end()).code).toBe(4408);
  });
});

describe('the origin', () => {
  it.each([
    ['https://app.example.com', null],
    ['https://elsewhere.example.com', 403],
    ['http://localhost:3000', 403],
    ['null', 403],
  ])('%s is answered %s', async (origin, status) => {
    const socket = await raw({ headers: { origin, authorization: 'Bearer ann' } }).init();
    expect(socket.refused).toBe(status);
  });

  it('may have a slash at the end of its address', async () => {
    expect((await raw({ path: '/graphql/?from=a-proxy' }).init(ann())).messages[0]?.type).toBe('connection_ack');
  });

  it("of the engine's own pages may connect", async () => {
    const socket = await raw({ headers: { origin: app.url, authorization: 'Bearer ann' } }).init();
    expect(socket.refused).toBe(null);
  });

  it('of this machine may connect in local mode', async () => {
    const local = await startGraphQlApp([SampleResolver], { localMode: true });
    const socket = await new RawSocket(local.url, { headers: { origin: 'http://localhost:3000' } }).init(ann());
    expect([socket.refused, socket.messages[0]?.type]).toEqual([null, 'connection_ack']);
    await local.stop();
  });
});

describe('an upgrade', () => {
  it.each([
    [{ path: '/other' }, 404],
    [{ path: '/other', protocol: 'graphql-ws' }, 404],
    [{ protocol: 'graphql-ws', headers: { origin: 'https://elsewhere.example.com' } }, 403],
  ])('%j is refused with %d', async (options, status) => {
    const socket = await raw(options).opened();
    expect(socket.refused).toBe(status);
  });

  it.each([[['graphql-ws']], [['soap', 'graphql-ws']], [[]]])(
    'that offers the subprotocols %j is closed with 4406',
    async (protocol) => {
      const socket = raw({ protocol });
      expect(await socket.end()).toEqual({ code: 4406, reason: expect.stringContaining('graphql-transport-ws') });
    },
  );

  it('that offers another subprotocol first speaks the one of the engine', async () => {
    const socket = await raw({ protocol: ['graphql-ws', 'graphql-transport-ws'] }).init(ann());
    expect([socket.socket.protocol, socket.messages[0]?.type]).toEqual(['graphql-transport-ws', 'connection_ack']);
  });
});

describe('an operation on the socket', () => {
  const refusal = async (query: string, variables: object = {}) => {
    const socket = await connected();
    socket.subscribe('1', query, variables);
    const { payload } = await socket.message('error', '1');
    return payload[0].extensions.code as string;
  };

  it.each([
    ['query { leaf { number } }', 'BAD_REQUEST'],
    ['mutation { put }', 'BAD_REQUEST'],
    ['subscription { ', 'GRAPHQL_PARSE_FAILED'],
    ['subscription { count(to: 1) }', 'GRAPHQL_VALIDATION_FAILED'],
    ['subscription { counted(to: 1) __schema { queryType { name } } }', 'INTROSPECTION_DISABLED'],
    ['subscription { refused }', 'FORBIDDEN'],
    ['subscription { broken }', 'INTERNAL'],
    ['subscription ($n: Int!) { counted(to: $n) }', 'BAD_USER_INPUT'],
    ['subscription a { counted(to: 1) } subscription b { counted(to: 1) }', 'OPERATION_RESOLUTION_FAILURE'],
    [`subscription { ${Array.from({ length: 16 }, (_, at) => `a${at}: counted(to: 1)`).join(' ')} }`, 'LIMIT_ALIASES'],
    [`subscription { ${'counted '.repeat(2001)} }`, 'LIMIT_TOKENS'],
    [`subscription { leafed { ${'next { '.repeat(10)} number ${'}'.repeat(10)} } }`, 'LIMIT_DEPTH'],
    [`subscription { leafed { ${'twigs { '.repeat(5)} number ${'}'.repeat(5)} } }`, 'LIMIT_COMPLEXITY'],
  ])('%.60s is refused with %s', async (query, code) => {
    expect(await refusal(query)).toBe(code);
  });

  it('reveals no names where introspection is off, and no cause of an internal error', async () => {
    const socket = await connected();
    socket.subscribe('1', 'subscription { count(to: 1) }');
    expect((await socket.message('error', '1')).payload[0].message).not.toContain('Did you mean');
    socket.subscribe('2', 'subscription { broken }');
    expect(JSON.stringify(await socket.message('error', '2'))).not.toContain('canary');
    socket.subscribe('3', 'subscription { breaksLater }');
    expect((await socket.message('next', '3')).payload.data.breaksLater).toBe(1);
    const { payload } = await socket.message('error', '3');
    expect(payload[0].extensions.code).toBe('INTERNAL');
    expect(JSON.stringify(payload)).not.toContain('canary');
    const [logged] = app.lines().filter((line) => line.correlationId === payload[0].extensions.correlationId);
    expect(logged).toMatchObject({ level: 'error' });
  });

  it('gets the fault of its source, and the connection stays open', async () => {
    const socket = await connected();
    socket.subscribe('1', 'subscription { tooSlow }');
    expect((await socket.message('error', '1')).payload[0].extensions).toMatchObject({
      code: 'SUBSCRIBER_TOO_SLOW',
      retryable: true,
    });
    socket.subscribe('2', 'subscription { counted(to: 1) }');
    await socket.message('complete', '2');
    expect(socket.closed).toBeNull();
  });

  it('is counted: a limited number on one connection, and more when some end', async () => {
    const socket = await connected();
    for (const id of ['1', '2', '3']) socket.subscribe(id, 'subscription { forever }');
    expect((await socket.message('error', '3')).payload[0].extensions).toEqual({
      code: 'LIMIT_SUBSCRIPTIONS',
      httpStatus: 429,
      limit: 2,
      found: 3,
    });
    socket.send({ id: '1', type: 'complete' });
    await eventually(async () => {
      socket.subscribe(`again-${Date.now()}`, 'subscription { counted(to: 1) }');
      return socket.messages.some(({ type }) => type === 'complete');
    });
  });

  it('ends at its source when the client is gone', async () => {
    const socket = await connected();
    socket.subscribe('1', 'subscription { forever }');
    await SampleResolver.sources.until(() => SampleResolver.running > 0);
    socket.socket.terminate();
    await SampleResolver.sources.until(() => SampleResolver.running === 0);
  });

  it('loads anew for each event', async () => {
    const socket = await connected();
    socket.subscribe('1', 'subscription { leafed { loadedAt } }');
    await socket.message('complete', '1');
    const loaded = socket.messages
      .filter(({ type }) => type === 'next')
      .map(({ payload }) => payload.data.leafed.loadedAt);
    expect(new Set(loaded).size).toBe(2);
  });
});

describe('connections of one caller', () => {
  it('are counted, and the next one is refused until one is gone', async () => {
    const held = [await connected(), await connected(), await connected()];
    const fourth = await connected();
    expect(fourth.closed).toMatchObject({ code: 1013, reason: expect.stringContaining('LIMIT_CONNECTIONS') });
    expect((await connected({ authorization: 'Bearer bob' })).closed).toBeNull();
    held[0]!.socket.terminate();
    await eventually(async () => (await connected()).closed === null);
  });
});

describe('a token that runs out', () => {
  it('closes the socket and says what to do', async () => {
    const socket = await connected(ann(300));
    const { code, reason } = await socket.end();
    expect(code).toBe(4403);
    expect(reason).toContain('expired');
  });

  it('can be renewed in place, and the subscription continues', async () => {
    const socket = await connected(ann(1_500));
    socket.subscribe('1', 'subscription { counted(to: 12, padMs: 200) }');
    await socket.message('next', '1');
    socket.send({ type: 'ping', payload: { authorization: 'Bearer ann:60000' } });
    expect((await socket.message('pong')).payload).toEqual({ renewed: true, expiresAt: expect.any(String) });
    await socket.message('complete', '1');
    expect(socket.closed).toBeNull();
    expect(socket.messages.filter(({ type }) => type === 'next').map(({ payload }) => payload.data.counted)).toEqual(
      Array.from({ length: 12 }, (_, at) => at + 1),
    );
  });

  it('is not renewed by somebody else, nor by nonsense; a plain ping is a plain ping', async () => {
    const socket = await connected(ann(1_000));
    socket.send({ type: 'ping', payload: { authorization: 'Bearer bob' } });
    socket.send({ type: 'ping', payload: { authorization: 'nonsense' } });
    socket.send({ type: 'ping', payload: { hello: 1 } });
    await socket.until(() => socket.messages.filter(({ type }) => type === 'pong').length === 3);
    const answers = socket.messages
      .filter(({ type }) => type === 'pong')
      .map(({ payload }) => payload.code ?? payload.hello);
    expect(new Set(answers)).toEqual(new Set(['FORBIDDEN', 'UNAUTHENTICATED', 1]));
    expect((await socket.end()).code).toBe(4403);
  });
});

describe('rights that are taken away', () => {
  it('end the sockets that were opened with them', async () => {
    const socket = await connected({ authorization: 'Bearer eve' });
    const other = await connected();
    await app.app.get(SocketCallers).recheck();
    expect(socket.closed).toBeNull();
    revoked.add('eve');
    await app.app.get(SocketCallers).recheck();
    expect(await socket.end()).toMatchObject({ code: 4403, reason: expect.stringContaining('rights') });
    expect(other.closed).toBeNull();
  });
});

describe('what no client would send', () => {
  it.each([
    [
      'a frame that is too large',
      (socket: RawSocket) => socket.send({ type: 'ping', payload: { text: 'x'.repeat(70_000) } }),
      1009,
    ],
    ['no JSON', (socket: RawSocket) => socket.socket.send('hello'), 4400],
    ['an unknown message', (socket: RawSocket) => socket.send({ type: 'start' }), 4400],
    ['a deep message', (socket: RawSocket) => socket.socket.send('['.repeat(60_000)), 4400],
    ['null', (socket: RawSocket) => socket.socket.send('null'), 4400],
    ['a list', (socket: RawSocket) => socket.socket.send('[{"type":"ping"}]'), 4400],
    ['a number', (socket: RawSocket) => socket.socket.send('7'), 4400],
    ['an empty frame', (socket: RawSocket) => socket.socket.send(''), 4400],
    ['a binary frame', (socket: RawSocket) => socket.socket.send(Buffer.from([0xff, 0, 1])), 4400],
    [
      'a subscribe without an id',
      (socket: RawSocket) => socket.send({ type: 'subscribe', payload: { query: 'x' } }),
      4400,
    ],
    ['a subscribe without a payload', (socket: RawSocket) => socket.send({ type: 'subscribe', id: '1' }), 4400],
    ['an id that is no text', (socket: RawSocket) => socket.send({ type: 'complete', id: 1 }), 4400],
    [
      'a query that is no text',
      (socket: RawSocket) => socket.send({ type: 'subscribe', id: '1', payload: { query: 7 } }),
      4400,
    ],
    [
      'variables that are a list',
      (socket: RawSocket) => socket.send({ type: 'subscribe', id: '1', payload: { query: 'x', variables: [] } }),
      4400,
    ],
    ['a message of a server', (socket: RawSocket) => socket.send({ type: 'next', id: '1', payload: {} }), 4400],
    ['an acknowledgement', (socket: RawSocket) => socket.send({ type: 'connection_ack' }), 4400],
    ['an error', (socket: RawSocket) => socket.send({ type: 'error', id: '1', payload: [{ message: 'x' }] }), 4400],
    ['a ping whose payload is no object', (socket: RawSocket) => socket.send({ type: 'ping', payload: 'x' }), 4400],
  ])('%s closes the socket', async (_name, send, code) => {
    const socket = await connected();
    send(socket);
    expect((await socket.end()).code).toBe(code);
  });
});

describe('an end that is dead or does not read', () => {
  it('is closed if it answers no ping or reads nothing, and its resources are freed', async () => {
    const dead = await connected();
    dead.socket.pause();
    const slow = await connected({ authorization: 'Bearer bob' });
    slow.subscribe('1', 'subscription { flood }');
    await slow.message('next', '1');
    slow.socket.pause();
    const before = heldMemory();
    await SampleResolver.sources.until(() => SampleResolver.running === 0);
    expect(heldMemory() - before).toBeLessThan(100 * 1024 * 1024);
    slow.socket.resume();
    dead.socket.resume();
    expect((await dead.end()).code).toBe(1006);
    await slow.end();
  });
});

describe('a stop', () => {
  it('asks every socket to reconnect', async () => {
    const stopping = await startGraphQlApp([SampleResolver]);
    const socket = await new RawSocket(stopping.url).init(ann());
    socket.subscribe('1', 'subscription { forever }');
    await SampleResolver.sources.until(() => SampleResolver.running > 0);
    const silent = await new RawSocket(stopping.url).init(ann());
    silent.socket.pause();
    const started = Date.now();
    await stopping.stop();
    expect(Date.now() - started).toBeLessThan(25_000);
    expect(socket.closed).toMatchObject({ code: 1001, reason: expect.stringContaining('stopping') });
    expect(socket.messages.some(({ type }) => type === 'complete')).toBe(false);
    silent.socket.terminate();
  });
});
