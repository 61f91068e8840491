import type { ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { LOGGER, type Logger } from '../logging/logger.js';
import { EngineResolver } from './engine.resolver.js';
import { EngineGraphQlDriver } from './engine-graphql-driver.js';
import { GRAPHQL_DOOR, type GraphQlDoor } from './graphql-door.js';
import { graphQlOptions } from './graphql-options.js';

/** GraphQL at /graphql. Resolvers are plain providers of their areas' modules, found wherever they are. */
@Module({})
export class GraphQlPlatformModule {
  /**
   * @param imports the platform, and the module that provides the door
   * @param door who lets callers in
   */
  static with(imports: NonNullable<DynamicModule['imports']>, door: Type<GraphQlDoor>): DynamicModule {
    const doorModule: DynamicModule = {
      module: GraphQlDoorModule,
      imports,
      providers: [{ provide: GRAPHQL_DOOR, useExisting: door }],
      exports: [GRAPHQL_DOOR],
    };
    return {
      module: GraphQlPlatformModule,
      imports: [
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: EngineGraphQlDriver,
          imports: [...imports, doorModule],
          inject: [LOGGER],
          useFactory: (log: Logger) => graphQlOptions(log),
        }),
      ],
      providers: [EngineResolver],
    };
  }
}

@Module({})
class GraphQlDoorModule {}
