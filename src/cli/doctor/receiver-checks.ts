import type pg from 'pg';
import { checkTraceReceiver } from '../../monitoring/health/check-trace-receiver.js';
import type { Environment } from '../../platform/environment/environment.js';
import { type FailingWebhook, readFailingWebhooks } from './database-facts-store.js';
import { type Finding, ok, warn } from './finding.js';

/** Longest wait for the receiver of traces, in milliseconds. */
const LIMIT_MS = 8_000;

/** The receiver of traces, if the settings name one. */
export async function checkTraces({ tracing }: Pick<Environment, 'tracing'>): Promise<readonly Finding[]> {
  if (tracing.endpoint === null) return [];
  const { host } = new URL(tracing.endpoint);
  const state = await checkTraceReceiver(tracing, LIMIT_MS);
  if (state === 'ok') return [ok('traces', `${host} accepts traces.`)];
  const [what = state, ...cure] = state.split(/(?<=\.) /);
  return [warn('traces', `${host} ${what}`, cure.join(' '))];
}

/** Endpoints of webhooks that do not accept messages: what the engine's deliveries met, because a trial message would be an event for the receiver. */
export async function webhookFindings(client: pg.Client): Promise<readonly Finding[]> {
  return (await readFailingWebhooks(client)).map((webhook) => warn('webhooks', described(webhook), CURE));
}

const CURE =
  'Correct the receiver or the address ("studio webhooks" lists the deliveries), then send a test and enable the endpoint.';

function described({ url, events, reason, since }: FailingWebhook): string {
  const where = new URL(url).host;
  const alerts = events.some((event) => event.startsWith('alert.')) ? ' It is an endpoint of alerts.' : '';
  const what = reason === null ? `has accepted no message since ${since?.toISOString()}` : `is disabled (${reason})`;
  return `The endpoint at ${where} ${what}.${alerts}`;
}
