import { type RawBuilder, sql } from 'kysely';

/** Whether a job's current text was edited by a person and nobody asked a machine to replace it. `jobId` is a column. */
export function keepsEdit(jobId: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`(
    exists (select from refinements k where k.job_id = ${jobId} and k.is_current and k.kind = 'human')
    and not exists (select from refine_orders o where o.job_id = ${jobId} and o.replaces_edit))`;
}
