import { describe, expect, it } from '@jest/globals';
import type { AttackWorld } from './attack-world.js';

/** What another's webhook could be told, by its id. */
const WEBHOOK_ACTS: readonly (readonly [name: string, document: string])[] = [
  ['updateWebhook', 'mutation ($id: UUID!) { updateWebhook(id: $id, input: { enabled: true }) { webhook { id } } }'],
  ['testWebhook', 'mutation ($id: UUID!) { testWebhook(id: $id) { id } }'],
  ['deleteWebhook', 'mutation ($id: UUID!) { deleteWebhook(id: $id) }'],
];
/** Headers by which a request pretends to be another one, or to come from another place. */
const PRETENDING: readonly Readonly<Record<string, string>>[] = [
  { 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1', forwarded: 'for=127.0.0.1' },
  { 'x-original-url': '/health/live', 'x-rewrite-url': '/health/live' },
  { 'x-http-method-override': 'OPTIONS', 'x-method-override': 'OPTIONS' },
  { 'x-supabase-role': 'service_role', 'x-user-id': '00000000-0000-4000-8000-000000000000' },
  { 'accept-profile': 'pgboss', 'content-profile': 'pgboss' },
];

/** Attacks of no table: ways around what the others try in front. */
export function furtherAttacks(world: () => AttackWorld): void {
  const post = (body: unknown) => world().project.call('POST', '/graphql', { as: world().alice.token, body });
  const jobs = async () => {
    const [row] = await world().project.database.query<{ n: number }>('select count(*)::integer as n from studio_jobs');
    return row?.n;
  };

  describe('a way around', () => {
    it('by many documents in one request leads nowhere, and one document is answered', async () => {
      const one = { query: '{ engineVersion }' };
      expect((await post(one)).status).toBe(200);
      for (const body of [[one], Array.from({ length: 1_000 }, () => one), { 0: one }])
        expect((await post(body)).status).toBe(400);
    });

    it.each([
      ['@defer', '{ ... @defer { engineVersion } }'],
      ['@stream', '{ jobs(first: 1) { edges @stream { node { jobId } } } }'],
      ['a type of another schema', '{ _service { sdl } _entities(representations: []) { __typename } }'],
    ])('by %s is no part of the schema', async (_name, query) => {
      expect([(await post({ query })).status]).toEqual([400]);
    });

    it('by variables that are huge or deep is refused before anything reads them', async () => {
      const query = 'query ($filter: JobFilter) { jobs(first: 1, filter: $filter) { pageInfo { hasNextPage } } }';
      expect((await post({ query, variables: {} })).status).toBe(200);
      expect((await post({ query, variables: { filter: { search: 'x'.repeat(12_000_000) } } })).status).toBe(413);
      const deep = `{"query":${JSON.stringify(query)},"variables":{"filter":${'{"search":'.repeat(20_000)}1${'}'.repeat(20_000)}}}`;
      expect((await post(deep)).status).toBe(400);
    });

    it("by the id of another's webhook answers as with none, and its owner gets in", async () => {
      const { project, alice, bob } = world();
      const create = `mutation { createWebhook(input: { url: "https://example.com/own", events: [JOB_COMPLETED] }) { webhook { id } } }`;
      const { id } = (await project.ask(create, {}, alice.token)).data.createWebhook.webhook;
      for (const [name, document] of WEBHOOK_ACTS) {
        const foreign = await project.ask(document, { id }, bob.token);
        const missing = await project.ask(document, { id: '00000000-0000-4000-8000-000000000000' }, bob.token);
        expect([name, foreign.code]).toEqual([name, 'NOT_FOUND']);
        expect(foreign.errors[0]?.message.replaceAll(id, '')).toBe(
          missing.errors[0]?.message.replaceAll('00000000-0000-4000-8000-000000000000', ''),
        );
        expect([name, (await project.ask(document, { id }, alice.token)).code]).toEqual([name, null]);
      }
    });

    it('by headers that pretend opens nothing to a stranger, and takes nothing from the owner', async () => {
      const { project, alice } = world();
      const jobId = await world().add();
      for (const headers of PRETENDING) {
        for (const path of ['/v1/jobs', '/docs', '/metrics', `/v1/jobs/${jobId}`])
          expect([path, headers, (await project.call('GET', path, { as: null, headers })).status]).toEqual([
            path,
            headers,
            401,
          ]);
        const own = await project.call('GET', `/v1/jobs/${jobId}`, { as: alice.token, headers });
        expect([headers, own.status]).toEqual([headers, 200]);
      }
      const deleting = { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE' };
      await project.call('GET', `/v1/jobs/${jobId}`, { as: alice.token, headers: deleting });
      expect((await project.call('GET', `/v1/jobs/${jobId}`, { as: alice.token })).status).toBe(200);
    });

    it('by a thousand ranges gives the recording once, and one range gives that range', async () => {
      const { project, alice } = world();
      const path = `/v1/jobs/${await world().recorded()}/audio`;
      const part = await project.call('GET', path, { as: alice.token, headers: { range: 'bytes=0-9' } });
      expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 10]);
      for (const range of [`bytes=${'0-,'.repeat(1_000)}0-`, `bytes=${'0-999,'.repeat(500)}5-6`]) {
        const answer = await project.call('GET', path, { as: alice.token, headers: { range } });
        expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([200, 1_000]);
      }
    });

    it("by other letters for another's folder becomes no job", async () => {
      const { project, alice, bob } = world();
      const wide = alice.id.replace(/[0-9a-f]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0));
      const spelt = [alice.id.toUpperCase(), wide, `${alice.id}\u0301`, `\u200b${alice.id}`, `${alice.id} `];
      const before = await jobs();
      for (const folder of spelt) {
        const body = { user_id: bob.id, supabase_file_id: `${folder}/a.mp3` };
        const { status } = await project.call('POST', '/v1/jobs/new', { as: bob.token, body });
        expect([folder, [400, 403].includes(status)]).toEqual([folder, true]);
      }
      expect(await jobs()).toBe(before);
      const body = { user_id: bob.id, supabase_file_id: `${bob.id}/a.mp3` };
      expect((await project.call('POST', '/v1/jobs/new', { as: bob.token, body })).status).toBe(201);
    });
  });
}
