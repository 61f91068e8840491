import type { WebhookEvent } from './use-webhooks.js';

/** What each event says, and what it is called in the message. */
export const EVENTS: readonly { readonly value: WebhookEvent; readonly label: string; readonly name: string }[] = [
  { value: 'JOB_COMPLETED', label: 'A text is ready', name: 'job.completed' },
  { value: 'JOB_FAILED', label: 'A recording failed', name: 'job.failed' },
  { value: 'ALERT_RAISED', label: 'An alert was raised', name: 'alert.raised' },
  { value: 'ALERT_CLEARED', label: 'An alert was cleared', name: 'alert.cleared' },
];

/** Alerts are about the whole engine: only a webhook of the scope ALL is sent them. */
export const ALERT_EVENTS: readonly WebhookEvent[] = ['ALERT_RAISED', 'ALERT_CLEARED'];

/** `A text is ready, a recording failed`. */
export function eventsInWords(events: readonly WebhookEvent[]): string {
  const labels = EVENTS.filter(({ value }) => events.includes(value)).map(({ label }) => label);
  return labels.map((label, at) => (at === 0 ? label : label.charAt(0).toLowerCase() + label.slice(1))).join(', ');
}
