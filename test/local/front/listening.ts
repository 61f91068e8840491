import type { RealtimePostgresChangesPayload, SupabaseClient } from '@supabase/supabase-js';
import { Arrivals } from '../../support/moments.js';

export type Change = RealtimePostgresChangesPayload<Record<string, unknown>>;

/** A channel that a test listens on. */
export interface Listening {
  readonly changes: Change[];
  /** Resolves when so many changes have come, or when they satisfy the condition. Throws when they do not. */
  until(enough: number | ((changes: readonly Change[]) => boolean)): Promise<Change[]>;
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
  const changes = new Arrivals<Change>();
  const { event = '*', table = 'studio_jobs', filter } = asked;
  const channel = client
    .channel(name)
    .on('postgres_changes', { event: event as '*', schema: 'public', table, filter }, changes.add);
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
    changes: changes.all,
    ended,
    until: (enough) =>
      changes
        .until((all) => (typeof enough === 'number' ? all.length >= enough : enough(all)))
        .then(() => changes.all)
        .catch((error: Error) => {
          throw new Error(`${name} received ${changes.all.length} changes: ${error.message}`);
        }),
  };
}
