import { sql } from 'kysely';
import type { JobFilter } from '../../jobs/reading/job-filter.js';
import { jobsInOrder } from '../../jobs/reading/job-order-store.js';
import type { DatabaseTransaction } from '../../platform/postgres/database.js';

/** Marks a job's present failure as seen; a second acknowledgement of the same failure replaces the first (both are in operator_actions). */
export async function storeAcknowledgement(
  trx: DatabaseTransaction,
  seen: { readonly jobId: string; readonly eventNumber: number; readonly by: string; readonly note: string },
): Promise<void> {
  const row = { acknowledged_by: seen.by, note: seen.note };
  await trx
    .insertInto('failure_acknowledgements')
    .values({ job_id: seen.jobId, event_number: seen.eventNumber, ...row })
    .onConflict((conflict) =>
      conflict
        .columns(['job_id', 'event_number'])
        .doUpdateSet({ ...row, acknowledged_at: sql<Date>`clock_timestamp()` }),
    )
    .execute();
}

/** Acknowledges the failures of a filter that are not acknowledged, the latest `limit`. Returns their number. */
export async function storeAcknowledgements(
  trx: DatabaseTransaction,
  filter: JobFilter,
  seen: { readonly by: string; readonly note: string; readonly limit: number },
): Promise<number> {
  const failures = jobsInOrder({
    filter: { ...filter, acknowledged: false },
    columns: sql`j.job_id, j.event_count`,
    falling: true,
    limit: seen.limit,
  });
  const { numAffectedRows } = await sql`
    insert into failure_acknowledgements (job_id, event_number, acknowledged_by, note)
    select f.job_id, f.event_count, ${seen.by}, ${seen.note} from (${failures}) f
      join studio_jobs k on k.job_id = f.job_id for key share of k skip locked
    on conflict do nothing`.execute(trx);
  return Number(numAffectedRows ?? 0);
}
