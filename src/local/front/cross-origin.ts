import type { FastifyInstance } from 'fastify';

/** Headers of answers that supabase-js and a resumable upload read in a browser. */
const EXPOSED = [
  'content-range',
  'content-location',
  'link',
  'x-total-count',
  'location',
  'tus-resumable',
  'upload-offset',
  'upload-length',
  'upload-metadata',
  'upload-expires',
];

/**
 * Lets pages of every origin call, as hosted Supabase does: a page can do nothing without a key or a token, and no cookie is involved. A
 * browser's question before a request is answered here, for the API's own routes too: it does not know what a resumable upload sends.
 */
export function answerCrossOrigin(server: FastifyInstance): void {
  server.addHook('onRequest', async ({ method, headers }, reply) => {
    reply.header('access-control-allow-origin', '*');
    reply.header('access-control-expose-headers', EXPOSED.join(', '));
    if (method !== 'OPTIONS' || headers['access-control-request-method'] === undefined) return;
    await reply
      .status(204)
      .headers({
        'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
        'access-control-allow-headers': headers['access-control-request-headers'] ?? '*',
        'access-control-max-age': '600',
      })
      .send();
  });
}
