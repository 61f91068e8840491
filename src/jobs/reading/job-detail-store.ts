import type { Database, DatabaseTransaction } from '../../platform/postgres/database.js';

type Reader = Database | DatabaseTransaction;

/** The audit trail of a job, oldest first; at most 500 events, far more than a job with its retries has. */
export function readEvents(db: Reader, jobId: string) {
  return db
    .selectFrom('job_events')
    .select(['number', 'from_status', 'to_status', 'reason', 'at', 'attempt'])
    .where('job_id', '=', jobId)
    .orderBy('number')
    .limit(500)
    .execute();
}

/** The progress of the running stage, or null. */
export async function readProgress(db: Reader, jobId: string) {
  const row = await db
    .selectFrom('job_progress')
    .select(['attempt', 'stage', 'percent', 'note', 'seconds_left', 'chunks_done', 'chunks_total', 'at'])
    .where('job_id', '=', jobId)
    .executeTakeFirst();
  return row ?? null;
}

/** Language, length and flags of the stored transcript, or null. */
export async function readTranscript(db: Reader, jobId: string) {
  const row = await db.selectFrom('job_transcripts').selectAll().where('job_id', '=', jobId).executeTakeFirst();
  return row ?? null;
}

/** The segments of a transcript in order, each with the name that a person gave its speaker. */
export function readSegments(db: Reader, jobId: string) {
  return db
    .selectFrom('transcript_segments as s')
    .leftJoin('job_speakers as n', (join) =>
      join.onRef('n.job_id', '=', 's.job_id').onRef('n.speaker', '=', 's.speaker'),
    )
    .select(['s.ordinal', 's.start_seconds', 's.end_seconds', 's.text', 's.confidence', 's.words'])
    .select((select) => select.fn.coalesce('n.name', 's.speaker').as('speaker'))
    .where('s.job_id', '=', jobId)
    .orderBy('s.ordinal')
    .execute();
}
