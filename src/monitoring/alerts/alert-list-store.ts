import { type Selectable, sql } from 'kysely';
import type { Database } from '../../platform/postgres/database.js';
import type { EngineAlertsTable, JobAlertsTable } from '../../platform/postgres/operation-tables.js';
import type { NumberedSlice } from '../paging/number-cursor.js';

interface AlertTables {
  readonly job_alerts: JobAlertsTable;
  readonly engine_alerts: EngineAlertsTable;
}

/** A slice of the alerts of a table by number, the newest first; `openOnly`: only open ones. */
export async function listAlerts<Name extends keyof AlertTables>(
  db: Database,
  table: Name,
  { direction, beyond, limit }: NumberedSlice,
  openOnly: boolean,
): Promise<Selectable<AlertTables[Name]>[]> {
  const [after, order] = direction === 'forward' ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`];
  const { rows } = await sql<Selectable<AlertTables[Name]>>`
    select * from ${sql.table(table)}
    where ${beyond === null ? sql`true` : sql`alert_id ${after} ${beyond}::bigint`}
      and ${openOnly ? sql`cleared_at is null` : sql`true`}
    order by alert_id ${order} limit ${limit}`.execute(db);
  return rows;
}
