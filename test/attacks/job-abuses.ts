import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { WAIT_MS } from '../support/eventually.js';
import type { AttackWorld } from './attack-world.js';

// biome-ignore lint/suspicious/noExplicitAny: parsed bodies, read at a few places.
type Body = any;

const CREATE_MANY =
  'mutation ($inputs: [CreateJobInput!]!) { createJobs(inputs: $inputs) { status job { jobId userId } error { code message } } }';

/** Ways to hand several jobs in, as their status codes and everything that the answer says. */
const SETS: readonly (readonly [
  name: string,
  send: (world: AttackWorld, jobs: readonly Entry[]) => Promise<{ statuses: unknown; said: string }>,
])[] = [
  [
    'POST /v1/jobs/batch',
    async ({ project, bob }, jobs) => {
      const answer = await project.call('POST', '/v1/jobs/batch', { as: bob.token, body: { jobs } });
      const said = await answer.text();
      return { statuses: JSON.parse(said).results?.map(({ status }: Body) => status), said };
    },
  ],
  [
    'createJobs',
    async ({ project, bob }, jobs) => {
      const inputs = jobs.map((job) => ({
        userId: job.user_id,
        supabaseFileId: job.supabase_file_id,
        jobId: job.job_id,
      }));
      const { data, errors } = await project.ask(CREATE_MANY, { inputs }, bob.token);
      const said = JSON.stringify([data, errors]);
      return { statuses: data?.createJobs?.map(({ status }: Body) => status), said };
    },
  ],
];

interface Entry {
  readonly user_id: string;
  readonly supabase_file_id: string;
  readonly job_id?: string;
}

/** Texts that a player, a terminal or a page could obey. */
const OBEYED = '</v><script>alert(1)</script> {\\an8}up --> 00:00:00.000 &lt;b&gt; \u001b[2J';

/** Sets of jobs that mix the caller's with another's, jobs of programs, and what people write into texts that others read. */
export function jobAbuses(world: () => AttackWorld): void {
  const jobsOf = (userId: string) =>
    world().project.database.query<{ job_id: string; raw_audio_url: string; status: string }>(
      'select job_id, raw_audio_url, status from studio_jobs where user_id = $1 order by job_id',
      [userId],
    );

  describe('a set of jobs', () => {
    it.each(SETS)('by %s takes in the caller’s own and shows nothing of another’s', async (_name, send) => {
      const { alice, bob } = world();
      const theirs = await world().add({ client_job_id: `theirs ${randomUUID()}` });
      const before = [await jobsOf(alice.id), await jobsOf(bob.id)] as const;
      const name = `mine ${randomUUID()}`;
      const own = (file: string, more: object = {}): Entry => ({
        ...{ user_id: bob.id, supabase_file_id: `${bob.id}/${file}` },
        ...more,
      });
      const { statuses, said } = await send(world(), [
        own('a.mp3', { job_id: name }),
        { user_id: alice.id, supabase_file_id: `${alice.id}/a.mp3` },
        { user_id: bob.id, supabase_file_id: `${alice.id}/a.mp3` },
        own(`../${alice.id}/a.mp3`),
        own('a.mp3', { job_id: name }),
        own('b.mp3', { job_id: name }),
        own('c.mp3', { job_id: theirs }),
        own('c.mp3', { job_id: theirs.toUpperCase() }),
        own('d.mp3', { job_id: name.toUpperCase() }),
      ]);
      expect(statuses).toEqual([201, 403, 403, 400, 200, 409, 409, 409, 201]);
      expect(said).not.toContain(`"${alice.id}"`);
      expect(await jobsOf(alice.id)).toEqual(before[0]);
      const made = (await jobsOf(bob.id)).filter(({ job_id: id }) => !before[1].some((old) => old.job_id === id));
      expect(made.map(({ raw_audio_url: url }) => url.split('/').at(-1)).sort()).toEqual(['a.mp3', 'd.mp3']);
    });

    it('costs as many requests as it has jobs, under any alias', async () => {
      const { project, strict, tokenOf } = world();
      /** A caller who has sent nothing yet: one request a minute is allowed. */
      const handIn = async (path: string, bodyFor: (userId: string) => object) => {
        const userId = await project.database.addUser();
        const headers = { authorization: `Bearer ${await tokenOf(userId)}`, 'content-type': 'application/json' };
        const init = {
          method: 'POST',
          headers,
          body: JSON.stringify(bodyFor(userId)),
          signal: AbortSignal.timeout(WAIT_MS),
        };
        const { status } = await fetch(`${strict.url}${path}`, init);
        return [path, status, (await jobsOf(userId)).length];
      };
      const rest = (count: number) => (userId: string) => ({
        jobs: Array.from({ length: count }, (_, at) => ({ user_id: userId, supabase_file_id: `${userId}/${at}.mp3` })),
      });
      const graphql = (field: string, count: number) => (userId: string) => {
        const input = `{ supabaseFileId: "${userId}/a.mp3" }`;
        const [name, given, asked] =
          field === 'createJob' ? [field, `input: ${input}`, 'jobId'] : [field, `inputs: [${input}]`, 'status'];
        const aliases = Array.from({ length: count }, (_, at) => `a${at}: ${name}(${given}) { ${asked} }`);
        return { query: `mutation { ${aliases.join(' ')} }` };
      };
      expect(await handIn('/v1/jobs/batch', rest(1))).toEqual(['/v1/jobs/batch', 200, 1]);
      expect(await handIn('/v1/jobs/batch', rest(2))).toEqual(['/v1/jobs/batch', 429, 0]);
      for (const field of ['createJob', 'createJobs']) {
        expect(await handIn('/graphql', graphql(field, 1))).toEqual(['/graphql', 200, 1]);
        expect(await handIn('/graphql', graphql(field, 2))).toEqual(['/graphql', 429, 0]);
      }
    });
  });

  describe('a job that a program drives', () => {
    it('is moved by the service key along the legal moves, and by no user', async () => {
      const { alice, bob, project } = world();
      const row = { user_id: alice.id, raw_audio_url: `${alice.id}/a.mp3`, driven_by: 'client' };
      const { data } = await alice.client.from('studio_jobs').insert(row).select('job_id').single();
      const jobId = data?.job_id as string;
      const changed = async (as: typeof alice.client, values: object) =>
        (await as.from('studio_jobs').update(values).eq('job_id', jobId).select('job_id')).data ?? [];
      for (const user of [alice.client, bob.client])
        for (const values of [{ status: 'TRANSCRIBING' }, { refined_text: 'x' }, { driven_by: 'engine' }])
          expect(await changed(user, values)).toEqual([]);
      for (const values of [{ status: 'COMPLETE', refined_text: 'x' }, { driven_by: 'engine' }])
        expect(await changed(project.service, values)).toEqual([]);
      const races = await Promise.all(
        ['TRANSCRIBING', 'TRANSCRIBING', 'FAILED'].map((status) =>
          changed(project.service, status === 'FAILED' ? { status, error_details: FAILURE } : { status }),
        ),
      );
      expect(races.flat().length).toBeGreaterThan(0);
      const moves = await project.database.query<{ legal: boolean; repeated: boolean }>(
        `select exists (select from job_transitions t where t.from_status = e.from_status and t.to_status = e.to_status) as legal,
           e.from_status = e.to_status as repeated from job_events e where e.job_id = $1 and e.from_status is not null`,
        [jobId],
      );
      expect(moves.length).toBeGreaterThan(0);
      expect(moves.filter(({ legal, repeated }) => repeated || !legal)).toEqual([]);
    });
  });

  describe('a text that somebody else reads', () => {
    it('commands no player and no page: captions and Markdown', async () => {
      const { project, alice } = world();
      const jobId = await world().complete();
      const text = OBEYED.replace('\u001b', '');
      await project.database.query(
        'update transcript_segments set text = $2, words = null, speaker = $3 where job_id = $1',
        [...[jobId, text, 'Ann</v> {\\b1}']],
      );
      const read = async (file: string) => {
        const answer = await project.call('GET', `/v1/jobs/${jobId}/${file}`, { as: alice.token });
        expect([file, answer.status, answer.headers.get('x-content-type-options')]).toEqual([file, 200, 'nosniff']);
        return answer.text();
      };
      const [srt, vtt] = [await read('transcript.srt'), await read('transcript.vtt')];
      expect(srt).not.toMatch(/<|\{\\|up -->/);
      expect(srt.match(/-->/g)).toHaveLength(srt.match(/^\d+\r$/gm)?.length ?? 0);
      expect(vtt).not.toMatch(/<(?!v )|up -->/);
      expect(vtt).toContain('&lt;script&gt;');
      for (const shown of [srt, vtt]) expect(shown).toMatch(/alert\(1\)/);
    });

    it.each(['\u0000', '\ud800', '\u001b[2J', 'a\nb', '\u202e', '\u200b', '\u{e0041}'])(
      'has no name that hides or commands: %j',
      async (sign) => {
        const { project, alice } = world();
        const jobId = await world().complete();
        await project.database.query(`update transcript_segments set speaker = 'Speaker 1' where job_id = $1`, [jobId]);
        const name =
          'mutation ($id: ID!, $name: String!) { nameSpeakers(jobId: $id, names: [{ speaker: "Speaker 1", name: $name }]) { jobId } }';
        const { code } = await project.ask(name, { id: jobId, name: `Ann${sign}Lee` }, alice.token);
        expect(code).toBe('BAD_REQUEST');
        expect((await project.ask(name, { id: jobId, name: 'Ann Lee' }, alice.token)).code).toBeNull();
      },
    );
  });
}

const FAILURE = { code: 'TIMED_OUT', message: 'It took too long.', retryable: true, at: '2026-01-01T00:00:00.000Z' };
