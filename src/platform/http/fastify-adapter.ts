import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Environment } from '../environment/environment.js';
import { Fault } from '../fault.js';
import { httpFaultOf } from './http-fault.js';
import { LOOPBACK_ORIGIN } from './loopback-origin.js';
import { PROBLEM_MEDIA_TYPE, problemOf, rawProblemResponse } from './problem.js';
import { ROUTE_TABLE, RouteTable } from './route-table.js';
import { SECURITY_HEADERS } from './security-headers.js';

/** REST bodies name things; the largest is a few kilobytes. */
const LARGEST_BODY_BYTES = 64 * 1024;
/** Room for a token of 8 KB beside ordinary headers. */
const LARGEST_HEADER_BYTES = 16 * 1024;
const LONGEST_PATH_PART = 256;
/** Time limits for the headers and for the whole request. Slower clients are disconnected, so that they cannot occupy every socket. */
const HEADERS_TIMEOUT_MS = 5_000;
const REQUEST_TIMEOUT_MS = 10_000;
/** How often Node looks for connections past those limits. */
const CHECK_EVERY_MS = 1_000;
/** Above the idle limit of usual load balancers (60 s), so that they do not reuse a connection that we are closing. */
const KEEP_ALIVE_MS = 65_000;

/** Fastify for Nest, with JSON as the only content type: a form that a foreign page posts is not parsed. */
class EngineHttpAdapter extends FastifyAdapter {
  override registerParserMiddleware(): void {
    // Fastify's own JSON parser is in place already, with the body limit and against prototype keys.
  }
}

/**
 * The HTTP server of the engine: limits, time-outs, security headers, request ids, and CORS for `environment.corsOrigins`; local mode also
 * allows pages of this machine.
 */
export function createHttpAdapter(environment: Environment): FastifyAdapter {
  const adapter = new EngineHttpAdapter(serverOptions());
  const server = adapter.getInstance();
  server.removeContentTypeParser('text/plain');
  const routes = new RouteTable();
  server.decorate(ROUTE_TABLE, routes);
  server.addHook('onRoute', (route) => {
    routes.add(route.url, route.method);
    // A route that accepts larger bodies than REST usually does declares it: @RouteConfig({ largestBodyBytes }).
    const { largestBodyBytes } = (route.config ?? {}) as { readonly largestBodyBytes?: unknown };
    if (typeof largestBodyBytes === 'number') route.bodyLimit = largestBodyBytes;
  });
  server.addHook('onRequest', prepareRequest);
  // In local mode the frontend is a page of this machine, on any port that its development server uses.
  const origins = [...environment.corsOrigins, ...(environment.localMode ? [LOOPBACK_ORIGIN] : [])];
  if (origins.length > 0) adapter.enableCors(corsOptions(origins));
  return adapter;
}

function serverOptions() {
  return {
    bodyLimit: LARGEST_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    forceCloseConnections: 'idle',
    trustProxy: false,
    requestIdHeader: false,
    genReqId: () => randomUUID(),
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    exposeHeadRoutes: true,
    routerOptions: { maxParamLength: LONGEST_PATH_PART, ignoreTrailingSlash: true },
    http: {
      maxHeaderSize: LARGEST_HEADER_BYTES,
      headersTimeout: HEADERS_TIMEOUT_MS,
      connectionsCheckingInterval: CHECK_EVERY_MS,
      // Java's client offers HTTP/2 with each request. A server that declines the offer answers as if there were none (RFC 9110, 7.8).
      shouldUpgradeCallback: ({ headers }: IncomingMessage) => headers.upgrade?.toLowerCase() === 'websocket',
    },
    frameworkErrors: answerUnroutable,
    clientErrorHandler: answerBrokenRequest,
  } as const;
}

function prepareRequest(request: FastifyRequest, reply: FastifyReply, done: (fault?: Error) => void): void {
  // Some clients send a JSON content type without a body; then there is nothing to parse.
  if (hasNoBody(request.headers)) delete request.raw.headers['content-type'];
  // Caches on the way do not know that the header `apikey` identifies a caller, so they must not keep what belongs to that caller. Routes whose
  // answers belong to nobody set their own.
  reply.headers({ ...SECURITY_HEADERS, 'X-Request-Id': request.id, 'Cache-Control': 'no-store' });
  done(encodingFault(request));
}

function encodingFault({ headers }: FastifyRequest): Fault | undefined {
  const encoding = headers['content-encoding'];
  if (encoding === undefined || encoding.toLowerCase() === 'identity') return undefined;
  return new Fault('UNSUPPORTED_MEDIA_TYPE', 'Send the body uncompressed: without Content-Encoding.');
}

function corsOptions(origins: readonly (string | RegExp)[]) {
  return {
    origin: [...origins],
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
    // `range` asks for a part of a recording. GraphQL clients send the last two with a GET, which is refused without them.
    allowedHeaders: [
      'authorization',
      'apikey',
      'content-type',
      'range',
      'x-client-info',
      'apollo-require-preflight',
      'x-apollo-operation-name',
    ],
    exposedHeaders: ['Content-Range', 'Location', 'Retry-After', 'X-Request-Id'],
    credentials: false,
    // Clients other than browsers send OPTIONS too.
    strictPreflight: false,
    maxAge: 600,
  };
}

/** A path the router cannot read; it is answered before any hook runs. */
function answerUnroutable(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const { fault, status } = httpFaultOf(error);
  reply.headers({ ...SECURITY_HEADERS, 'X-Request-Id': request.id, 'Content-Type': PROBLEM_MEDIA_TYPE });
  reply.status(status).send(JSON.stringify(problemOf(fault, status, request.raw.url ?? '/')));
}

/** What Node's parser reports before there is a request. */
type ConnectionError = Error & { readonly code?: string };

const ANSWERS: Readonly<Record<string, readonly [number, string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request was not sent in time.'],
  HPE_HEADER_OVERFLOW: [431, 'The headers are too large.'],
};

/** Answers input that is not a valid HTTP request, or whose headers are too slow or too large, and closes the connection. */
export function answerBrokenRequest(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const [status, sentence] = ANSWERS[error.code ?? ''] ?? [400, 'This is not a valid HTTP request.'];
  if (socket.writable) socket.end(rawProblemResponse(new Fault('BAD_REQUEST', sentence), status, '/'));
  socket.destroySoon();
}

function hasNoBody(headers: IncomingHttpHeaders): boolean {
  return headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;
}
