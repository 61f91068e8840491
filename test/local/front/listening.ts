import { EventEmitter, once } from 'node:events';
import type { RealtimePostgresChangesPayload, SupabaseClient } from '@supabase/supabase-js';
import { WAIT_MS } from '../../support/eventually.js';

export type Change = RealtimePostgresChangesPayload<Record<string, unknown>>;

/** A channel that a test listens on. */
export interface Listening {
  readonly changes: Change[];
  /** Resolves when so many changes have come. Throws when none comes for a minute. */
  until(count: number): Promise<Change[]>;
  /** Resolves with the reason when the front ends the channel. */
  readonly ended: Promise<string>;
}

/** What a subscription ended with. */
export class SubscriptionError extends Error {}

/** Subscribes and resolves on SUBSCRIBED. Throws SubscriptionError with the reason on CHANNEL_ERROR. */
export async function listen(
  client: SupabaseClient,
  name: string,
  asked: { event?: 'INSERT' | 'UPDATE' | 'DELETE' | '*'; table?: string; filter?: string } = {},
): Promise<Listening> {
  const came = new EventEmitter();
  const changes: Change[] = [];
  const { event = '*', table = 'studio_jobs', filter } = asked;
  const channel = client
    .channel(name)
    .on('postgres_changes', { event: event as '*', schema: 'public', table, filter }, (change: Change) => {
      changes.push(change);
      came.emit('change');
    });
  const ended = new Promise<string>((resolve) => {
    channel.on('system', {}, ({ status, message }: { status: string; message: string }) => {
      if (status === 'error') resolve(message);
    });
  });
  await new Promise<void>((resolve, reject) => {
    channel.subscribe((status, error) => {
      if (status === 'SUBSCRIBED') resolve();
      else reject(new SubscriptionError(error?.message ?? status));
    });
  });
  return {
    changes,
    ended,
    async until(count) {
      while (changes.length < count) {
        const signal = AbortSignal.timeout(WAIT_MS);
        await once(came, 'change', { signal }).catch(() => {
          throw new Error(`${name} received ${changes.length} of ${count} changes`);
        });
      }
      return changes;
    },
  };
}
