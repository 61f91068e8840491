import type { ArmedPoint } from '../stand/crash-preload.js';

type Point = Omit<ArmedPoint, 'skip' | 'file'>;

const statement = (name: string, pattern: string, when: NonNullable<ArmedPoint['when']>): Point => ({
  name,
  at: 'statement',
  pattern,
  when,
});

const INTAKE = 'from studio_submit';

/** Around the statement that takes a job in: it is lost, takes effect unheard, or is answered by a process that dies. */
export const INTAKE_POINTS: readonly Point[] = [
  statement('before the job is stored', INTAKE, 'before'),
  statement('intake under way', INTAKE, 'sent'),
  statement('job stored', INTAKE, 'after'),
  statement('before the job is announced', 'studio_announce_submissions', 'before'),
  { name: 'job acknowledged', at: 'reply', pattern: 'POST /v1/jobs/new 201' },
];

const CLAIM = 'from studio_claim';
const SETTLE = 'from studio_settle';

/** Where a worker can die, in the order a job meets them. */
export const WORKER_POINTS: readonly Point[] = [
  // One statement fetches and claims: the answer is lost, or reaches a worker that dies before it begins.
  statement('before the claim', CLAIM, 'before'),
  statement('claim under way', CLAIM, 'sent'),
  statement('claimed', CLAIM, 'after'),
  { name: 'stage started', at: 'log', pattern: '"message":"The stage started."' },
  { name: 'downloading', at: 'answer', pattern: '/storage/v1/object/' },
  { name: 'decoded', at: 'log', pattern: '"message":"The recording was decoded."' },
  { name: 'chunk paid', at: 'answer', pattern: '/audio/transcriptions' },
  statement('before the chunk is stored', 'transcript_chunks', 'before'),
  statement('chunk stored', 'insert into "?transcript_chunks|update "?transcript_chunks', 'after'),
  statement('before a stage settles', SETTLE, 'before'),
  statement('settle under way', SETTLE, 'sent'),
  statement('settled', SETTLE, 'after'),
  { name: 'refinement paid', at: 'answer', pattern: '/chat/completions' },
];
