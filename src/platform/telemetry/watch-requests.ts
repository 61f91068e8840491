import type { FastifyInstance } from 'fastify';
import type { Instruments } from './instruments.js';

/** Measures every answered request; all requests without a route share one name. */
export function watchRequests(server: FastifyInstance, instruments: Instruments): void {
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none');
    const { method } = request;
    instruments.requestAnswered({ method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
}
