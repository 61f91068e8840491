import type { Fetcher } from '@graphiql/toolkit';
import { getOperationAST } from 'graphql';
import { createClient } from 'graphql-ws';
import { credentials } from './token.ts';

type Headers = Record<string, string>;

/** Queries and mutations by HTTP, subscriptions by the websocket of the same address; the token of the header box goes with both. */
export const fetcher: Fetcher = async (params, options = {}) => {
  const headers: Headers = { ...credentials(), ...(options.headers as Headers | undefined) };
  const operation = options.documentAST ? getOperationAST(options.documentAST, params.operationName) : null;
  if (operation?.operation === 'subscription') return subscribe(params, headers);
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(params),
    credentials: 'omit',
  });
  return response.json();
};

async function* subscribe(params: Parameters<Fetcher>[0], headers: Headers) {
  const url = new URL('/graphql', location.href.replace(/^http/, 'ws')).href;
  const client = createClient({ url, connectionParams: headers, retryAttempts: 0 });
  try {
    yield* client.iterate(params as { query: string });
  } catch (error) {
    throw error instanceof CloseEvent ? new Error(`The connection was closed: ${error.code} ${error.reason}`) : error;
  } finally {
    await client.dispose();
  }
}
