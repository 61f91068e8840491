import { sql } from 'kysely';
import type { Database } from '../../platform/postgres/database.js';
import type { DeliveryAttempt, WebhookScope } from './webhook.js';

/** How long a claim is valid, in seconds: four times the limit of a call. */
const LEASE_SECONDS = 60;
/** Messages to one endpoint at once, over all replicas; replicas that claim at the same moment may exceed it by that much again. */
const MOST_AT_ONCE = 5;
/** The same for an endpoint that fails: it must not take the places of the others. */
const MOST_WHILE_FAILING = 1;
/** Attempts that the log of a delivery keeps. */
const LOGGED_ATTEMPTS = 20;

/** A replica's hold on a delivery. */
export interface DeliveryClaim {
  readonly deliveryId: string;
  /** The fence. */
  readonly claim: number;
  readonly webhookId: string;
  readonly userId: string | null;
  readonly scope: WebhookScope;
  readonly url: string;
  readonly messageId: string;
  readonly event: string;
  readonly payload: object;
  /** Attempts before this one. */
  readonly attempts: number;
  readonly failingSince: Date | null;
  /** The current secret first. */
  readonly secrets: readonly string[];
}

/** What a look for due deliveries found. */
export interface ClaimedDeliveries {
  readonly claims: readonly DeliveryClaim[];
  /** Another claim held an endpoint at that moment, so its deliveries were passed over: look again soon. */
  readonly passedOver: boolean;
}

/**
 * Claims up to `most` due deliveries of enabled endpoints, a few for each endpoint. The endpoints with deliveries are found by leaps through the
 * index, so that one with a long backlog costs as much as one with a short one.
 * @param now the time by which deliveries are due and leases end
 */
export async function claimDeliveries(db: Database, now: Date, most: number): Promise<ClaimedDeliveries> {
  const { rows } = await sql<DeliveryClaim & { readonly passedOver: boolean }>`
    with recursive waiting as (
      (select d.webhook_id from webhook_deliveries d where d.status = 'PENDING' order by d.webhook_id limit 1)
      union all
      select (select d.webhook_id from webhook_deliveries d where d.status = 'PENDING' and d.webhook_id > e.webhook_id
        order by d.webhook_id limit 1)
      from waiting e where e.webhook_id is not null
    ), endpoints as materialized (
      select w.webhook_id, w.user_id, w.scope, w.url, w.failing_since,
        case when w.failing_since is null then ${MOST_AT_ONCE}::integer else ${MOST_WHILE_FAILING}::integer end - (
          select count(*) from webhook_deliveries l
          where l.webhook_id = w.webhook_id and l.status = 'PENDING' and l.lease_until is not null and l.lease_until > ${now}) as free
      from webhooks w where w.enabled and w.webhook_id in (select e.webhook_id from waiting e)
      for no key update of w skip locked
    ), due as materialized (
      select p.delivery_id from endpoints e cross join lateral (
        select d.delivery_id, d.due_at from webhook_deliveries d
        where d.webhook_id = e.webhook_id and d.status = 'PENDING' and d.due_at <= ${now}
          and (d.lease_until is null or d.lease_until <= ${now})
        order by d.due_at, d.delivery_id limit greatest(e.free, 0) for update of d skip locked) p
      order by p.due_at, p.delivery_id limit ${most}
    ), claimed as (
      update webhook_deliveries d set claim = d.claim + 1, lease_until = ${now}::timestamptz + make_interval(secs => ${LEASE_SECONDS})
      from due where d.delivery_id = due.delivery_id
      returning d.*
    )
    select c.delivery_id as "deliveryId", c.claim, c.webhook_id as "webhookId", e.user_id as "userId", e.scope, e.url,
      c.message_id as "messageId", c.event, c.payload, c.attempts, e.failing_since as "failingSince",
      array(select s.secret from webhook_secrets s where s.webhook_id = c.webhook_id and (s.expires_at is null or s.expires_at > ${now})
        order by s.created_at desc) as secrets,
      (select count(*) from webhooks w where w.enabled and w.webhook_id in (select e.webhook_id from waiting e))
        > (select count(*) from endpoints) as "passedOver"
    from (select) looked left join (claimed c join endpoints e on e.webhook_id = c.webhook_id) on true
    order by c.delivery_id`.execute(db);
  return { claims: rows.filter(({ deliveryId }) => deliveryId !== null), passedOver: rows[0]!.passedOver };
}

/** What follows from an attempt. */
export type DeliveryOutcome =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'retried'; readonly dueAt: Date }
  | { readonly kind: 'failed' };

/** Stores an attempt and what follows from it. False where the claim is lost: nothing is stored then. */
export async function settleDelivery(
  db: Database,
  { deliveryId, claim }: DeliveryClaim,
  attempt: DeliveryAttempt,
  outcome: DeliveryOutcome,
): Promise<boolean> {
  const status = { delivered: 'DELIVERED', retried: 'PENDING', failed: 'FAILED' }[outcome.kind];
  const dueAt = outcome.kind === 'retried' ? outcome.dueAt : null;
  const arrived = outcome.kind === 'delivered';
  const { rows } = await sql`
    with settled as (
      update webhook_deliveries d set status = ${status}, attempts = d.attempts + 1, due_at = coalesce(${dueAt}::timestamptz, d.due_at),
        lease_until = null, response_status = ${attempt.status}::integer,
        log = (select jsonb_agg(k.entry order by k.nth) from (
          select x.entry, x.nth from jsonb_array_elements(d.log || ${JSON.stringify(attempt)}::jsonb) with ordinality as x (entry, nth)
          order by x.nth desc limit ${LOGGED_ATTEMPTS}) k),
        ended_at = case when ${status} = 'PENDING' then null else clock_timestamp() end
      where d.delivery_id = ${deliveryId}::bigint and d.claim = ${claim} and d.status = 'PENDING'
      returning d.webhook_id
    ), marked as (
      update webhooks w set failing_since = case when ${arrived} then null else ${attempt.at}::timestamptz end
      from settled s where w.webhook_id = s.webhook_id and (w.failing_since is null) <> ${arrived}
    )
    select from settled`.execute(db);
  return rows.length > 0;
}

/** Releases a claimed delivery: another attempt may begin immediately. */
export async function releaseDelivery(db: Database, { deliveryId, claim }: DeliveryClaim): Promise<void> {
  await sql`
    update webhook_deliveries set lease_until = null
    where delivery_id = ${deliveryId}::bigint and claim = ${claim} and status = 'PENDING'`.execute(db);
}
