import { type Selectable, sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../../platform/postgres/database.js';
import type { EngineAlertsTable } from '../../platform/postgres/operation-tables.js';
import { ALERT_RULE_NAMES, type AlertRuleName, type AlertToRaise, type OpenAlert } from './alert-rules.js';

export type EngineAlertRow = Selectable<EngineAlertsTable>;

/** The alerts that are open, by what they are about. */
export async function readOpenAlerts(trx: DatabaseTransaction): Promise<readonly OpenAlert[]> {
  return trx.selectFrom('engine_alerts').select(['rule', 'subject']).where('cleared_at', 'is', null).execute();
}

/** Raises an alert, and writes the messages to the webhooks that want it. False where it is open already. */
export async function raiseEngineAlert(trx: DatabaseTransaction, alert: AlertToRaise): Promise<boolean> {
  const { rows } = await sql<EngineAlertRow>`
    insert into engine_alerts (rule, subject, value, threshold, message)
    values (${alert.rule}, ${alert.subject}, ${alert.value}, ${alert.threshold}, ${alert.message})
    on conflict (rule, subject) where cleared_at is null do nothing returning *`.execute(trx);
  return announce(trx, 'alert.raised', rows[0]);
}

/** Clears an alert, likewise. False if it is no longer open. */
export async function clearEngineAlert(trx: DatabaseTransaction, { rule, subject }: OpenAlert): Promise<boolean> {
  const { rows } = await sql<EngineAlertRow>`
    update engine_alerts set cleared_at = clock_timestamp()
    where rule = ${rule} and subject = ${subject} and cleared_at is null returning *`.execute(trx);
  return announce(trx, 'alert.cleared', rows[0]);
}

async function announce(trx: DatabaseTransaction, event: string, row: EngineAlertRow | undefined): Promise<boolean> {
  if (row === undefined) return false;
  const { alert_id, raised_at, cleared_at, ...about } = row;
  const times = {
    raised_at: raised_at.toISOString(),
    ...(cleared_at === null ? {} : { cleared_at: cleared_at.toISOString() }),
  };
  const data = { alert_id, ...about, ...times };
  await sql`select webhook_deliveries_for_all(${event}, ${JSON.stringify(data)}::jsonb)`.execute(trx);
  return true;
}

/** Open alerts by rule; a rule without any is 0. */
export async function countOpenEngineAlerts(db: Database): Promise<Readonly<Record<AlertRuleName, number>>> {
  const { rows } = await sql<{ rule: AlertRuleName; count: number }>`
    select rule, count(*)::integer as count from engine_alerts where cleared_at is null group by rule`.execute(db);
  const counts = new Map(rows.map(({ rule, count }) => [rule, count]));
  return Object.fromEntries(ALERT_RULE_NAMES.map((name) => [name, counts.get(name) ?? 0])) as Record<
    AlertRuleName,
    number
  >;
}
