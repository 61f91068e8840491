/** Every event, with its meaning. */
export const EVENT_MEANINGS = {
  'job.completed': 'the refined text is ready, also after another refinement.',
  'job.failed': 'the job ended without a text, or was cancelled.',
  'alert.raised': 'a figure of the engine crossed its threshold. For the scope ALL.',
  'alert.cleared': 'the figure returned below its threshold. For the scope ALL.',
} as const;
export type WebhookEvent = keyof typeof EVENT_MEANINGS;
export const WEBHOOK_EVENTS = Object.keys(EVENT_MEANINGS) as readonly WebhookEvent[];

/** The name of an event in GraphQL and on a terminal: `JOB_COMPLETED` for `job.completed`. */
export function constantOf(event: WebhookEvent): string {
  return event.toUpperCase().replace('.', '_');
}

/** Whether an event is about a job. The others are about the engine, and only for endpoints with the scope ALL. */
export function isAboutJob(event: WebhookEvent): boolean {
  return event.startsWith('job.');
}

/** What testWebhook sends. Nobody subscribes to it. */
export const TEST_EVENT = 'webhook.test';

/** OWN: events of the owner's jobs; ALL: events of all jobs, and the alerts. */
export const WEBHOOK_SCOPES = ['OWN', 'ALL'] as const;
export type WebhookScope = (typeof WEBHOOK_SCOPES)[number];

export const DELIVERY_STATUSES = ['PENDING', 'DELIVERED', 'FAILED'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** Endpoints of one user, and those that were made with the secret key. */
export const MOST_WEBHOOKS = 20;

/** An endpoint, without its secrets. */
export interface Webhook {
  readonly webhookId: string;
  readonly number: string;
  /** Null: made with the secret key. */
  readonly userId: string | null;
  readonly scope: WebhookScope;
  readonly url: string;
  readonly description: string;
  readonly events: readonly WebhookEvent[];
  readonly enabled: boolean;
  readonly disabledReason: string | null;
  readonly failingSince: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Until when deliveries are also signed with the previous secret; null without one. */
  readonly previousSecretExpiresAt: Date | null;
}

/** One try to deliver a message. */
export interface DeliveryAttempt {
  /** ISO 8601. */
  readonly at: string;
  readonly milliseconds: number;
  /** What the receiver answered with; null if it did not answer. */
  readonly status: number | null;
  /** Why it counts as failed; null for a delivery. */
  readonly error: string | null;
  /** The beginning of the answer, with secrets hidden. */
  readonly body: string | null;
}

/** A message to one endpoint, and its outcome. */
export interface WebhookDelivery {
  readonly deliveryId: string;
  readonly webhookId: string;
  readonly messageId: string;
  readonly event: string;
  readonly jobId: string | null;
  readonly payload: object;
  readonly status: DeliveryStatus;
  readonly attempts: number;
  /** Null if no further attempt is planned, or the next one is due now. */
  readonly nextAttemptAt: Date | null;
  readonly responseStatus: number | null;
  readonly log: readonly DeliveryAttempt[];
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

/** The header `webhook-id` of a message. */
export function webhookIdHeader(messageId: string): string {
  return `msg_${messageId.replaceAll('-', '')}`;
}
