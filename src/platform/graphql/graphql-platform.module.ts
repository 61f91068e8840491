import type { ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { ENVIRONMENT, type Environment } from '../environment/environment.js';
import { LOGGER, type Logger } from '../logging/logger.js';
import { EngineResolver } from './engine.resolver.js';
import { EngineGraphQlDriver } from './engine-graphql-driver.js';
import { ErrorRendering } from './error-rendering.js';
import { GRAPHQL_DOOR, type GraphQlDoor } from './graphql-door.js';
import { graphQlOptions } from './graphql-options.js';
import { HttpContext } from './http-context.js';
import { OperationGate } from './limits/operation-gate.js';
import { Playground } from './playground/playground.js';
import { GraphQlSocket } from './socket/graphql-socket.js';
import { SocketCallers } from './socket/socket-callers.js';
import { SocketProtocol } from './socket/socket-protocol.js';
import { SocketSession } from './socket/socket-session.js';

const PARTS = [GRAPHQL_DOOR, HttpContext, Playground, OperationGate, ErrorRendering];

/** The parts that the driver and the socket share. */
@Module({})
class GraphQlPartsModule {}

/** GraphQL at /graphql. Resolvers are plain providers of their areas' modules, found wherever they are. */
@Module({})
export class GraphQlPlatformModule {
  /**
   * @param imports the platform, and the module that provides the door
   * @param door authenticates callers
   */
  static with(imports: NonNullable<DynamicModule['imports']>, door: Type<GraphQlDoor>): DynamicModule {
    const parts: DynamicModule = {
      module: GraphQlPartsModule,
      imports,
      providers: [
        { provide: GRAPHQL_DOOR, useExisting: door },
        HttpContext,
        Playground,
        {
          provide: OperationGate,
          inject: [ENVIRONMENT],
          useFactory: ({ graphqlIntrospection }: Environment) => new OperationGate(graphqlIntrospection),
        },
        {
          provide: ErrorRendering,
          inject: [LOGGER, ENVIRONMENT],
          useFactory: (log: Logger, { graphqlIntrospection }: Environment) =>
            new ErrorRendering(log, graphqlIntrospection),
        },
      ],
      exports: PARTS,
    };
    const apollo = GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: EngineGraphQlDriver,
      imports: [...imports, parts],
      inject: [ENVIRONMENT, LOGGER, ErrorRendering],
      useFactory: graphQlOptions,
    });
    return {
      module: GraphQlPlatformModule,
      imports: [...imports, parts, apollo],
      providers: [EngineResolver, GraphQlSocket, SocketSession, SocketProtocol, SocketCallers],
    };
  }
}
