import type { SupabaseClient } from '@supabase/supabase-js';

/**
 * Ends the channels and the sockets of clients. supabase-js leaves a timer of 10 s behind each disconnect, also behind the one that follows
 * the last channel by itself, and Jest's worker would wait for it: the timers that begin here hold up no process.
 */
export async function disconnectRealtime(...clients: readonly SupabaseClient[]): Promise<void> {
  const { setTimeout: begin } = globalThis;
  globalThis.setTimeout = ((...given: Parameters<typeof begin>) => begin(...given).unref()) as typeof begin;
  try {
    const channels = clients.flatMap((client) => client.getChannels());
    await Promise.all(channels.map((channel) => channel.unsubscribe()));
    await Promise.all(clients.map((client) => client.realtime.disconnect()));
  } finally {
    globalThis.setTimeout = begin;
  }
}
