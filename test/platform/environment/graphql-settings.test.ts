import { describe, expect, it } from '@jest/globals';
import { readEnvironment } from '../../../src/platform/environment/read-environment.js';

const HOSTED = {
  SUPABASE_URL: 'https://abcdefghijklmnopqrst.supabase.co',
  SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_0123456789',
  SUPABASE_SECRET_KEY: 'sb_secret_0123456789',
  DATABASE_URL: 'postgresql://postgres:secret@db.abcdefghijklmnopqrst.supabase.co:5432/postgres',
};
const read = (source: NodeJS.ProcessEnv) => {
  const { graphqlIntrospection, graphqlPlayground, graphqlPersistedQueries } = readEnvironment(source, {
    envFile: null,
  });
  return [graphqlIntrospection, graphqlPlayground, graphqlPersistedQueries];
};

describe('the switches of GraphQL', () => {
  it('show everything on a laptop and nothing when hosted, unless they are set', () => {
    expect(read({})).toEqual([true, true, false]);
    expect(read(HOSTED)).toEqual([false, false, false]);
    expect(
      read({ ...HOSTED, GRAPHQL_INTROSPECTION: 'on', GRAPHQL_PLAYGROUND: 'ON', GRAPHQL_PERSISTED_QUERIES: 'on' }),
    ).toEqual([true, true, true]);
    expect(read({ GRAPHQL_INTROSPECTION: 'off', GRAPHQL_PLAYGROUND: 'off' })).toEqual([false, false, false]);
  });

  it('are on or off', () => {
    expect(() => read({ GRAPHQL_PLAYGROUND: 'perhaps' })).toThrow(
      /GRAPHQL_PLAYGROUND is "perhaps", but must be one of on, off/,
    );
  });
});
