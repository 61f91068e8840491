import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache, ServerError } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { ErrorLink } from '@apollo/client/link/error';
import { RetryLink } from '@apollo/client/link/retry';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import type { Client } from 'graphql-ws';
import { from as fromPromise, switchMap } from 'rxjs';
import { connectionPolicy } from './paging.js';

export interface Tokens {
  /** The caller's token, renewed where it has ended; null for nobody. */
  readonly current: () => Promise<string | null>;
  /** Another token in place of one that was refused although it has not ended. */
  readonly renew: (refused: string | null) => Promise<string | null>;
}

/** Queries and mutations by HTTP, subscriptions by the socket. A query that the network lost is sent again; a mutation never is. */
export function openApollo(socket: Client, tokens: Tokens): ApolloClient {
  const authorised = new SetContextLink(async ({ headers }) => {
    const token = await tokens.current();
    return { headers: token === null ? headers : { ...headers, authorization: BEARER + token } };
  });
  const renewing = new ErrorLink(({ error, operation, forward }) => {
    const { renewed } = operation.getContext();
    if (renewed === true || !isUnauthenticated(error)) return undefined;
    operation.setContext({ renewed: true });
    return fromPromise(tokens.renew(tokenIn(operation))).pipe(switchMap(() => forward(operation)));
  });
  const retrying = new RetryLink({
    delay: { initial: 400, max: 4_000, jitter: true },
    attempts: (count, { operationType }, error) =>
      operationType === OperationTypeNode.QUERY && isLost(error) && count < (isSilent(error) ? MOST_SILENT : MOST_LOST),
  });
  const http = ApolloLink.from([
    renewing,
    retrying,
    authorised,
    new SetContextLink(({ limits = 0 }, { operationType }) => ({
      limits: limits + 1,
      fetchOptions: { isQuery: operationType === OperationTypeNode.QUERY, attempt: limits },
    })),
    new HttpLink({ uri: '/graphql', credentials: 'omit', fetch: fetchWithin }),
  ]);
  // The socket reconnects by itself after most closes. After one that it takes for final, such as a refused token, this subscribes again.
  const resubscribing = new RetryLink({
    delay: { initial: 500, max: 15_000, jitter: true },
    attempts: { max: Number.POSITIVE_INFINITY, retryIf: (error) => !CombinedGraphQLErrors.is(error) },
  });
  const link = ApolloLink.split(
    ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
    ApolloLink.from([resubscribing, new GraphQLWsLink(socket)]),
    http,
  );
  return new ApolloClient({
    link,
    cache: openCache(),
    // A question that is put again after a change must not be given the answer to the one before.
    queryDeduplication: false,
    defaultOptions: { watchQuery: { notifyOnNetworkStatusChange: true } },
  });
}

/** Entities are kept by their own keys, so that a change of one shows wherever it stands. */
export function openCache(): InMemoryCache {
  return new InMemoryCache({
    typePolicies: {
      Query: {
        fields: {
          jobs: connectionPolicy(['filter', 'orderBy']),
          failedJobs: connectionPolicy(['filter']),
          sweepRuns: connectionPolicy([]),
          operatorActions: connectionPolicy(['jobId']),
          alerts: connectionPolicy(['openOnly']),
          brandBibles: connectionPolicy(['brand']),
          retryBatches: connectionPolicy([]),
          engineAlerts: connectionPolicy(['openOnly']),
          webhooks: connectionPolicy([]),
          webhookDeliveries: connectionPolicy(['webhookId']),
        },
      },
      Job: { keyFields: ['jobId'], fields: { progress: { merge: false }, enrichment: { merge: true } } },
      Refinement: { keyFields: false },
      BrandBible: { keyFields: ['name', 'version'] },
      Provider: { keyFields: ['provider'] },
    },
  });
}

/** How often a query is sent before its failure is shown: to an engine that is not there, and over lines that give no answer. */
const MOST_LOST = 4;
/** A browser keeps six lines to a server open, and after a break each of them may swallow one request. */
const MOST_SILENT = 7;
/** A mutation may take long, and is not sent again. */
const MUTATION_LIMIT_MS = 30_000;
/** Of a query, by its attempt: dead lines are found soon, and a slow engine still gets its time. */
const QUERY_LIMITS_MS = [8_000, 8_000, 16_000, 30_000];

const BEARER = 'Bearer ';
const SILENT = 'The engine did not answer in time.';
/** Queries without an answer yet. */
const pending = new Set<AbortController>();

interface LimitedInit extends RequestInit {
  readonly isQuery?: boolean;
  readonly attempt?: number;
}

/** A line that swallows packets gives neither answer nor error: the request then counts as lost. */
async function fetchWithin(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const { isQuery = false, attempt = 0, ...request } = init as LimitedInit;
  const limit = new AbortController();
  const ms = isQuery ? QUERY_LIMITS_MS[Math.min(attempt, QUERY_LIMITS_MS.length - 1)]! : MUTATION_LIMIT_MS;
  const timer = setTimeout(() => giveUp(limit), ms);
  if (isQuery) pending.add(limit);
  try {
    return await fetch(input, {
      ...request,
      signal: AbortSignal.any([limit.signal, ...(request.signal ? [request.signal] : [])]),
    });
  } finally {
    clearTimeout(timer);
    pending.delete(limit);
  }
}

/** Sends the queries again that wait for an answer over lines from before a break. */
export function giveUpPending(): void {
  for (const limit of pending) giveUp(limit);
}

function giveUp(limit: AbortController): void {
  limit.abort(new TypeError(SILENT));
}

function isSilent(error: unknown): boolean {
  return error instanceof TypeError && error.message === SILENT;
}

/** The token that an operation was sent with. */
function tokenIn(operation: ApolloLink.Operation): string | null {
  const { authorization } = (operation.getContext().headers ?? {}) as { readonly authorization?: string };
  return authorization?.replace(BEARER, '') ?? null;
}

function isUnauthenticated(error: unknown): boolean {
  if (ServerError.is(error)) return error.statusCode === 401;
  return (
    CombinedGraphQLErrors.is(error) && error.errors.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED')
  );
}

/** The network broke, or the engine is starting again: the same question may be put once more. */
export function isLost(error: unknown): boolean {
  if (ServerError.is(error)) return error.statusCode >= 502 && error.statusCode <= 504;
  return error instanceof TypeError;
}
