import { randomBytes } from 'node:crypto';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../access/caller.guard.js';
import { BuiltFiles } from '../../platform/built-files.js';
import { ENGINE_VERSION } from '../../platform/engine-version.js';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import { Fault } from '../../platform/fault.js';

/** The Host headers that may be part of a policy. */
const HOST = /^[a-z0-9.:[\]-]{1,255}$/i;

interface PolicyParts {
  /** The request's Host header. */
  readonly host: string | undefined;
  /** Of the Supabase project: sign-in, uploads and audio go there. */
  readonly supabaseUrl: string;
  /** Fresh for each answer; the component library puts it on the style sheets that it writes into the page. */
  readonly nonce: string;
}

/**
 * The Content-Security-Policy of the console: only scripts and style sheets of the engine, no inline script, and requests only to the engine and
 * the Supabase project.
 */
function consolePolicy({ host, supabaseUrl, nonce }: PolicyParts): string {
  const supabase = new URL(supabaseUrl);
  const sockets = host !== undefined && HOST.test(host) ? ` ws://${host} wss://${host}` : '';
  // A hosted project takes large uploads on a separate host.
  const storage = supabase.hostname.endsWith('.supabase.co')
    ? ` https://${supabase.hostname.replace(/\.supabase\.co$/, '.storage.supabase.co')}`
    : '';
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data:",
    `media-src 'self' blob: ${supabase.origin}`,
    `connect-src 'self' blob: ${supabase.origin}${storage}${sockets}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The answer to a program that requests `/`: the addresses of everything else. */
export const ENGINE_PLACES = {
  name: 'Evolution Studios Engine',
  about: 'Turns studio audio into text that can be published.',
  version: ENGINE_VERSION,
  links: { console: '/', graphql: '/graphql', docs: '/docs', ready: '/health/ready', metrics: '/metrics' },
} as const;

/** The addresses that the console's router handles. They are listed so that the page never answers another address of the engine. */
const PAGES = [
  'sign-in',
  'recordings/:id',
  'review',
  'webhooks',
  'admin/:page',
  'admin/:page/:part',
  'states',
  'states/:state',
];
/** Without the version, which would show an attacker the known vulnerabilities to try. */
const { version: _version, ...PLACES } = ENGINE_PLACES;
/** In `web/index.html`, where each answer puts its nonce. */
const NONCE = '{{nonce}}';
const NONCE_BYTES = 18;

/** `web/build.mjs` writes it. The relative path is the same from the compiled file. */
const FOLDER = new URL('../../../web/dist/', import.meta.url);
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The console: its page, its files and the settings that the page needs. Nothing here is secret. */
@ApiExcludeController()
@Controller()
@Public()
export class ConsoleController {
  private readonly files = new BuiltFiles(FOLDER, TYPES);

  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  /** The console for a browser; the list of addresses for every other client. */
  @Get()
  root(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    void reply.header('vary', 'accept');
    if (/\btext\/html\b/.test(request.headers.accept ?? '')) this.page(request, reply);
    else void reply.header('cache-control', 'no-cache').send(this.environment.localMode ? ENGINE_PLACES : PLACES);
  }

  @Get(PAGES)
  page(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const page = this.files.text('index.html');
    if (page === null) throw new Fault('UNAVAILABLE', 'The console is not built. Run "npm run build".');
    const nonce = randomBytes(NONCE_BYTES).toString('base64');
    const { host } = request.headers;
    void reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', consolePolicy({ host, supabaseUrl: this.project().url, nonce }))
      .send(page.replaceAll(NONCE, nonce));
  }

  /** The settings that the page needs before sign-in. The publishable key is public by design. */
  @Get('console/settings.json')
  settings(@Res() reply: FastifyReply): void {
    const { url, publishableKey, audioBucket } = this.project();
    const { localMode, graphqlPlayground } = this.environment;
    void reply.header('cache-control', 'no-store').send({
      supabaseUrl: url,
      publishableKey,
      audioBucket,
      localMode,
      playground: graphqlPlayground,
    });
  }

  /** A file's name contains the hash of its content, so a browser can cache it forever. */
  @Get('console/:name')
  file(@Param('name') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const file = this.files.file(name);
    if (file === null) throw new Fault('NOT_FOUND', 'The console has no such file. Load the page again.');
    void reply.headers({
      'content-type': file.contentType,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    });
    if (file.gzip !== null && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
      void reply.header('content-encoding', 'gzip').send(file.gzip);
    } else void reply.send(file.body);
  }

  private project() {
    const { supabase } = this.environment;
    if (supabase !== null) return supabase;
    throw new Fault('UNAVAILABLE', 'The local Supabase project is still starting. Try again in a moment.');
  }
}
