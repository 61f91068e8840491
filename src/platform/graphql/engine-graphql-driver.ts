import { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Inject, Injectable } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ErrorRendering } from './error-rendering.js';
import { refusalOf } from './fault-error.js';
import { HttpContext } from './http-context.js';
import { inScope } from './operation-scope.js';
import type { RequestContext } from './request-context.js';

type ApolloSettings = ConstructorParameters<typeof ApolloServer<RequestContext>>[0];

/** Apollo Server behind a route of the engine's own, so that what stands around an operation is the engine's: who is let in, limits, errors. */
@Injectable()
export class EngineGraphQlDriver extends ApolloDriver {
  constructor(
    @Inject(ModulesContainer) modules: ModulesContainer,
    @Inject(HttpContext) private readonly contexts: HttpContext,
    @Inject(ErrorRendering) private readonly rendering: ErrorRendering,
  ) {
    super(modules);
  }

  protected override async registerFastify(options: ApolloDriverConfig): Promise<void> {
    const { typeDefs: _typeDefs, resolvers: _resolvers, ...settings } = options;
    const server = new ApolloServer<RequestContext>(settings as ApolloSettings);
    await server.start();
    this.apolloServer = server as unknown as ApolloServer;
    const handle = fastifyApolloHandler(server, { context: (request) => this.contexts.of(request) });
    const fastify = this.httpAdapterHost.httpAdapter.getInstance<FastifyInstance>();
    fastify.route({
      url: '/graphql',
      method: ['GET', 'POST'],
      handler(request, reply) {
        return inScope({ correlationId: request.id }, () => handle.call(fastify, request as never, reply as never));
      },
      errorHandler: (error, request, reply) => this.answerUnreadable(error, request, reply),
    });
  }

  /** A body that is too large, no JSON, or of another content type: Fastify refuses it before Apollo sees it. */
  private answerUnreadable(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
    const formatted = this.rendering.render(refusalOf(error), request.id);
    const status = formatted.extensions?.httpStatus;
    reply
      .status(typeof status === 'number' ? status : 500)
      .header('content-type', 'application/json; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(JSON.stringify({ errors: [formatted] }));
  }
}
