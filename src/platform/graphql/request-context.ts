import { AsyncLocalStorage } from 'node:async_hooks';
import DataLoader from 'dataloader';

/** The state of one HTTP request while Apollo Server processes it. */
export interface OperationScope {
  readonly correlationId: string;
}

const scopes = new AsyncLocalStorage<OperationScope>();

/** Runs `work` within a scope, because Apollo does not pass the request to its error formatter. */
export function inScope<Result>(scope: OperationScope, work: () => Result): Result {
  return scopes.run(scope, work);
}

/** The correlation id of the request under way; `unknown` outside of one. */
export function currentCorrelationId(): string {
  return scopes.getStore()?.correlationId ?? 'unknown';
}

/** The context of every GraphQL operation, over HTTP and on the socket. */
export interface RequestContext {
  /** In the log and in the answer to an unexpected error. */
  readonly correlationId: string;
  /** Counts further requests of the caller, all or none. @throws Fault RATE_LIMITED */
  readonly spend: (requests: number) => void;
  /** Batched loading: lives as long as one operation, or as one event of a subscription. */
  readonly loaders: Map<string, DataLoader<unknown, unknown>>;
}

/** The most rows of one statement; a page has 100, and aliases can request each several times. */
const LARGEST_BATCH = 500;

/**
 * The operation's own DataLoader for one kind of row, made on first use: what all resolvers of one level ask for is fetched in one statement.
 * @param key names the kind and everything else that `load` closes over: `job-events`
 * @param load the rows for the keys, in their order, with null or an Error for a missing one
 */
export function loaderOf<Key, Row>(
  context: RequestContext,
  key: string,
  load: (keys: readonly Key[]) => Promise<readonly (Row | Error)[]>,
): DataLoader<Key, Row> {
  const known = context.loaders.get(key);
  if (known) return known as unknown as DataLoader<Key, Row>;
  const made = new DataLoader<Key, Row>(load, { maxBatchSize: LARGEST_BATCH });
  context.loaders.set(key, made as unknown as DataLoader<unknown, unknown>);
  return made;
}
