import type { ArmedPoint } from '../stand/crash-preload.js';

type Point = Omit<ArmedPoint, 'skip' | 'file'>;

const statement = (name: string, pattern: string, when: NonNullable<ArmedPoint['when']>): Point => ({
  name,
  at: 'statement',
  pattern,
  when,
});

/** Every await of the transaction that takes a job in. */
export const INTAKE_POINTS: readonly Point[] = [
  statement('before the row', 'insert into "studio_jobs"', 'before'),
  statement('after the row', 'insert into "studio_jobs"', 'after'),
  statement('before the delivery', 'insert into pgboss', 'before'),
  statement('after the delivery', 'insert into pgboss', 'after'),
  statement('before the commit', 'insert into "studio_jobs"', 'before-commit'),
  statement('after the commit', 'insert into "studio_jobs"', 'after-commit'),
];

const ADVANCE = "status = case j.status when 'TRANSCRIBING'";
const COMPLETE = "status = 'COMPLETE', refined_text";

/** Where a worker can die, in the order a job meets them. */
export const WORKER_POINTS: readonly Point[] = [
  statement('before the claim commits', 'with claimed as', 'before-commit'),
  statement('claimed', 'with claimed as', 'after-commit'),
  { name: 'stage started', at: 'log', pattern: '"message":"stage started"' },
  { name: 'downloading', at: 'answer', pattern: '/storage/v1/object/' },
  { name: 'decoded', at: 'log', pattern: '"message":"recording decoded"' },
  { name: 'chunk paid', at: 'answer', pattern: '/audio/transcriptions' },
  statement('before the chunk is stored', 'transcript_chunks', 'before'),
  statement('chunk stored', 'insert into "?transcript_chunks|update "?transcript_chunks', 'after'),
  statement('before a stage settles', ADVANCE, 'before'),
  statement('before the settle commits', ADVANCE, 'before-commit'),
  statement('after the settle commits', ADVANCE, 'after-commit'),
  { name: 'refinement paid', at: 'answer', pattern: '/chat/completions' },
  statement('before completion commits', COMPLETE, 'before-commit'),
  statement('after completion commits', COMPLETE, 'after-commit'),
];
