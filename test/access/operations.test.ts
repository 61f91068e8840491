import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { startTestProject, type TestProject } from '../support/test-project.js';
import { allCallers, CALLERS, type CallerName, type Knocker } from './all-callers.js';
import { type AuthServer, signingKey, startAuthServer } from './auth-server.js';
import { OperationProbe } from './operation-probe.js';
import { OPERATIONS, type Row } from './operation-table.js';

const SECRET_KEY = 'sb_secret_0123456789abcdef0123456789abcdef';

/** What REST answers for the same code. */
const STATUS: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404 };

let auth: AuthServer;
let project: TestProject;
let callers: Readonly<Record<CallerName, Knocker>>;
let probe: OperationProbe;

/** A hosted project whose Auth signs with RS256: only there is a public key to be confused with a secret. */
beforeAll(async () => {
  const own = await signingKey('RS256', 'k1');
  auth = await startAuthServer([own.jwk]);
  project = await startTestProject({
    roles: ['api'],
    localMode: false,
    supabase: {
      url: auth.url,
      publishableKey: 'sb_publishable_0123456789abcdef',
      secretKey: SECRET_KEY,
      jwtSecret: null,
      audioBucket: 'audio',
    },
  });
  const keys = { own, foreign: await signingKey('RS256', 'k1'), secretKey: SECRET_KEY };
  callers = await allCallers(project.database, auth, keys);
  probe = new OperationProbe(project.engine.url, project.database, callers.owner.userId);
  const source = JSON.stringify({ name: 'Matrix', version: 1 });
  const body = {
    query: 'mutation ($s: String!) { publishBrandBible(input: { source: $s }) { version } }',
    variables: { s: source },
  };
  expect((await project.call('POST', '/graphql', { as: SECRET_KEY, body })).status).toBe(200);
});
afterAll(async () => {
  await project?.stop();
  await auth?.stop();
});

const isSubscription = (row: Row) => row.operation.startsWith('Subscription.');
const titled = (rows: readonly Row[]) =>
  rows.flatMap((row) =>
    CALLERS.map((caller) => ({ row, caller, operation: row.operation, expected: row.cells[caller] })),
  );

it('the table names every operation of the schema, and no other', () => {
  const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const operations = roots.flatMap((root) =>
    Object.keys(root?.getFields() ?? {}).map((field) => `${root?.name}.${field}`),
  );
  expect([...new Set(OPERATIONS.map(({ operation }) => operation))].sort()).toEqual(operations.sort());
});

describe('queries and mutations', () => {
  it.each(titled(OPERATIONS.filter((row) => !isSubscription(row))))(
    '$operation as $caller: $expected',
    async ({ row, caller, expected }) => {
      const variables = await probe.variables(row);
      const before = await probe.state(variables.id);
      const { outcome, status, body } = await probe.ask(row, callers[caller], variables);
      if (expected === 'ANSWERED') expect(['SEES', 'BLIND']).toContain(outcome);
      else expect(outcome).toBe(expected);
      // A batch says in its results what it refuses.
      if (expected !== 'ANSWERED' && row.operation === 'Mutation.createJobs') {
        expect(await probe.state(variables.id)).toEqual(before);
      }
      if (body.errors === undefined) return;
      expect(status).toBe(STATUS[outcome]);
      expect(Object.values(body.data ?? { nothing: null })).toEqual([null]);
      expect(await probe.state(variables.id)).toEqual(before);
    },
  );

  it.each(OPERATIONS.filter(({ cells }) => cells['other user'] === 'NOT_FOUND').filter((row) => !isSubscription(row)))(
    '$operation tells another’s job from none by nothing',
    async (row) => {
      const variables = await probe.variables(row);
      const foreign = await probe.ask(row, callers['other user'], variables);
      const missing = await probe.ask(row, callers['other user'], { ...variables, id: randomUUID() });
      expect(foreign).toEqual(missing);
    },
  );

  it('a user’s figures are of their own jobs alone', async () => {
    await probe.addJob(callers.owner.userId, 'FAILED');
    const [row] = OPERATIONS.filter(({ operation }) => operation === 'Query.jobStats') as [Row];
    const total = async (caller: CallerName) => {
      const { body } = await probe.ask(row, callers[caller], { id: randomUUID() });
      return (body.data as { jobStats: { total: number } }).jobStats.total;
    };
    const jobsOf = async (condition: string) =>
      (
        await project.database.query<{ n: number }>(`select count(*)::integer as n from studio_jobs where ${condition}`)
      )[0]?.n;
    for (const caller of ['owner', 'other user', 'user_metadata admin'] as const) {
      expect(await total(caller)).toBe(await jobsOf(`user_id = '${callers[caller].userId}'`));
    }
    for (const caller of ['admin', 'secret key'] as const) expect(await total(caller)).toBe(await jobsOf('true'));
  });
});

describe('subscriptions', () => {
  it.each(titled(OPERATIONS.filter(isSubscription)))(
    '$operation as $caller: $expected',
    async ({ row, caller, expected }) => {
      const outcome = await probe.follow(row, callers[caller], await probe.variables(row));
      if (expected === 'ANSWERED') expect(['SEES', 'BLIND']).toContain(outcome);
      else expect(outcome).toBe(expected);
    },
  );
});
