import type { DeliveryOutcome } from './delivery-claim-store.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The waits between attempts, in milliseconds: the example schedule of the Standard Webhooks specification, three days and three hours in all. */
export const RETRY_DELAYS_MS: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];
/** Jitter: a wait is longer by up to this share, so that deliveries that failed together are not retried together. */
const JITTER = 0.1;
/** The longest pause that a receiver may ask for, in milliseconds. */
const LONGEST_PAUSE_MS = 24 * HOUR;
/** An endpoint that accepted nothing for this long is disabled; in milliseconds. */
const DISABLE_AFTER_MS = 5 * 24 * HOUR;

/** What came of a call: an answer, no answer, or an address that is never called. */
export type CallResult =
  | { readonly kind: 'answered'; readonly status: number; readonly pauseMs: number | null }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused' };

export interface Plan {
  readonly outcome: DeliveryOutcome;
  /** Why the endpoint is to be disabled; null while it stays enabled. */
  readonly disable: string | null;
}

/**
 * Decides what follows from an attempt. Only a 2xx delivers; 410 ends the endpoint; an address that is refused ends the delivery; anything
 * else is tried again by the schedule, not before the pause that the receiver asks for.
 * @param attempts attempts before this one
 * @param random 0 to 1
 */
export function planAfter(
  result: CallResult,
  { attempts, failingSince }: { readonly attempts: number; readonly failingSince: Date | null },
  nowMs: number,
  random = Math.random(),
): Plan {
  if (result.kind === 'answered' && result.status >= 200 && result.status < 300) {
    return { outcome: { kind: 'delivered' }, disable: null };
  }
  if (result.kind === 'answered' && result.status === 410) {
    const reason =
      'The receiver answered 410 Gone: it accepts no further messages. Enable the webhook again if that was a mistake.';
    return { outcome: { kind: 'failed' }, disable: reason };
  }
  const disable =
    failingSince !== null && nowMs - failingSince.getTime() >= DISABLE_AFTER_MS
      ? 'No message has arrived for 5 days. Check the receiver, then enable the webhook again.'
      : null;
  const delay = RETRY_DELAYS_MS[attempts];
  if (result.kind === 'refused' || delay === undefined) return { outcome: { kind: 'failed' }, disable };
  const pauseMs = result.kind === 'answered' ? Math.min(result.pauseMs ?? 0, LONGEST_PAUSE_MS) : 0;
  const waitMs = Math.max(delay * (1 + JITTER * random), pauseMs);
  return { outcome: { kind: 'retried', dueAt: new Date(nowMs + waitMs) }, disable };
}
