import type { FastifyInstance } from 'fastify';
import type { Instruments } from './instruments.js';

/** Measures every answered request; requests without a route share one name, whatever their path is. */
export function watchRequests(server: FastifyInstance, instruments: Instruments): void {
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none');
    const { method } = request;
    instruments.requestAnswered({ method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
}
