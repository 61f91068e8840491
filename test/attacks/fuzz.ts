import { beforeAll, describe, expect, it } from '@jest/globals';
import type { AttackWorld } from './attack-world.js';
import { attempted } from './attempts.js';
import { grouped, REQUESTS, type Said, submissionsOf, through } from './submissions.js';

/** What an intake made of one submission: the job's id, or the refusal as it was answered. */
type Fate = { readonly jobId: string } | { readonly status: number; readonly answer: unknown };
/** Hands submissions in, one or several in a request. */
type Intake = (world: AttackWorld, said: readonly Said[]) => Promise<readonly Fate[]>;

// biome-ignore lint/suspicious/noExplicitAny: parsed bodies, read at a few places.
type Body = any;

const fate = (status: number, job: Body, answer: unknown = job): Fate =>
  status < 300 ? { jobId: job?.job_id ?? job?.jobId } : { status, answer };
const GRAPHQL_NAMES: Readonly<Record<string, string>> = {
  user_id: 'userId',
  supabase_file_id: 'supabaseFileId',
  job_id: 'jobId',
  refined_text: 'refinedText',
};
const inputOf = ({ body }: Said) =>
  Object.fromEntries(Object.entries(body).map(([name, value]) => [GRAPHQL_NAMES[name] ?? name, value]));
const CREATE = 'mutation ($input: CreateJobInput!) { createJob(input: $input) { jobId } }';
const CREATE_MANY =
  'mutation ($inputs: [CreateJobInput!]!) { createJobs(inputs: $inputs) { status job { jobId } error { code } } }';

const INTAKES: readonly (readonly [name: string, size: number, Intake])[] = [
  [
    'POST /v1/jobs/new',
    1,
    async ({ project, alice }, [said]) => {
      const answer = await project.call('POST', '/v1/jobs/new', { as: alice.token, body: said?.body });
      return [fate(answer.status, await answer.json())];
    },
  ],
  [
    'POST /v1/jobs/batch',
    5,
    async ({ project, alice }, said) => {
      const body = { jobs: said.map((one) => one.body) };
      const answer = await project.call('POST', '/v1/jobs/batch', { as: alice.token, body });
      const whole = (await answer.json()) as Body;
      if (whole.results === undefined) return said.map(() => fate(answer.status, null, whole));
      return whole.results.map((result: Body) => fate(result.status, result.job, result));
    },
  ],
  [
    'createJob',
    1,
    async ({ project, alice }, [said]) => {
      const { status, data, errors } = await project.ask(CREATE, { input: inputOf(said as Said) }, alice.token);
      return [fate(status, data?.createJob, errors)];
    },
  ],
  [
    'createJobs',
    5,
    async ({ project, alice }, said) => {
      const { status, data, errors } = await project.ask(CREATE_MANY, { inputs: said.map(inputOf) }, alice.token);
      if (!data?.createJobs) return said.map(() => fate(status, null, errors));
      return data.createJobs.map((result: Body) => fate(result.status, result.job, result));
    },
  ],
  [
    'an insert by the frontend',
    1,
    async ({ alice }, said) => {
      const { supabase_file_id, job_id: _named, ...body } = said[0]!.body as Body;
      const row = { ...body, raw_audio_url: supabase_file_id };
      const { status, data, error } = await alice.client.from('studio_jobs').insert(row).select('job_id').single();
      // The local Data API answers a value of another type with 500; the row is what counts.
      return [fate(Math.min(status, 400), data, { status, error })];
    },
  ],
];

/** Submissions by every intake, most of them right: what is refused at the door shows nothing of the inside. */
export function intakeFuzz(world: () => AttackWorld): void {
  describe('submissions that a machine wrote', () => {
    let said: readonly Said[];
    beforeAll(() => {
      said = submissionsOf(world().alice.id, REQUESTS * 5);
    });

    it.each(INTAKES)(
      'come to a job or to a refusal, by %s',
      async (_name, size, intake) => {
        const { database } = world().project;
        const mine = () =>
          database.query<{ job_id: string }>('select job_id from studio_jobs where user_id = $1', [world().alice.id]);
        const before = new Set((await mine()).map(({ job_id }) => job_id));
        const accepted = new Set<string>();
        const wrong: unknown[] = [];
        const sent = said.slice(0, REQUESTS * size);
        attempted(sent.length);
        await through(grouped(sent, size), async (group) => {
          const fates = await intake(world(), group);
          group.forEach((one, at) => {
            const found = fates[at];
            if (found !== undefined && 'jobId' in found) accepted.add(found.jobId);
            // In a set one wrong field of the wrong type refuses the request: only a single submission must pass.
            else if ((size === 1 && one.valid) || (found?.status ?? 500) >= 500) wrong.push([one.body, found]);
          });
        });
        expect(wrong.slice(0, 3)).toEqual([]);
        const made = (await mine()).map(({ job_id }) => job_id).filter((id) => !before.has(id));
        expect(new Set(made)).toEqual(new Set([...accepted].filter((id) => !before.has(id))));
        if (size === 1) expect(accepted.size).toBeGreaterThan(REQUESTS / 2);
        else expect(accepted.size).toBeGreaterThan(0);
        const [odd] = await database.query<{ n: number }>(
          `select count(*)::integer as n from studio_jobs j where job_id = any($1) and (
             status <> 'NEW' or raw_transcript is not null or refined_text is not null or system_prompt_used is not null
             or error_details is not null or processing_time_ms is not null or verdict is not null
             or (select count(*) from job_events e where e.job_id = j.job_id) <> 1)`,
          [made],
        );
        expect(odd?.n).toBe(0);
      },
      REQUESTS * 200 + 30_000,
    );
  });
}
