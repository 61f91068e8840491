import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import type { BuildSchemaOptions } from '@nestjs/graphql';
import type { Environment } from '../environment/environment.js';
import type { Logger } from '../logging/logger.js';
import { limitsPlugin, statusPlugin } from './apollo-plugins.js';
import type { ErrorRendering } from './error-rendering.js';
import { LIMITS } from './limits/limits.js';
import { MOST_ERRORS } from './limits/operation-gate.js';
import { currentCorrelationId } from './request-context.js';
import { DateTime } from './scalars.graphql.js';

/** How the schema is built from the decorated classes. */
export const SCHEMA_OPTIONS: BuildSchemaOptions = {
  numberScalarMode: 'integer',
  scalarsMap: [{ type: Date, scalar: DateTime }],
  noDuplicatedFields: true,
};

/** A persisted query is forgotten a day after it was last registered. */
const PERSISTED_FOR_SECONDS = 86_400;

/** Apollo Server's settings. They set everything that the library would derive from NODE_ENV, so that no variable of the process changes it. */
export function graphQlOptions(
  environment: Environment,
  log: Logger,
  rendering: ErrorRendering,
): Omit<ApolloDriverConfig, 'driver'> {
  return {
    path: '/graphql',
    autoSchemaFile: true,
    sortSchema: true,
    // The check runs a query over the whole schema, a fourteenth of the start. `npm run schema:graphql` and its test check it.
    buildSchemaOptions: { ...SCHEMA_OPTIONS, skipCheck: true },
    graphiql: false,
    nodeEnv: 'production',
    // Where it is switched off, the gate refuses it, here and on the socket.
    introspection: true,
    validationOptions: { maxErrors: MOST_ERRORS },
    parseOptions: { maxTokens: LIMITS.LIMIT_TOKENS.most },
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: environment.graphqlPersistedQueries ? { ttl: PERSISTED_FOR_SECONDS } : false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    stopOnApplicationShutdown: true,
    autoTransformHttpErrors: false,
    preserveHttpStatusForExecutionErrors: false,
    logger: apolloLogger(log),
    formatError: (_formatted, error) => rendering.render(error, currentCorrelationId()),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      limitsPlugin,
      statusPlugin,
    ],
  };
}

function apolloLogger(log: Logger) {
  const say = (level: 'debug' | 'info' | 'warn' | 'error') => (message: unknown) =>
    log[level]('Apollo Server', { apollo: String(message) });
  return { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') };
}
