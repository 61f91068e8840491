import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import { buildSchema, type GraphQLInputObjectType, getIntrospectionQuery, isInputObjectType } from 'graphql';
import { OPERATIONS } from '../access/operation-table.js';
import { RawSocket } from '../platform/graphql/raw-socket.js';
import type { AttackWorld } from './attack-world.js';
import { GRAPHQL_ABUSES, OWNED_BY_THE_ENGINE } from './graphql-abuses.js';

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));

/** Documents against the limits, fields that are the engine's, and introspection, over HTTP and over the socket. */
export function graphqlAttacks(world: () => AttackWorld): void {
  const sockets: RawSocket[] = [];
  afterEach(() => {
    for (const { socket } of sockets.splice(0)) socket.terminate();
  });
  const ask = (query: string, variables: object = {}) => world().project.ask(query, variables, world().alice.token);
  const connected = async (headers: Record<string, string> = {}, as = world().alice.token) => {
    const socket = new RawSocket(world().project.engine.url, { headers });
    sockets.push(socket);
    return socket.init({ authorization: `Bearer ${as}` });
  };
  const jobs = async () => {
    const [row] = await world().project.database.query<{ n: number }>('select count(*)::integer as n from studio_jobs');
    return row?.n;
  };

  describe('GraphQL', () => {
    it('answers an ordinary document', async () => {
      expect((await ask('{ jobs(first: 1) { edges { node { jobId } } } }')).code).toBeNull();
    });

    it.each(GRAPHQL_ABUSES)('refuses %s', async (_name, query, code) => {
      const started = performance.now();
      const answer = await ask(query);
      expect([answer.status, answer.code]).toEqual([400, code]);
      expect(performance.now() - started).toBeLessThan(60_000);
    });

    it('is asked for its schema in vain, over HTTP and over the socket', async () => {
      for (const query of [getIntrospectionQuery(), '{ __type(name: "Job") { name } }']) {
        expect((await ask(query)).code).toBe('INTROSPECTION_DISABLED');
      }
      const socket = await connected();
      socket.subscribe('1', 'subscription { jobStats(intervalMs: 1000) { total } __schema { queryType { name } } }');
      expect((await socket.message('error', '1')).payload[0].extensions.code).toBe('INTROSPECTION_DISABLED');
      socket.subscribe('2', 'subscription { jobStats(intervalMs: 1000) { total } }');
      expect((await socket.message('next', '2')).payload.data.jobStats.total).toBeGreaterThanOrEqual(0);
    });

    it('names no operation to somebody who guesses at it', async () => {
      for (const { operation } of OPERATIONS) {
        const [root, field = ''] = operation.split('.');
        if (root === 'Subscription') continue;
        const guessed = `${field.slice(0, -1)}x`;
        const { errors } = await ask(`${root?.toLowerCase()} { ${guessed} }`);
        expect(errors.length).toBeGreaterThan(0);
        expect(JSON.stringify(errors).replaceAll(guessed, '')).not.toMatch(
          new RegExp(`did you mean|\\b${field}\\b`, 'i'),
        );
      }
    });

    it('has no input with a field that is the engine’s', () => {
      const inputs = Object.values(schema.getTypeMap()).filter(
        (type): type is GraphQLInputObjectType => isInputObjectType(type) && type.name.endsWith('Input'),
      );
      expect(inputs.length).toBeGreaterThan(2);
      for (const input of inputs) {
        const owned = Object.keys(input.getFields()).filter((name) => OWNED_BY_THE_ENGINE.includes(name));
        expect([input.name, owned]).toEqual([input.name, []]);
      }
    });

    it('takes in no field that is the engine’s, however it is smuggled into an input', async () => {
      const { alice } = world();
      const create = 'mutation ($input: CreateJobInput!) { createJob(input: $input) { jobId } }';
      const many = 'mutation ($inputs: [CreateJobInput!]!) { createJobs(inputs: $inputs) { status } }';
      const input = { supabaseFileId: `${alice.id}/a.mp3` };
      expect((await ask(create, { input })).code).toBeNull();
      const before = await jobs();
      for (const name of [...OWNED_BY_THE_ENGINE, '__proto__', 'constructor', 'user_id']) {
        const smuggled = JSON.parse(`{"supabaseFileId":"${alice.id}/a.mp3","${name}":"COMPLETE"}`);
        expect([name, (await ask(create, { input: smuggled })).code]).toEqual([name, expect.any(String)]);
        expect([name, (await ask(many, { inputs: [input, smuggled] })).code]).toEqual([name, expect.any(String)]);
        const written = `mutation { createJob(input: { supabaseFileId: "a", ${name}: "COMPLETE" }) { jobId } }`;
        expect([name, (await ask(written)).code]).toEqual([name, expect.any(String)]);
      }
      expect(await jobs()).toBe(before);
    });
  });

  describe('the socket', () => {
    it('is refused to a page of another origin, and open to the engine’s own', async () => {
      for (const origin of ['https://evil.example', 'null', 'http://localhost:3000', 'file://']) {
        const foreign = new RawSocket(world().project.engine.url, { headers: { origin } });
        sockets.push(foreign);
        await foreign.opened();
        expect([origin, foreign.refused]).toEqual([origin, 403]);
      }
      const own = await connected({ origin: world().project.engine.url });
      expect(own.messages[0]?.type).toBe('connection_ack');
    });

    it.each(['{ jobs(first: 1) { pageInfo { hasNextPage } } }', 'mutation { runFailedJobSweep { id } }'])(
      'carries no %s',
      async (query) => {
        const socket = await connected();
        socket.subscribe('1', query);
        const { payload } = await socket.message('error', '1');
        expect(['BAD_REQUEST', 'GRAPHQL_VALIDATION_FAILED']).toContain(payload[0].extensions.code);
      },
    );

    it('ends with the token that opened it, and not before', async () => {
      const exp = Math.floor(Date.now() / 1000) + 2;
      // The clocks may differ by ten seconds: so long a token is still taken, and so long the socket lives.
      const token = await world().tokenOf(world().alice.id, { exp: exp - 10 });
      const socket = await connected({}, token);
      expect(socket.messages[0]?.type).toBe('connection_ack');
      expect((await socket.end()).code).toBeGreaterThanOrEqual(4400);
      const living = await connected();
      expect(living.closed).toBeNull();
    });

    it('is closed for a message that is too large, nested without end or none at all', async () => {
      for (const message of [
        `{"type":"${'x'.repeat(2_000_000)}"}`,
        '['.repeat(100_000),
        '\u0000',
        '{"type":"subscribe"}',
      ]) {
        const socket = await connected();
        socket.socket.send(message);
        expect((await socket.end()).code).toBeGreaterThanOrEqual(1002);
      }
      expect((await connected()).messages[0]?.type).toBe('connection_ack');
    });
  });
}
