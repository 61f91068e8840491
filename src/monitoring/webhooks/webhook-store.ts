import { type SqlBool, sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../../platform/postgres/database.js';
import type { NumberedSlice } from '../paging/number-cursor.js';
import type { Webhook, WebhookEvent, WebhookScope } from './webhook.js';

/** The owner of the endpoints: one user, or all users. */
export type WebhookOwner = { readonly userId: string } | 'everybody';

const COLUMNS = sql`w.webhook_id as "webhookId", w.number, w.user_id as "userId", w.scope, w.url, w.description, w.events, w.enabled,
  w.disabled_reason as "disabledReason", w.failing_since as "failingSince", w.created_at as "createdAt", w.updated_at as "updatedAt",
  (select max(s.expires_at) from webhook_secrets s where s.webhook_id = w.webhook_id and s.expires_at > now()) as "previousSecretExpiresAt"`;

const of = (owner: WebhookOwner) =>
  owner === 'everybody' ? sql<SqlBool>`true` : sql<SqlBool>`w.user_id = ${owner.userId}::uuid`;

/** A stretch of the endpoints, the newest first. */
export async function listWebhooks(db: Database, owner: WebhookOwner, { direction, beyond, limit }: NumberedSlice) {
  const forward = direction === 'forward';
  const { rows } = await sql<Webhook>`
    select ${COLUMNS} from webhooks w
    where ${of(owner)} and ${beyond === null ? sql`true` : forward ? sql`w.number < ${beyond}::bigint` : sql`w.number > ${beyond}::bigint`}
    order by w.number ${forward ? sql`desc` : sql`asc`} limit ${limit}`.execute(db);
  return rows;
}

/** One endpoint; null if the owner has none with this id. */
export async function findWebhook(db: Database | DatabaseTransaction, owner: WebhookOwner, webhookId: string) {
  const { rows } = await sql<Webhook>`
    select ${COLUMNS} from webhooks w where w.webhook_id = ${webhookId}::uuid and ${of(owner)}`.execute(db);
  return rows[0] ?? null;
}

/** How many endpoints a user has; null: those that were made with the secret key. Endpoints of one owner are counted one after another. */
export async function countWebhooks(trx: DatabaseTransaction, userId: string | null): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`webhooks:${userId ?? ''}`}, 0))`.execute(trx);
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from webhooks where user_id is not distinct from ${userId}::uuid`.execute(trx);
  return rows[0]?.count ?? 0;
}

export interface NewWebhook {
  readonly userId: string | null;
  readonly scope: WebhookScope;
  readonly url: string;
  readonly description: string;
  readonly events: readonly WebhookEvent[];
  readonly secret: string;
}

/** Stores an endpoint with its secret; returns its id. */
export async function insertWebhook(trx: DatabaseTransaction, made: NewWebhook): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    with made as (
      insert into webhooks (user_id, scope, url, description, events)
      values (${made.userId}::uuid, ${made.scope}, ${made.url}, ${made.description}, ${[...made.events]}::text[]) returning webhook_id
    ), signed as (
      insert into webhook_secrets (webhook_id, secret) select webhook_id, ${made.secret} from made
    )
    select webhook_id as id from made`.execute(trx);
  return (rows[0] as { id: string }).id;
}

/** What changes of an endpoint; what is left out stays. */
export interface WebhookChange {
  readonly url?: string;
  readonly description?: string;
  readonly events?: readonly WebhookEvent[];
  readonly enabled?: boolean;
}

/** Changes an endpoint. One that is enabled, or has another address, starts without the failures of before. */
export async function changeWebhook(trx: DatabaseTransaction, webhookId: string, change: WebhookChange): Promise<void> {
  const { url = null, description = null, events = null, enabled = null } = change;
  await sql`
    update webhooks w set url = coalesce(${url}, w.url), description = coalesce(${description}, w.description),
      events = coalesce(${events === null ? null : [...events]}::text[], w.events), enabled = coalesce(${enabled}::boolean, w.enabled),
      disabled_reason = case when ${enabled}::boolean is null then w.disabled_reason end,
      failing_since = case when ${enabled}::boolean or ${url} <> w.url then null else w.failing_since end,
      updated_at = clock_timestamp()
    where w.webhook_id = ${webhookId}::uuid`.execute(trx);
}

/** Makes another secret the current one; the previous one also signs for this many hours, earlier ones no longer do. */
export async function rotateSecret(trx: DatabaseTransaction, webhookId: string, secret: string, hours: number) {
  await sql`delete from webhook_secrets where webhook_id = ${webhookId}::uuid and expires_at is not null`.execute(trx);
  await sql`
    update webhook_secrets set expires_at = now() + make_interval(hours => ${hours})
    where webhook_id = ${webhookId}::uuid`.execute(trx);
  await sql`insert into webhook_secrets (webhook_id, secret) values (${webhookId}::uuid, ${secret})`.execute(trx);
}

/** Deletes an endpoint with its deliveries. */
export async function deleteWebhook(trx: DatabaseTransaction, webhookId: string): Promise<void> {
  await sql`delete from webhooks where webhook_id = ${webhookId}::uuid`.execute(trx);
}

/** The engine disables an endpoint: what waits for it has failed. False where it was disabled already. */
export async function disableWebhook(db: Database, webhookId: string, reason: string): Promise<boolean> {
  const { rows } = await sql`
    with disabled as (
      update webhooks set enabled = false, disabled_reason = ${reason}, updated_at = clock_timestamp()
      where webhook_id = ${webhookId}::uuid and enabled returning webhook_id
    ), ended as (
      update webhook_deliveries d set status = 'FAILED', ended_at = clock_timestamp(), lease_until = null, claim = d.claim + 1
      from disabled w where d.webhook_id = w.webhook_id and d.status = 'PENDING'
    )
    select from disabled`.execute(db);
  return rows.length > 0;
}
