import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ENGINE_VERSION } from '../engine-version.js';
import { ENVIRONMENT, type Environment } from '../environment/environment.js';
import { homePage, type Place } from './home-page.js';

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
