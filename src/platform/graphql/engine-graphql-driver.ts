import { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Inject, Injectable } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Fault } from '../fault.js';
import { refusalOf } from './fault-error.js';
import { GRAPHQL_DOOR, type GraphQlDoor } from './graphql-door.js';
import { inScope } from './operation-scope.js';
import type { RequestContext } from './request-context.js';

/** Apollo Server behind the engine's own route, so that everything around an operation is the engine's: who is let in, limits, errors. */
@Injectable()
export class EngineGraphQlDriver extends ApolloDriver {
  constructor(
    @Inject(ModulesContainer) modules: ModulesContainer,
    @Inject(GRAPHQL_DOOR) private readonly door: GraphQlDoor,
  ) {
    super(modules);
  }

  protected override async registerFastify(options: ApolloDriverConfig): Promise<void> {
    const { typeDefs: _typeDefs, resolvers: _resolvers, ...config } = options;
    const server = new ApolloServer<RequestContext>(
      config as ConstructorParameters<typeof ApolloServer<RequestContext>>[0],
    );
    await server.start();
    this.apolloServer = server as unknown as ApolloServer;
    const handle = fastifyApolloHandler(server, { context: (request) => this.contextOf(request) });
    const fastify = this.httpAdapterHost.httpAdapter.getInstance<FastifyInstance>();
    fastify.route({
      url: options.path ?? '/graphql',
      method: ['GET', 'POST'],
      handler(request, reply) {
        return inScope({ correlationId: request.id }, () => handle.call(fastify, request as never, reply as never));
      },
    });
  }

  private async contextOf(request: FastifyRequest): Promise<RequestContext> {
    try {
      const { context } = await this.door.admit({ headers: request.headers, address: request.socket.remoteAddress });
      return { ...context, correlationId: request.id, loaders: new Map() };
    } catch (error) {
      throw error instanceof Fault ? refusalOf(error) : error;
    }
  }
}
