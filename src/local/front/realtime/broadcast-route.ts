import type { FastifyInstance } from 'fastify';
import type { FrontCallers } from '../front-callers.js';
import type { Topics } from './topics.js';

interface Message {
  readonly topic?: unknown;
  readonly event?: unknown;
  readonly payload?: unknown;
}

/** Broadcasts over HTTP: what supabase-js does before its channel is joined, and `httpSend`. */
export function broadcastRoutes(server: FastifyInstance, topics: Topics, callers: FrontCallers): void {
  const send = ({ topic, event, payload }: Message) =>
    topics.broadcast(`realtime:${String(topic)}`, null, { type: 'broadcast', event, payload });
  server.post<{ Body: { messages?: readonly Message[] } | null }>(
    '/realtime/v1/api/broadcast',
    async (request, reply) => {
      await callers.ofRequest(request.headers);
      for (const message of request.body?.messages ?? []) send(message);
      return reply.status(202).send();
    },
  );
  server.post<{ Params: { topic: string; event: string } }>(
    '/realtime/v1/api/broadcast/:topic/events/:event',
    async ({ params, body, headers }, reply) => {
      await callers.ofRequest(headers);
      send({ ...params, payload: body });
      return reply.status(202).send();
    },
  );
}
