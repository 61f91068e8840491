import { type Selectable, sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../../platform/postgres/database.js';
import type { AlertThresholdsTable } from '../../platform/postgres/operation-tables.js';

export type ThresholdRow = Selectable<AlertThresholdsTable>;

/** The thresholds that operators set. */
export function readThresholds(db: Database | DatabaseTransaction): Promise<readonly ThresholdRow[]> {
  return db.selectFrom('alert_thresholds').selectAll().execute();
}

/** Sets a threshold in place of the setting's. */
export async function storeThreshold(
  trx: DatabaseTransaction,
  { rule, subject, threshold, by }: { rule: string; subject: string; threshold: number; by: string },
): Promise<void> {
  await sql`
    insert into alert_thresholds (rule, subject, threshold, changed_by) values (${rule}, ${subject}, ${threshold}, ${by})
    on conflict (rule, subject) do update
      set threshold = excluded.threshold, changed_by = excluded.changed_by, changed_at = clock_timestamp()`.execute(
    trx,
  );
}

/** From now on the setting applies. */
export async function dropThreshold(trx: DatabaseTransaction, rule: string, subject: string): Promise<void> {
  await trx.deleteFrom('alert_thresholds').where('rule', '=', rule).where('subject', '=', subject).execute();
}
