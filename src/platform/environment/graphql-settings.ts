import type { ComputedDefault } from './setting.js';
import { onOff, whole } from './setting-kinds.js';

/** Defaults that differ between local mode and a hosted engine. */
const ON_IN_LOCAL_MODE: ComputedDefault = {
  text: 'on in local mode, else off',
  of: (raw) => (raw.SUPABASE_URL === undefined ? 'on' : 'off'),
};

/** The GraphQL API. */
export const GRAPHQL = {
  graphqlIntrospection: onOff('GRAPHQL_INTROSPECTION', {
    description: 'Whether GraphQL answers introspection',
    default: ON_IN_LOCAL_MODE,
    example: 'on',
  }),
  graphqlPlayground: onOff('GRAPHQL_PLAYGROUND', {
    description: 'Whether a browser sees the playground at /graphql',
    default: ON_IN_LOCAL_MODE,
    example: 'on',
  }),
  graphqlPersistedQueries: onOff('GRAPHQL_PERSISTED_QUERIES', {
    description: 'Whether GraphQL clients may persist their queries and send hashes',
    default: 'off',
  }),
  graphqlConnectionsPerCaller: whole('GRAPHQL_CONNECTIONS_PER_CALLER', {
    description: 'GraphQL sockets that one caller may hold open at a replica',
    least: 1,
    most: 100_000,
    default: '20',
  }),
  graphqlSubscriptionsPerConnection: whole('GRAPHQL_SUBSCRIPTIONS_PER_CONNECTION', {
    description: 'Subscriptions that one GraphQL socket may carry',
    least: 1,
    most: 10_000,
    default: '100',
  }),
};
