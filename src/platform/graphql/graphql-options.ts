import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import type { BuildSchemaOptions } from '@nestjs/graphql';
import type { Logger } from '../logging/logger.js';
import { DateTime } from './date-time.graphql.js';
import { renderError } from './error-rendering.js';
import { currentCorrelationId } from './operation-scope.js';
import { statusPlugin } from './status-plugin.js';

/** How the schema is built from the decorated classes. */
export const SCHEMA_OPTIONS: BuildSchemaOptions = {
  numberScalarMode: 'integer',
  scalarsMap: [{ type: Date, scalar: DateTime }],
  noDuplicatedFields: true,
};

/** Apollo Server's settings. What a library decides by NODE_ENV is decided here, so that no variable of the process changes it. */
export function graphQlOptions(log: Logger): Omit<ApolloDriverConfig, 'driver'> {
  return {
    path: '/graphql',
    autoSchemaFile: true,
    sortSchema: true,
    buildSchemaOptions: SCHEMA_OPTIONS,
    graphiql: false,
    nodeEnv: 'production',
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    stopOnApplicationShutdown: true,
    autoTransformHttpErrors: false,
    preserveHttpStatusForExecutionErrors: false,
    logger: apolloLogger(log),
    formatError: (_formatted, error) => renderError(error, currentCorrelationId(), log),
    plugins: [ApolloServerPluginLandingPageDisabled(), statusPlugin],
  };
}

function apolloLogger(log: Logger) {
  const say = (level: 'debug' | 'info' | 'warn' | 'error') => (message: unknown) =>
    log[level]('Apollo Server', { apollo: String(message) });
  return { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') };
}
