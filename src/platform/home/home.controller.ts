import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ENGINE_VERSION } from '../engine-version.js';
import { ENVIRONMENT, type Environment } from '../environment/environment.js';

/** Something to go to. */
export interface Place {
  readonly name: string;
  readonly path: string;
  readonly title: string;
  readonly about: string;
}

const STYLE = `
  :root { color-scheme: light dark; }
  body { font: 16px/1.6 system-ui, sans-serif; max-width: 40rem; margin: 12vh auto; padding: 0 1.5rem; }
  h1 { font-size: 1.6rem; margin: 0; }
  .version { opacity: .6; font-size: .9rem; }
  ul { list-style: none; padding: 0; margin: 2rem 0; }
  li { border: 1px solid color-mix(in srgb, currentColor 20%, transparent); border-radius: .5rem; margin: .75rem 0; }
  a { display: block; padding: .75rem 1rem; color: inherit; text-decoration: none; }
  a:hover, a:focus { background: color-mix(in srgb, currentColor 8%, transparent); }
  a b { display: block; }`;

/** The page at the root: no script, nothing from anywhere else. All of it is text of the engine's own. */
export function homePage(about: string, version: string, places: readonly Place[]): string {
  const items = places.map(({ path, title, about }) => `<li><a href="${path}"><b>${title}</b>${about}</a></li>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Evolution Studios Engine</title>
<link rel="icon" href="data:,">
<style>${STYLE}
</style>
</head>
<body>
<h1>Evolution Studios Engine</h1>
<p>${about} <span class="version">Version ${version}</span></p>
<ul>
${items.join('\n')}
</ul>
</body>
</html>
`;
}

const ABOUT = 'Turns studio audio into text that can be published.';

/** What stands at the root: where everything is, as a page for a browser and as JSON for everything else. */
@ApiExcludeController()
@Controller()
export class HomeController {
  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  @Get()
  home(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const places = placesOf(this.environment);
    void reply.header('cache-control', 'no-cache').header('vary', 'accept');
    if (/\btext\/html\b/.test(request.headers.accept ?? '')) {
      void reply.header('content-type', 'text/html; charset=utf-8').send(homePage(ABOUT, ENGINE_VERSION, places));
      return;
    }
    const links = Object.fromEntries(places.map(({ name, path }) => [name, path]));
    void reply.send({ name: 'Evolution Studios Engine', about: ABOUT, version: ENGINE_VERSION, links });
  }
}

function placesOf({ graphqlPlayground }: Environment): readonly Place[] {
  return [
    graphqlPlayground
      ? {
          name: 'graphql',
          path: '/graphql',
          title: 'GraphQL playground',
          about: 'Queries, mutations and subscriptions, with examples of each',
        }
      : {
          name: 'graphql',
          path: '/graphql',
          title: 'GraphQL',
          about: 'The API for operators and frontends; its playground is switched off here',
        },
    { name: 'docs', path: '/docs', title: 'REST documentation', about: 'Intake, jobs, texts and captions (OpenAPI)' },
    { name: 'ready', path: '/health/ready', title: 'Health', about: 'Whether this replica can do its work now' },
    { name: 'metrics', path: '/metrics', title: 'Metrics', about: 'For Prometheus' },
  ];
}
