import { ApolloServer, HeaderMap } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Inject, Injectable } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ErrorRendering } from './error-rendering.js';
import { refusalOf } from './fault-error.js';
import { HttpContext } from './http-context.js';
import { Playground } from './playground/playground.js';
import type { RequestContext } from './request-context.js';
import { inScope } from './request-context.js';

type ApolloSettings = ConstructorParameters<typeof ApolloServer<RequestContext>>[0];

/** Operations carry texts that people edited: ten hours of speech are half a megabyte. Nothing is read before the caller is known. */
const LARGEST_BODY_BYTES = 2 * 1024 * 1024;

/** Apollo Server behind a route of the engine, so that the engine does authentication, limits and errors. */
@Injectable()
export class EngineGraphQlDriver extends ApolloDriver {
  constructor(
    @Inject(ModulesContainer) modules: ModulesContainer,
    @Inject(HttpContext) private readonly contexts: HttpContext,
    @Inject(ErrorRendering) private readonly rendering: ErrorRendering,
    @Inject(Playground) private readonly playground: Playground,
  ) {
    super(modules);
  }

  protected override async registerFastify(options: ApolloDriverConfig): Promise<void> {
    const { typeDefs: _typeDefs, resolvers: _resolvers, ...settings } = options;
    const server = new ApolloServer<RequestContext>(settings as ApolloSettings);
    await server.start();
    this.apolloServer = server as unknown as ApolloServer;
    const handle = fastifyApolloHandler(server, { context: async (request) => this.contexts.of(request) });
    const fastify = this.httpAdapterHost.httpAdapter.getInstance<FastifyInstance>();
    const { playground, contexts } = this;
    playground.register(fastify);
    fastify.route({
      url: '/graphql',
      method: ['GET', 'POST'],
      bodyLimit: LARGEST_BODY_BYTES,
      async onRequest(request) {
        if (!playground.isFor(request)) await contexts.admit(request);
      },
      handler(request, reply) {
        if (playground.isFor(request)) return playground.page(request, reply);
        void reply.header('cache-control', 'no-store');
        return inScope({ correlationId: request.id }, () => handle.call(fastify, request as never, reply as never));
      },
      errorHandler: (error, request, reply) => this.answerRefused(error, request, reply),
    });
  }

  /** The answer for a refused caller, or for a body that is too large, is not JSON, or has another content type. Apollo gets no such request. */
  private answerRefused(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
    const refusal = refusalOf(error);
    const { http } = refusal.extensions;
    const headers = typeof http === 'object' && http !== null && 'headers' in http ? http.headers : null;
    const formatted = this.rendering.render(refusal, request.id);
    const status = formatted.extensions?.httpStatus;
    reply
      .status(typeof status === 'number' ? status : 500)
      .headers(headers instanceof HeaderMap ? Object.fromEntries(headers) : {})
      .header('content-type', 'application/json; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(JSON.stringify({ errors: [formatted] }));
  }
}
