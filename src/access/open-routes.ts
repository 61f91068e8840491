import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Fault } from '../platform/fault.js';
import type { RequestLimiter } from '../platform/http/request-limiter.js';
import type { CallerAdmission } from './caller-admission.js';

/** A page loads a dozen files, and many people may share an address: a request without credentials counts as a tenth of a request. */
const OPEN_REQUEST = 0.1;

/** Charges every request without credentials to its network. @throws Fault RATE_LIMITED, as an answer 429 */
export function limitOpenRoutes(server: FastifyInstance, limiter: RequestLimiter): void {
  server.addHook('onRequest', async ({ headers, socket }) => {
    if (headers.authorization !== undefined || headers.apikey !== undefined) return;
    limiter.take(`open ${limiter.network(socket.remoteAddress ?? 'unknown')}`, OPEN_REQUEST);
  });
}

/**
 * Serves the pages below some paths only to identified callers. A browser prompts for the token or key: it is the password of Basic
 * authentication, with any user name.
 * @param paths each with everything below it
 */
export function guardPages(server: FastifyInstance, admission: CallerAdmission, paths: readonly string[]): void {
  server.addHook('onRequest', async (request, reply) => {
    if (!paths.some((path) => isBelow(request, path))) return;
    try {
      await admission.admit(withBearer(request.headers), request.socket.remoteAddress);
    } catch (error) {
      if (error instanceof Fault && error.code === 'UNAUTHENTICATED') {
        void reply.header('www-authenticate', 'Basic realm="evolution-studios-engine", charset="UTF-8"');
      }
      throw error;
    }
  });
}

/** Compares the matched route, not the text of the address: `/%64ocs` and `http://any/docs` lead to the same page. */
function isBelow({ routeOptions }: FastifyRequest, path: string): boolean {
  const { url = '' } = routeOptions;
  return url === path || url.startsWith(`${path}/`) || url.startsWith(`${path}-`);
}

function withBearer(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const encoded = /^basic +([\w+/]+={0,2})$/i.exec(headers.authorization ?? '')?.[1];
  if (encoded === undefined) return headers;
  const password = Buffer.from(encoded, 'base64').toString('utf8').split(':').slice(1).join(':');
  return { ...headers, authorization: `Bearer ${password}` };
}
