import { sql } from 'kysely';
import { REVIEW_OF, type ReviewDecision } from '../../jobs/results/refinement-review.js';
import type { DatabaseTransaction } from '../../platform/postgres/database.js';

/** Records a decision and shows it on the job. The job's row must be locked. */
export async function storeReview(
  trx: DatabaseTransaction,
  jobId: string,
  review: {
    readonly version: number;
    readonly decision: ReviewDecision;
    readonly note: string | null;
    readonly by: string;
  },
): Promise<void> {
  await sql`
    insert into refinement_reviews (job_id, version, decision, note, reviewed_by)
    values (${jobId}::uuid, ${review.version}, ${review.decision}, ${review.note}, ${review.by})`.execute(trx);
  await trx
    .updateTable('studio_jobs')
    .set({ review: REVIEW_OF[review.decision] })
    .where('job_id', '=', jobId)
    .execute();
}
