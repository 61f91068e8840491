import type { SupabaseClient } from '@supabase/supabase-js';

/** How long supabase-js waits for the answer to a message, and after a disconnect. Milliseconds. */
const ANSWER_WAIT_MS = 10_000;

// supabase-js starts a timer for each message, also for one that no server answers (a renewed token), and for each disconnect. From the import
// of this file on these timers do not keep the process of the tests running.
const { setTimeout: begin } = globalThis;
globalThis.setTimeout = ((...given: Parameters<typeof begin>) => {
  const timer = begin(...given);
  return given[1] === ANSWER_WAIT_MS ? timer.unref() : timer;
}) as typeof begin;

/** Ends the channels and the sockets of clients. */
export async function disconnectRealtime(...clients: readonly SupabaseClient[]): Promise<void> {
  const channels = clients.flatMap((client) => client.getChannels());
  await Promise.all(channels.map((channel) => channel.unsubscribe()));
  await Promise.all(clients.map((client) => client.realtime.disconnect()));
}
