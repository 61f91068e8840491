import Fastify, { type FastifyInstance, type FastifyPluginCallback } from 'fastify';
import type { Logger } from '../../platform/logging/logger.js';
import { type FailedAttempt, retry } from '../../platform/retry.js';
import { freePort } from '../programs/free-port.js';
import { faultOf } from './answers.js';
import { authAdminRoutes } from './auth/auth-admin.js';
import { AuthUsers } from './auth/auth-users.js';
import { tokenRoute } from './auth/token-route.js';
import { CallerSessions } from './caller-sessions.js';
import { FrontCallers, type FrontKeys } from './front-callers.js';
import { importLocalPackage } from './front-packages.js';
import { broadcastRoutes, RealtimeServer } from './realtime/realtime-server.js';
import { objectListRoute } from './storage/object-list.js';
import { resumableUploadRoutes } from './storage/resumable-uploads.js';
import { signedUrlRoutes } from './storage/signed-urls.js';
import { uploadRoutes } from './storage/uploads.js';
import { spelledOnce, Upstream } from './upstream.js';

/** The address of a frontend's Supabase project in local mode. */
export interface RunningFront {
  readonly url: string;
  stop(): Promise<void>;
}

export interface FrontOptions extends FrontKeys {
  /** Where the local Supabase API answers. */
  readonly upstream: string;
  /** Of a superuser. */
  readonly databaseUrl: string;
  /** On 127.0.0.1; 0 selects a free port, and a taken one is skipped. */
  readonly port: number;
  /** A separate folder for unfinished uploads. */
  readonly dir: string;
  readonly largestObjectBytes: number;
  readonly log: Logger;
}

/** The exports of the package that this file uses. */
interface HttpProxyModule {
  readonly default: FastifyPluginCallback<{ readonly upstream: string; readonly disableRequestLogging: boolean }>;
}

/**
 * Starts the front of the local Supabase API: one address with what the API lacks (Realtime, signed URLs, forms, resumable uploads,
 * `auth.admin`) beside everything that it has, which is passed on. For development alone.
 */
export async function startFront(options: FrontOptions): Promise<RunningFront> {
  const { log, databaseUrl } = options;
  const sessions = new CallerSessions(databaseUrl, log);
  const callers = new FrontCallers(options);
  const realtime = new RealtimeServer({ databaseUrl, sessions, callers, log });
  const server = Fastify({
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true },
    rewriteUrl: ({ url = '/' }) => spelledOnce(url),
  });
  const stop = async () => {
    await realtime.close();
    await server.close();
    await sessions.close();
  };
  try {
    answerFaults(server, log);
    answerCrossOrigin(server);
    broadcastRoutes(server, realtime.topics, callers);
    await addRoutes(server, options, sessions, callers);
    realtime.listenOn(server.server);
    return { url: await listen(server, options.port), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function addRoutes(
  server: FastifyInstance,
  { upstream: url, publishableKey, dir, largestObjectBytes }: FrontOptions,
  sessions: CallerSessions,
  callers: FrontCallers,
): Promise<void> {
  const upstream = new Upstream(url);
  const users = new AuthUsers(sessions);
  authAdminRoutes(server, { users, callers, upstream, publishableKey });
  tokenRoute(server, upstream, users);
  signedUrlRoutes(server, upstream, callers);
  objectListRoute(server, sessions, callers);
  uploadRoutes(server, upstream, dir);
  await resumableUploadRoutes(server, {
    upstream,
    callers,
    sessions,
    directory: dir,
    largestBytes: largestObjectBytes,
  });
  const { default: httpProxy } = await importLocalPackage<HttpProxyModule>('@fastify/http-proxy');
  await server.register(httpProxy, { upstream: url, disableRequestLogging: true });
}

/** Another program can take a port between the check and the listening: then the next one is tried. */
function listen(server: FastifyInstance, wanted: number): Promise<string> {
  const next = ({ error, attempt, waitMs }: FailedAttempt) =>
    (error as { code?: string }).code === 'EADDRINUSE' && attempt < 5 ? waitMs : null;
  const once = async () => {
    const port = wanted === 0 ? 0 : await freePort(wanted);
    return server.listen({ port, host: '127.0.0.1' });
  };
  return retry(once, { firstMs: 20, longestMs: 100, next });
}

/** In the form that supabase-js reads of Storage and Realtime alike. */
function answerFaults(server: FastifyInstance, log: Logger): void {
  server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const fault = faultOf(error);
    const status = fault.code === 'INTERNAL' ? (error.statusCode ?? 500) : fault.httpStatus;
    if (status >= 500)
      log.warn('The front of the local Supabase API failed.', { path: request.routeOptions.url, error });
    const reason = fault.code === 'INTERNAL' ? error.message : fault.message;
    const message =
      status >= 500 ? 'The front of the local Supabase API failed; the engine log has the details.' : reason;
    return reply.status(status).send({ statusCode: String(status), error: fault.title, message });
  });
}

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
