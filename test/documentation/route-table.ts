import { randomUUID } from 'node:crypto';
import type { ContractWorld } from './contract-world.js';

/** A request to a route: what stands in its path and query, its body, and who sends it. */
export interface Sent {
  readonly id?: string;
  readonly query?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** A token or key; left out: the secret key. */
  readonly as?: string;
}

type Way = (world: ContractWorld) => Promise<Sent> | Sent;

const of =
  (job: (world: ContractWorld) => Promise<string>, more: Omit<Sent, 'id'> = {}): Way =>
  async (world) => ({ id: await job(world), ...more });
const complete = (more: Omit<Sent, 'id'> = {}) => of((world) => world.complete(), more);
const swept = (more: Omit<Sent, 'id'> = {}) => of((world) => world.swept(), more);
const fresh = (more: Omit<Sent, 'id'> = {}) => of((world) => world.add(), more);
const recorded = (more: Omit<Sent, 'id'> = {}) => of((world) => world.recorded(), more);
const failed = (more: Omit<Sent, 'id'> = {}) => of((world) => world.failed(), more);
const submission = ({ alice }: ContractWorld, more: object = {}) => ({
  user_id: alice.id,
  supabase_file_id: `${alice.id}/a.mp3`,
  ...more,
});
const TEXT_FILE = { 200: complete(), 404: fresh(), 410: swept() };

async function takenBefore(world: ContractWorld, more: object = {}): Promise<Sent> {
  const body = submission(world, { job_id: randomUUID() });
  await world.project.call('POST', '/v1/jobs/new', { body });
  return { body: { ...body, ...more } };
}

async function pageOfJobs(world: ContractWorld): Promise<Sent> {
  await world.complete();
  await world.failed();
  return { query: '?limit=100' };
}

/**
 * For each route a request that leads to each status which its own code gives. What every route can answer is driven without an entry
 * here (standard-answers.ts).
 */
export const ROUTES: Readonly<Record<string, Readonly<Record<number, Way>>>> = {
  createJob: {
    200: (world) => takenBefore(world),
    201: (world) => ({ body: submission(world, { job_id: randomUUID(), brand: 'Evolution Studios' }) }),
    403: (world) => ({ body: submission(world), as: world.bob.token }),
    409: (world) => takenBefore(world, { supabase_file_id: `${world.alice.id}/b.mp3` }),
    422: (world) => ({ body: submission(world, { user_id: randomUUID() }) }),
  },
  createJobs: {
    200: (world) => ({
      body: { jobs: [submission(world), submission(world, { brand: 'Nobody' }), { user_id: 1 }, 'no job'] },
    }),
  },
  listJobs: { 200: pageOfJobs },
  getJob: { 200: failed() },
  retryJob: { 200: failed(), 409: complete() },
  cancelJob: { 200: fresh(), 409: complete() },
  deleteJob: { 204: fresh() },
  getAudio: {
    200: recorded(),
    206: recorded({ headers: { range: 'bytes=10-19' } }),
    404: fresh(),
    416: recorded({ headers: { range: 'bytes=5000-' } }),
  },
  getTranscriptText: TEXT_FILE,
  getTranscript: TEXT_FILE,
  getTranscriptSrt: TEXT_FILE,
  getTranscriptVtt: TEXT_FILE,
  getRefinedText: TEXT_FILE,
  getRefinedMarkdown: TEXT_FILE,
  listRefinements: { 200: complete() },
  getTextDiff: { ...TEXT_FILE, 409: of((world) => world.complete('of another Brand Bible')) },
  refineAgain: {
    200: complete({ body: {} }),
    403: async (world) => ({ id: await world.complete(), body: { brand_bible_version: 999 }, as: world.alice.token }),
    409: fresh({ body: {} }),
  },
  editRefinedText: { 200: complete({ body: { text: 'We recorded 450 songs.' } }), 409: fresh({ body: { text: 'a' } }) },
  nameSpeakers: { 200: complete({ body: { names: [] } }), 409: fresh({ body: { names: [] } }) },
  assignSpeaker: { 200: complete({ body: { segments: [0] } }), 409: fresh({ body: { segments: [0] } }) },
  editTranscript: { 204: complete({ body: { text: 'we recorded songs' } }), 409: fresh({ body: { text: 'a' } }) },
  getLiveness: { 200: () => ({}) },
  getReadiness: { 200: () => ({}) },
  getMetrics: { 200: () => ({}), 403: ({ alice }) => ({ as: alice.token }) },
};
