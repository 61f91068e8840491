import type { FastifyInstance } from 'fastify';
import type { Instruments } from './instruments.js';

/** Measures every request that is answered; one that no route takes counts under one name, whatever its path. */
export function watchRequests(server: FastifyInstance, instruments: Instruments): void {
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none');
    const { method } = request;
    instruments.requestAnswered({ method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
}
