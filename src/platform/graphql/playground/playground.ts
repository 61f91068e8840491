import { Inject, Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BuiltFiles } from '../../built-files.js';
import { ENVIRONMENT, type Environment } from '../../environment/environment.js';
import { Fault } from '../../fault.js';

const FILES = '/graphql/playground';
/** A Host header that can be part of a policy. */
const HOST = /^[a-z0-9.:[\]-]{1,255}$/i;

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>GraphQL playground · Evolution Studios Engine</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${FILES}/main.css">
</head>
<body>
<div id="playground"></div>
<noscript>The playground is a program and needs JavaScript. The API itself does not: POST to /graphql.</noscript>
<script type="module" src="${FILES}/main.js"></script>
</body>
</html>
`;

/** `playground/build.mjs` writes it. The relative path is the same from the compiled file. */
const FOLDER = new URL('../../../../playground/build/', import.meta.url);
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
};

/** GraphiQL at /graphql for a browser, every file of it from the engine itself. */
@Injectable()
export class Playground {
  private readonly files = new BuiltFiles(FOLDER, TYPES);

  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  /** Whether a request is a browser's for the page, and the page is switched on. */
  isFor({ method, headers }: FastifyRequest): boolean {
    return this.environment.graphqlPlayground && method === 'GET' && /\btext\/html\b/.test(headers.accept ?? '');
  }

  page(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    if (this.files.text('.stamp') === null)
      throw new Fault('UNAVAILABLE', 'The playground is not built. Run "npm run build".');
    return reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('content-security-policy', policyFor(request.headers.host))
      .send(PAGE);
  }

  /** Serves the bundle's files, where the playground is switched on. */
  register(fastify: FastifyInstance): void {
    if (!this.environment.graphqlPlayground) return;
    fastify.get<{ Params: { name: string } }>(`${FILES}/:name`, (request, reply) => this.send(request, reply));
  }

  private send(request: FastifyRequest<{ Params: { name: string } }>, reply: FastifyReply): FastifyReply {
    const file = this.files.file(request.params.name);
    if (file === null) throw new Fault('NOT_FOUND', 'The playground has no such file.');
    const etag = `"${this.files.text('.stamp')?.slice(0, 32)}"`;
    reply.headers({ etag, 'cache-control': 'no-cache', vary: 'accept-encoding', 'content-type': file.contentType });
    if (request.headers['if-none-match'] === etag) return reply.status(304).send();
    const packed = file.gzip !== null && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    return packed ? reply.header('content-encoding', 'gzip').send(file.gzip) : reply.send(file.body);
  }
}

/** Only the engine's own files and its own socket. The editor writes its style sheets into the page and runs workers. */
function policyFor(host: string | undefined): string {
  const sockets = host !== undefined && HOST.test(host) ? ` ws://${host} wss://${host}` : '';
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data:",
    `connect-src 'self'${sockets}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
