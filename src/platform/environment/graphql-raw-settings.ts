import { Setting } from './setting.js';
import { IsWhole, IsWord } from './setting-rules.js';
import { UpkeepRawSettings } from './upkeep-raw-settings.js';

/** How a setting that is either on or off is written. */
const SWITCH = ['on', 'off'] as const;

/** The GraphQL platform's part of the settings. */
export class GraphQlRawSettings extends UpkeepRawSettings {
  @Setting('Whether GraphQL answers introspection: on or off', { default: 'on in local mode, else off' })
  @IsWord(SWITCH)
  GRAPHQL_INTROSPECTION?: string;

  @Setting('Whether a browser is shown the playground at /graphql: on or off', {
    default: 'on in local mode, else off',
  })
  @IsWord(SWITCH)
  GRAPHQL_PLAYGROUND?: string;

  @Setting('Whether GraphQL clients may persist their queries and send hashes: on or off', { default: 'off' })
  @IsWord(SWITCH)
  GRAPHQL_PERSISTED_QUERIES?: string;

  @Setting('GraphQL sockets one caller may hold open at a replica', { default: '20' })
  @IsWhole(1, 100_000)
  GRAPHQL_CONNECTIONS_PER_CALLER?: string;

  @Setting('Subscriptions one GraphQL socket may carry', { default: '100' })
  @IsWhole(1, 10_000)
  GRAPHQL_SUBSCRIPTIONS_PER_CONNECTION?: string;
}
