import type { SupabaseClient } from '@supabase/supabase-js';

/**
 * Ends the channels and the socket of a client. supabase-js leaves a timer of 10 s behind each disconnect, and Jest's worker would wait for it:
 * the timers that begin here hold up no process.
 */
export async function disconnectRealtime(client: SupabaseClient): Promise<void> {
  await Promise.all(client.getChannels().map((channel) => channel.unsubscribe()));
  const { setTimeout: begin } = globalThis;
  globalThis.setTimeout = ((...given: Parameters<typeof begin>) => begin(...given).unref()) as typeof begin;
  const ended = client.realtime.disconnect();
  globalThis.setTimeout = begin;
  await ended;
}
