import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { type WebSocket, WebSocketServer } from 'ws';
import { Moments } from '../support/moments.js';

/** A join of one channel. */
interface Joined {
  readonly topic: string;
  /** `job_id` or `user_id`, with its value. */
  readonly column: string;
  readonly value: string;
  /** The statuses that are known, by job. */
  readonly known: Map<string, string>;
}

/** [join_ref, ref, topic, event, payload]: version 2 of the protocol of Phoenix channels. */
type Message = [string | null, string | null, string, string, Record<string, unknown>];

/** A Supabase API with Realtime in front of one without: HTTP is passed on, the socket announces changes of studio_jobs. */
export interface RealtimeFront {
  readonly url: string;
  /** Channels that were joined since the start. */
  readonly joins: number;
  /** Asks after each join until there is an answer. */
  readonly until: Moments['until'];
  /** Cuts every socket. */
  cut(): void;
  stop(): Promise<void>;
}

export async function startRealtimeFront(apiUrl: string, databaseUrl: string): Promise<RealtimeFront> {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  const sockets = new Map<WebSocket, Joined[]>();
  let joins = 0;
  const joined = new Moments();
  const announce = async () => {
    for (const [socket, channels] of sockets) for (const channel of channels) await send(database, socket, channel);
  };
  database.on('notification', () => void announce());
  await database.query('listen studio_job_events');
  const server = createServer((incoming, outgoing) => passOn(apiUrl, incoming, outgoing));
  const realtime = new WebSocketServer({ server, path: '/realtime/v1/websocket' });
  realtime.on('connection', (socket) => {
    sockets.set(socket, []);
    socket.on('close', () => sockets.delete(socket));
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as Message;
      const [joinRef, ref, topic, event, payload] = message;
      const reply = (response: object) =>
        socket.send(JSON.stringify([joinRef, ref, topic, 'phx_reply', { status: 'ok', response }]));
      if (event !== 'phx_join') return reply({});
      const { postgres_changes: wanted } = (payload as { config: { postgres_changes: { filter: string }[] } }).config;
      joins += 1;
      reply({ postgres_changes: wanted.map((one) => ({ id: 1, ...one })) });
      const [column, value] = (wanted[0]?.filter.split('=eq.') ?? []) as [string, string];
      sockets.get(socket)?.push({ topic, column, value, known: new Map() });
      joined.happened();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get joins() {
      return joins;
    },
    until: joined.until.bind(joined),
    cut() {
      for (const socket of sockets.keys()) socket.terminate();
    },
    async stop() {
      for (const socket of sockets.keys()) socket.terminate();
      realtime.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.end();
    },
  };
}

/** Only what is known of jobs that changed is sent: of a job that is not known yet, whatever is not NEW. */
async function send(database: pg.Client, socket: WebSocket, { topic, column, value, known }: Joined): Promise<void> {
  const { rows } = await database.query<{ record: { job_id: string; status: string } }>(
    `select to_jsonb(j) as record from studio_jobs j where to_jsonb(j) ->> $1 = $2`,
    [column, value],
  );
  for (const { record } of rows) {
    if (record.status === (known.get(record.job_id) ?? 'NEW')) continue;
    known.set(record.job_id, record.status);
    const change = { schema: 'public', table: 'studio_jobs', type: 'UPDATE', columns: [], record };
    const data = { ...change, old_record: {}, errors: null };
    socket.send(JSON.stringify([null, null, topic, 'postgres_changes', { ids: [1], data }]));
  }
}

function passOn(apiUrl: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { host: _, ...headers } = incoming.headers;
  const onward = request(`${apiUrl}${incoming.url}`, { method: incoming.method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on('error', () => outgoing.destroy());
  incoming.pipe(onward);
}
