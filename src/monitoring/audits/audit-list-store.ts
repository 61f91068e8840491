import { sql } from 'kysely';
import type { Database } from '../../platform/postgres/database.js';
import type { NumberedSlice } from '../paging/number-cursor.js';

const order = (slice: NumberedSlice) => (slice.direction === 'forward' ? 'desc' : 'asc');
const compare = (slice: NumberedSlice) => (slice.direction === 'forward' ? '<' : '>');

/** Runs of the sweeps. */
export function listSweepRuns(db: Database, slice: NumberedSlice) {
  return db
    .selectFrom('sweep_runs')
    .selectAll()
    .$if(slice.beyond !== null, (query) => query.where('sweep_run_id', compare(slice), slice.beyond as string))
    .orderBy('sweep_run_id', order(slice))
    .limit(slice.limit)
    .execute();
}

/** One run of a sweep. Throws if it does not exist. */
export function readSweepRun(db: Database, id: string) {
  return db.selectFrom('sweep_runs').selectAll().where('sweep_run_id', '=', id).executeTakeFirstOrThrow();
}

/** Actions of operators. */
export function listOperatorActions(db: Database, slice: NumberedSlice, about: { readonly jobId: string | null }) {
  return db
    .selectFrom('operator_actions')
    .selectAll()
    .$if(slice.beyond !== null, (query) =>
      query.where(sql<boolean>`operator_action_id ${sql.raw(compare(slice))} ${slice.beyond}::bigint`),
    )
    .$if(about.jobId !== null, (query) => query.where('job_id', '=', about.jobId))
    .orderBy('operator_action_id', order(slice))
    .limit(slice.limit)
    .execute();
}
