import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { RawSocket } from '../platform/graphql/raw-socket.js';
import { eventually } from '../support/eventually.js';
import { filesBelow } from '../support/files-below.js';
import type { AttackWorld } from './attack-world.js';
import { relationsOf } from './catalogue.js';

/** A secret that is found again wherever it shows. */
const canary = () => randomUUID().replaceAll('-', '');
const jwt = (mark: string) => `eyJhbGciOiJIUzI1NiJ9.eyJyIjoi${mark}.c2ln${mark}`;

interface Planted {
  readonly name: string;
  /** Sends it in. */
  readonly plant: (world: AttackWorld, mark: string) => Promise<unknown>;
}

const submitted = ({ project, alice }: AttackWorld, rawAudioUrl: string) =>
  project.call('POST', '/v1/jobs/new', {
    as: alice.token,
    body: { user_id: alice.id, raw_audio_url: rawAudioUrl },
  });

/** Where a secret of somebody comes in, and may go no further. */
const PLANTED: readonly Planted[] = [
  {
    name: 'a guessed secret key',
    plant: ({ project }, mark) => project.call('GET', '/v1/jobs', { as: `sb_secret_${mark}` }),
  },
  { name: 'a false access token', plant: ({ project }, mark) => project.call('GET', '/v1/jobs', { as: jwt(mark) }) },
  {
    name: 'a key in the header apikey',
    plant: ({ project }, mark) =>
      project.call('GET', '/v1/jobs', { as: null, headers: { apikey: `sb_secret_${mark}` } }),
  },
  {
    name: 'a password of Basic authentication',
    plant: ({ project }, mark) =>
      project.call('GET', '/docs', {
        as: null,
        headers: { authorization: `Basic ${Buffer.from(`x:${mark}`).toString('base64')}` },
      }),
  },
  {
    name: 'a token in the address',
    plant: ({ project }, mark) => project.call('GET', `/v1/jobs?access_token=${mark}`),
  },
  {
    name: 'a cookie',
    plant: ({ project }, mark) => project.call('GET', '/v1/jobs', { headers: { cookie: `sb-access-token=${mark}` } }),
  },
  {
    name: 'the signature of a signed URL',
    plant: (world, mark) =>
      submitted(world, `${world.auth.url}/storage/v1/object/sign/audio/${world.alice.id}/a.mp3?token=${jwt(mark)}`),
  },
  {
    name: 'the signature of a URL elsewhere',
    plant: (world, mark) => submitted(world, `https://elsewhere.example/a.mp3?X-Amz-Signature=${mark}`),
  },
  {
    name: 'a password in a URL',
    plant: (world, mark) => submitted(world, `https://user:${mark}@elsewhere.example/a.mp3`),
  },
  {
    name: 'a token in a variable of GraphQL',
    plant: ({ project, bob }, mark) =>
      project.ask('query ($id: ID!) { job(id: $id) { jobId } }', { id: jwt(mark) }, bob.token),
  },
  {
    name: 'a key in a document of GraphQL',
    plant: ({ project, bob }, mark) =>
      project.ask(`{ jobs(first: "sb_secret_${mark}") { edges { node { jobId } } } }`, {}, bob.token),
  },
  {
    name: 'a token on the socket',
    async plant({ project }, mark) {
      const socket = await new RawSocket(project.engine.url).init({ authorization: `Bearer ${jwt(mark)}` });
      socket.socket.terminate();
    },
  },
];

/** Twelve secrets, each looked for in every place that somebody reads later. */
export function secretAttacks(world: () => AttackWorld): void {
  const marks = PLANTED.map(canary);

  /** Every row of every table, as text. */
  const everything = async () => {
    const { database } = world().project;
    const tables = (await relationsOf(database)).filter(({ isTable }) => isTable);
    const texts = await Promise.all(
      tables.map(({ name }) =>
        database.query<{ rows: string }>(`select coalesce(jsonb_agg(t)::text, '') as rows from ${name} t`),
      ),
    );
    return texts.map(([row]) => row?.rows ?? '').join('\n');
  };

  describe('a secret', () => {
    it('of a caller is in no log line, trace, row, webhook, metric, process or file that comes of it', async () => {
      for (const [at, { plant }] of PLANTED.entries()) await plant(world(), marks[at] as string);
      const { project } = world();
      await eventually(async () => world().traces().includes('"name"'));
      // The search finds what is in a file.
      await writeFile(join(world().dataDir, 'control'), world().alice.id);
      const sinks = {
        log: world().log(),
        traces: world().traces(),
        // Payloads of webhooks are rows, as are events and faults.
        database: await everything(),
        metrics: await (await project.call('GET', '/metrics')).text(),
        processes: execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }),
        files: await filesBelow(world().dataDir),
      };
      for (const [sink, text] of Object.entries(sinks)) {
        expect([sink, text.length > 0]).toEqual([sink, true]);
        const shown = PLANTED.filter((_, at) => text.includes(marks[at] as string)).map(({ name }) => name);
        expect([sink, shown]).toEqual([sink, []]);
      }
      // The same search finds what is there to be found.
      expect(sinks.database).toContain(world().alice.id);
      expect(sinks.files).toContain(world().alice.id);
      expect(sinks.log).toContain('A request was refused.');
    });

    it("of the engine's settings is in nothing that it shows to an admin", async () => {
      const { project, admin, operations } = world();
      const answers = await Promise.all([
        ...operations
          .filter(({ method, path }) => method === 'GET' && !path.includes('{'))
          .map(({ path }) => project.call('GET', path, { as: admin.token })),
        project.call('GET', '/docs-json', { as: admin.token }),
        project.call('GET', '/console/settings.json', { as: null }),
      ]);
      const shown = (await Promise.all(answers.map((answer) => answer.text()))).join('\n') + world().log();
      expect(shown).toContain('/v1/jobs');
      const password = new URL(project.database.url).password;
      for (const secret of [project.secretKey, project.database.url, `:${password}@`, admin.token]) {
        expect(shown.includes(secret)).toBe(false);
      }
    });
  });
}
