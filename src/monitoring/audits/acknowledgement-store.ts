import { sql } from 'kysely';
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
