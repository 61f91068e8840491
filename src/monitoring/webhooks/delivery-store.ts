import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../../platform/postgres/database.js';
import type { NumberedSlice } from '../paging/number-cursor.js';
import type { DeliveryStatus, WebhookDelivery } from './webhook.js';
import type { WebhookOwner } from './webhook-store.js';

const COLUMNS = sql`d.delivery_id as "deliveryId", d.webhook_id as "webhookId", d.message_id as "messageId", d.event, d.job_id as "jobId",
  d.payload, d.status, d.attempts, case when d.status = 'PENDING' and d.due_at > '-infinity' then d.due_at end as "nextAttemptAt",
  d.response_status as "responseStatus", d.log, d.created_at as "createdAt", d.ended_at as "endedAt"`;

const of = (owner: WebhookOwner) =>
  owner === 'everybody'
    ? sql<SqlBool>`true`
    : sql<SqlBool>`d.webhook_id in (select w.webhook_id from webhooks w where w.user_id = ${owner.userId}::uuid)`;

/** Which deliveries are meant; null: whichever. */
export interface DeliveryFilter {
  readonly webhookId: string | null;
  readonly jobId: string | null;
  readonly status: DeliveryStatus | null;
}

/** A stretch of the deliveries, the newest first. */
export async function listDeliveries(
  db: Database,
  owner: WebhookOwner,
  filter: DeliveryFilter,
  { direction, beyond, limit }: NumberedSlice,
): Promise<readonly WebhookDelivery[]> {
  const forward = direction === 'forward';
  const { webhookId, jobId, status } = filter;
  const order = sql`order by d.delivery_id ${forward ? sql`desc` : sql`asc`} limit ${limit}`;
  const wanted = [
    sql<SqlBool>`true`,
    ...(webhookId === null ? [] : [sql<SqlBool>`d.webhook_id = ${webhookId}::uuid`]),
    ...(jobId === null ? [] : [sql<SqlBool>`d.job_id = ${jobId}::uuid`]),
    ...(status === null ? [] : [sql<SqlBool>`d.status = ${status}`]),
    ...(beyond === null ? [] : [sql<SqlBool>`d.delivery_id ${forward ? sql`<` : sql`>`} ${beyond}::bigint`]),
  ];
  const page = (more: RawBuilder<unknown>) =>
    sql`select d.* from webhook_deliveries d where ${sql.join(wanted, sql` and `)} ${more} ${order}`;
  // A user has few webhooks: reading a page of each by its index is cheaper than scanning all deliveries for theirs.
  const found =
    owner === 'everybody'
      ? page(sql``)
      : sql`select k.* from webhooks w cross join lateral (${page(sql`and d.webhook_id = w.webhook_id`)}) k
          where w.user_id = ${owner.userId}::uuid`;
  const { rows } = await sql<WebhookDelivery>`select ${COLUMNS} from (${found}) d ${order}`.execute(db);
  return rows;
}

/** One delivery; null if the owner has none with this id. */
export async function findDelivery(db: Database | DatabaseTransaction, owner: WebhookOwner, deliveryId: string) {
  const { rows } = await sql<WebhookDelivery>`
    select ${COLUMNS} from webhook_deliveries d where d.delivery_id = ${deliveryId}::bigint and ${of(owner)}`.execute(
    db,
  );
  return rows[0] ?? null;
}

/** Makes a delivery due now, with all its attempts ahead and its old id. One that is being sent at the moment stays as it is. */
export async function redeliver(trx: DatabaseTransaction, deliveryId: string): Promise<void> {
  await sql`
    update webhook_deliveries d set status = 'PENDING', attempts = 0, due_at = '-infinity', lease_until = null, claim = d.claim + 1,
      ended_at = null
    where d.delivery_id = ${deliveryId}::bigint and (d.lease_until is null or d.lease_until < clock_timestamp())`.execute(
    trx,
  );
  await announceDeliveries(trx);
}

/** Writes a message that is about no job to one endpoint; returns its id. */
export async function insertDelivery(trx: DatabaseTransaction, webhookId: string, event: string, payload: object) {
  const { rows } = await sql<{ id: string }>`
    insert into webhook_deliveries (webhook_id, event, payload)
    values (${webhookId}::uuid, ${event}, ${JSON.stringify(payload)}::jsonb) returning delivery_id as id`.execute(trx);
  await announceDeliveries(trx);
  return (rows[0] as { id: string }).id;
}

async function announceDeliveries(trx: DatabaseTransaction): Promise<void> {
  await sql`select pg_notify('studio_webhooks', '')`.execute(trx);
}

/** Deliveries that ended more than 30 days ago, and those that a disabled endpoint has kept waiting for as long. Returns how many were deleted. */
export async function deleteOldDeliveries(trx: DatabaseTransaction, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from webhook_deliveries where delivery_id in (
      (select delivery_id from webhook_deliveries where ended_at < now() - interval '30 days' order by ended_at limit ${limit})
      union all
      (select d.delivery_id from webhooks w join webhook_deliveries d on d.webhook_id = w.webhook_id
       where not w.enabled and d.status = 'PENDING' and d.created_at < now() - interval '30 days' limit ${limit}))`.execute(
    trx,
  );
  return Number(numAffectedRows ?? 0);
}
