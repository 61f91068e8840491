import { on, once } from 'node:events';
import { WebSocket } from 'ws';
import type { LocalDescription } from '../../../src/local/project/local-project.js';

/** A client that joined a channel and reads nothing from then on. */
export interface UnreadSocket {
  /** Reads on until the connection has ended, and answers with its code. */
  closed(): Promise<number>;
}

/** Joins the topic for the table's INSERTs, announces its presence there, and stops to read. */
export async function joinUnread(local: LocalDescription, topic: string, table: string): Promise<UnreadSocket> {
  const address = `${local.supabaseUrl.replace('http', 'ws')}/realtime/v1/websocket`;
  const socket = new WebSocket(`${address}?apikey=${local.publishableKey}&vsn=1.0.0`);
  await once(socket, 'open');
  const ask = async (event: string, ref: string, payload: unknown) => {
    const answers = on(socket, 'message');
    socket.send(JSON.stringify({ topic: `realtime:${topic}`, event, ref, payload }));
    for await (const [answer] of answers) if (String(answer).includes(`"ref":"${ref}"`)) return;
  };
  await ask('phx_join', '1', { config: { postgres_changes: [{ event: 'INSERT', schema: 'public', table }] } });
  await ask('presence', '2', { event: 'track', payload: {} });
  socket.pause();
  return {
    async closed() {
      const close = once(socket, 'close');
      socket.resume();
      return (await close)[0] as number;
    },
  };
}
